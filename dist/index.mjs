import { jn as UserError } from "./gate-changes.mjs";
import { C as jsonProblem, D as quotedJson } from "./gate-metric.mjs";
import { n as verdictSchema } from "./gate-verdict.mjs";
// src/index.ts
const HINT = "Pass the whole text of a verdict.json written by the same version of the gate.";
/**
* Reads `verdict.json`.
*
* @param text - The file's text.
* @throws {UserError} If it is not a verdict; `message` names the first field that is wrong.
*/
function readVerdict(text) {
	const parsed = verdictSchema.safeParse(parse(text), { reportInput: true });
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const place = ["verdict", ...issue?.path.map(String) ?? []].join(".");
	throw new UserError(`${place}: ${issue?.message}, got ${quotedJson(issue?.input)}.`, HINT);
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new UserError(`verdict: expected JSON, got ${jsonProblem(error)}.`, HINT, { cause: error });
	}
}
export { readVerdict };
