import { DRAWING_WIDTHS } from './draw/draw-chart.ts';
import { paletteVariables } from './draw/palette.ts';

/** Below this width the narrow drawings are shown. */
const NARROW_BELOW = DRAWING_WIDTHS.wide + 48;

/** The style sheet of the page: light and dark, narrow screens, keyboard, print. */
export const STYLE = `
:root{color-scheme:light dark;${paletteVariables('light')}}
@media screen and (prefers-color-scheme:dark){:root{${paletteVariables('dark')}}}
*{box-sizing:border-box}
body{margin:0;background:var(--surface);color:var(--text);font:16px/1.5 system-ui,sans-serif}
main,header,footer{max-width:${NARROW_BELOW}px;margin:0 auto;padding:0 24px}
h1,h2,h3{line-height:1.25;overflow-wrap:anywhere}
h1{font-size:1.5rem}
h2{font-size:1.25rem;margin-top:2.5rem;padding-bottom:.3em;border-bottom:1px solid var(--line)}
h3{font-size:1.05rem;margin:0 0 .25em}
p{margin:.5em 0}
p,li{overflow-wrap:anywhere}
ul,ol{padding-left:1.4em}
code,pre{font:.9em ui-monospace,monospace}
code{overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;padding:12px;border:1px solid var(--line);border-radius:6px}
a{color:inherit}
:focus-visible{outline:3px solid var(--baseline);outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;padding:8px;background:var(--surface)}
.scroll,.tall{overflow-x:auto;margin:.75em 0}
@media screen{.tall{max-height:26rem;overflow-y:auto}}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:5px 10px;font-size:.9rem;border:1px solid var(--line);text-align:left;vertical-align:top}
th[align=right],td[align=right]{text-align:right}
th{font-weight:600}
tbody th{font-weight:400}
th.name{min-width:7rem}
[data-chart=confusion] :is(th,td){padding:5px 6px;white-space:nowrap}
td.input{max-width:28rem}
td.input p{min-width:14rem;margin:0}
td.answer{min-width:12rem;max-width:20rem;overflow-wrap:anywhere}
td img{display:block}
.pixels{image-rendering:pixelated}
figure,section[data-chart]{margin:1.75rem 0;break-inside:avoid}
figcaption p{margin:0;color:var(--muted);font-size:.9rem}
svg{display:block;max-width:100%;height:auto}
svg text{font-family:inherit}
.narrow{display:none}
.legend{display:flex;flex-wrap:wrap;gap:4px 20px;list-style:none;margin:.5em 0;padding:0;font-size:.9rem}
.legend li{display:flex;align-items:center;gap:8px}
.mark{flex:none;width:14px;height:14px;background:var(--ink)}
.mark.solid,.mark.dashed{width:24px;height:0;background:none;border-top:3px solid var(--ink)}
.mark.dashed{border-top-style:dashed}
.mark.circle{width:12px;height:12px;border-radius:50%;background:none;border:2px solid var(--ink)}
.mark.diamond{width:9px;height:9px;margin:0 2px;transform:rotate(45deg)}
.mark.band{opacity:.3}
details{border:1px solid var(--line);border-radius:6px;margin:.5em 0;padding:0 12px}
summary{cursor:pointer;padding:8px 0;font-weight:600;overflow-wrap:anywhere}
footer{margin-top:2.5rem;padding-bottom:24px;color:var(--muted);font-size:.9rem}
@media screen and (max-width:${NARROW_BELOW - 1}px){
main,header,footer{padding:0 12px}
.wide{display:none}
.narrow{display:block}
th,td{padding:4px 3px;font-size:.75rem}
th code,td code{font-size:1em}
td.input p{min-width:9rem}
th.name{min-width:0}
}
@media print{
body{font-size:11pt}
.skip,nav{display:none}
.scroll,.tall{overflow:visible}
details::details-content{content-visibility:visible;block-size:auto}
}
`;
