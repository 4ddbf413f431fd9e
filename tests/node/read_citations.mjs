// Reads each file that is named with Citation.js and prints its items as CSL-JSON, a list a file.
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";

const read = (file) => new Cite(readFileSync(file, "utf8")).data;
console.log(JSON.stringify(process.argv.slice(2).map(read)));
