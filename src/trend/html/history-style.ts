/** Added to the style sheet of all pages. Lines and dots keep their width however a plot is stretched. */
export const HISTORY_STYLE = `
#filters{display:flex;flex-wrap:wrap;gap:8px 20px;margin:1em 0}
#filters[hidden],section[hidden]{display:none}
#filters label{display:flex;flex-direction:column;font-size:.9rem;color:var(--muted)}
select{font:inherit;color:var(--text);background:var(--surface);border:1px solid var(--muted);border-radius:6px;padding:4px 8px;max-width:100%}
section[data-model]{content-visibility:auto;contain-intrinsic-size:auto 360px;margin:1.75rem 0}
.plot{margin:.5em 0 1.75em 76px}
.area{position:relative}
.plot svg{width:100%;height:200px;border:1px solid var(--line);overflow:visible}
.tick{position:absolute;right:calc(100% + 8px);transform:translateY(-50%);font-size:.75rem;color:var(--muted);white-space:nowrap}
.days{display:flex;justify-content:space-between;font-size:.75rem;color:var(--muted)}
.days span:only-child{margin:0 auto}
.plot path,.key path{vector-effect:non-scaling-stroke;fill:none}
.line{stroke:var(--ink);stroke-width:1.5;opacity:.5}
.dot{stroke:var(--ink,var(--baseline));stroke-width:6;stroke-linecap:round}
.dot:hover{stroke-width:11}
.dot.release{stroke:var(--text);stroke-width:10}
.dot.waived{stroke:var(--part-4);stroke-width:10;stroke-linecap:square}
.dot.failed{stroke:var(--candidate);stroke-width:10;stroke-linecap:square}
.worse,.better,.split{stroke:var(--limit);stroke-width:2}
.better{stroke:var(--part-3);stroke-dasharray:2 3}
.worse{stroke-dasharray:6 3}
.split{stroke:var(--muted);stroke-width:1}
.key svg{width:18px;height:14px;overflow:visible}
`;
