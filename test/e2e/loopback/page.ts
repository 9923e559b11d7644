import type { LoopbackAnswer } from './protocol.ts';

/** One page of a list, with the link to the next as GitHub sends it. */
export function pageOf(
  all: readonly unknown[],
  url: URL,
  wrap: (shown: readonly unknown[]) => unknown = (shown) => shown,
): LoopbackAnswer {
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
  const page = Number(url.searchParams.get('page') ?? 1);
  const json = wrap(all.slice((page - 1) * size, page * size));
  if (page * size >= all.length) return { status: 200, json };
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  return { status: 200, json, headers: { link: `<${next.href}>; rel="next"` } };
}
