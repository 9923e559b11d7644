/** Name of ONNX's default domain, which files may also write as "". */
export const DEFAULT_DOMAIN = 'ai.onnx';

/** Name of an operator in {@link ModelFacts}: `domain:op_type`, or `op_type` alone in the default domain. */
export function operatorKey(domain: string, op: string): string {
  return domain === '' || domain === DEFAULT_DOMAIN ? op : `${domain}:${op}`;
}

/** Domain of an operator key. The operator is the part after the last colon. */
export function operatorDomain(key: string): string {
  const colon = key.lastIndexOf(':');
  return colon === -1 ? DEFAULT_DOMAIN : key.slice(0, colon);
}
