/** The one style sheet of the page. */
export const style: string = `
:root{color-scheme:light dark;--back:#fff;--card:#f6f7f9;--text:#1b1f24;--soft:#5b6470;--rule:#d9dee4;--line:#1858c8;--attack:#c2410c;--benign:#2f7d6b;--found:#ffd9c2;--expected:#c7d9ff;--good:#1a7f46;--bad:#b42318}
@media (prefers-color-scheme:dark){:root{--back:#12151a;--card:#1b2027;--text:#e6e9ee;--soft:#9aa5b3;--rule:#323a45;--line:#7aa7ff;--attack:#fb8c4d;--benign:#5cc4a8;--found:#6b3413;--expected:#263f7a;--good:#58c98a;--bad:#ff8a7d}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:76rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.1rem;margin:2.25rem 0 .6rem}
p{margin:.3rem 0}
.soft,.legend,.notes,figcaption{color:var(--soft)}
.keys{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1.25rem 0}
.key{background:var(--card);border:1px solid var(--rule);border-radius:.6rem;padding:.7rem .9rem}
.key b{display:block;font-size:1.45rem;line-height:1.3;font-variant-numeric:tabular-nums}
.key span{color:var(--soft);font-size:.85rem}
.gates{list-style:none;margin:0;padding:0}
.gates li{padding:.35rem 0;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
.kept::before,.missed::before{display:inline-block;min-width:4.2rem;font-weight:600}
.kept::before{content:"kept";color:var(--good)}
.missed::before{content:"missed";color:var(--bad)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:1rem}
figure{margin:0;background:var(--card);border:1px solid var(--rule);border-radius:.6rem;padding:.7rem .9rem}
figcaption{font-weight:600}
svg{display:block;width:100%;height:auto}
.grid{stroke:var(--rule);fill:none}
.tick,.axis{fill:var(--soft);font-size:12px}
.line{fill:none;stroke:var(--line);stroke-width:2.5;stroke-linejoin:round}
.chance{fill:none;stroke:var(--soft);stroke-dasharray:4 4}
.dot{fill:var(--line);stroke:var(--card);stroke-width:2}
rect.attacks{fill:var(--attack)}
rect.benign{fill:var(--benign)}
.legend{font-size:.85rem}
.legend .attacks::before,.legend .benign::before{content:"";display:inline-block;width:.75em;height:.75em;margin-right:.35em;border-radius:2px}
.legend .attacks::before{background:var(--attack)}
.legend .benign::before{background:var(--benign);margin-left:.8em}
.scroll{overflow-x:auto;border:1px solid var(--rule);border-radius:.6rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .75rem;text-align:right;white-space:nowrap;border-bottom:1px solid var(--rule)}
th:first-child,td:first-child{text-align:left}
th[scope=row]{font-weight:400}
summary{cursor:pointer;color:var(--soft);margin-bottom:.5rem}
thead th{background:var(--card);color:var(--soft);font-weight:600;font-size:.85rem}
tbody tr:last-child>*{border-bottom:0}
.notes{padding-left:1.2rem}
article{border:1px solid var(--rule);border-radius:.6rem;margin:.75rem 0;overflow:hidden}
article header{background:var(--card);padding:.4rem .9rem;font-size:.88rem;overflow-wrap:anywhere}
article header b{font-variant-numeric:tabular-nums}
.text{margin:0;padding:.7rem .9rem;white-space:pre-wrap;overflow-wrap:anywhere;font:.88rem/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.rules{padding:0 .9rem .6rem;font-size:.83rem;color:var(--soft);overflow-wrap:anywhere}
mark{color:inherit;border-radius:2px}
mark.found{background:var(--found)}
mark.expected{background:var(--expected)}
mark.found.expected{background:var(--found);box-shadow:inset 0 -3px var(--line)}
.code{font-size:.75em;color:var(--soft);border:1px solid var(--rule);border-radius:3px;padding:0 .25em;margin:0 .1em}
.cut{color:var(--soft);font-size:.85em}
`;
