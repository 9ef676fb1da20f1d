import { compileRules } from "/tmp/s3/src/core/compile.ts";
import { formats } from "/tmp/s3/src/guards/secrets/formats/index.ts";
const { rules } = compileRules(formats);
for (const r of rules) if (process.argv[2] === undefined || process.argv.slice(2).some(a => r.id.includes(a))) console.log(r.id, r.source.slice(0,60), JSON.stringify(r.branches.map(b=>b.map(s=>s.list.factors.map(f=>(f.boundary.before?"|":"")+f.text+(f.boundary.after?"|":""))))).slice(0,200));
