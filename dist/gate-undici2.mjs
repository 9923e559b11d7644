import { t as require_undici } from "./gate-undici.mjs";
export default require_undici();
export {};
