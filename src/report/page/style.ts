/** Contrasts are at least 4.5 : 1 for text and 3 : 1 for signs, in light and in dark. On paper it is always light. */
const COLOURS = `
:root{color-scheme:light dark;--page:#f4f6f9;--card:#fff;--sunk:#f4f6f9;--ink:#18202c;--muted:#556070;--line:#d3d9e2;--link:#0a53b5;
--error:#b3201a;--error-bg:#fdeeec;--warning:#855000;--warning-bg:#fdf4e3;--change:#75309c;--change-bg:#f7effc;--ok:#1a6b48;--mark:#1f6feb}
@media screen and (prefers-color-scheme:dark){
:root{--page:#10141a;--card:#181d25;--sunk:#12161d;--ink:#e6eaf1;--muted:#a5afbf;--line:#353e4c;--link:#8cb9ff;
--error:#ff938a;--error-bg:#33191a;--warning:#f7be63;--warning-bg:#2e2413;--change:#d6a8fb;--change-bg:#291c35;--ok:#7bd3a7;--mark:#6aa5ff}}`;

const TEXT = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.25;margin:0}
h1{font-size:1.75rem;letter-spacing:-.01em}
h2{font-size:1.3rem}
h3{font-size:1.05rem;margin:1.75rem 0 .6rem}
h4{font-size:1rem;margin:1rem 0 .4rem}
h4 a,.contents th a{display:inline-block;padding:.2rem 0}
p,ul,ol,dl{margin:.4rem 0}
p,dd,.plain{max-width:80ch}
a{color:var(--link);text-underline-offset:.15em}
a:hover{text-decoration-thickness:2px}
code{font:.875em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;background:var(--sunk);border:1px solid var(--line);border-radius:4px;padding:.05em .35em;max-width:100%;-webkit-box-decoration-break:clone;box-decoration-break:clone}
em{color:var(--muted)}
.muted,.facts,.kind{color:var(--muted)}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px;border-radius:3px}
:target{scroll-margin-top:1rem}
.folded :target{scroll-margin-top:4rem}
h4:target,tr:target,.sources li:target{background:var(--warning-bg);outline:2px solid var(--warning)}
svg g:target{outline:3px solid var(--mark);outline-offset:3px}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--card);padding:.6rem 1rem;z-index:1}
.skip:focus{top:.5rem}
.sheet{position:absolute;width:0;height:0}
.i{width:1.05em;height:1.05em;vertical-align:-.16em;flex:none}
.on,.ln{fill:none;stroke:var(--card);stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.ln{stroke:currentColor;stroke-width:1.5}
.error{--tone:var(--error);--tint:var(--error-bg)}
.warning{--tone:var(--warning);--tint:var(--warning-bg)}
.change{--tone:var(--change);--tint:var(--change-bg)}
.accepted,.acknowledged,.undecided{--tone:var(--muted);--tint:var(--sunk)}
.none{--tone:var(--ok)}
.i,.head strong{color:var(--tone)}`;

const LAYOUT = `
.top{background:var(--card);border-bottom:1px solid var(--line)}
.top>div,main,footer{max-width:84rem;margin:0 auto;padding:1.5rem clamp(1rem,3vw,2.5rem)}
main:focus{outline:0}
main{padding-top:0}
footer{color:var(--muted);font-size:.9rem;padding-bottom:3rem}
.kind{font-size:.85rem;margin:0 0 .2rem}
.verdict{display:flex;gap:.6rem;font-size:1.2rem;font-weight:600;margin:.8rem 0;align-items:baseline}
.verdict .i{width:1.3rem;height:1.3rem;position:relative;top:.2rem}
.unread{font-weight:600}
.counts{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.5rem}
.counts li{border:1px solid var(--line);border-radius:8px;padding:.3rem .75rem;background:var(--sunk)}
.counts .zero,.counts .zero .i{color:var(--muted)}
main>section,.contents{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1.25rem clamp(.9rem,2vw,1.6rem);margin-top:1.25rem}
main>section.folded{padding-block:0;content-visibility:auto;contain-intrinsic-size:auto 3.5rem;margin-top:.6rem}
.facts{margin:.3rem 0 1rem}
.tag{display:inline-block;border:1px solid var(--tone);color:var(--tone);background:var(--tint);border-radius:99px;padding:0 .6rem;font-size:.85rem;white-space:nowrap}
summary{cursor:pointer;padding:.4rem 0}
summary h2{display:inline;margin-right:.5rem;font-size:1.1rem}
.folded>details>summary{padding:.9rem 0}
.fold{border-top:1px solid var(--line);margin-top:1rem;padding-top:.3rem}
.fold>summary,.more>summary{font-weight:600}
.fold>summary .i{margin-left:.15rem}
.drawings{display:flex;flex-wrap:wrap;gap:1rem}
figure{margin:0;min-width:0;flex:1 1 min(100%,calc(var(--width,40rem)*.7 + 1.7rem))}
figcaption{font-weight:600;margin-bottom:.35rem}
.drawing{overflow-x:auto;border:1px solid var(--line);border-radius:8px;background:var(--card);padding:.75rem}
.drawing svg{display:block;margin:0 auto;width:100%;max-width:var(--width,none);min-width:calc(var(--width,40rem)*.7);height:auto}
.wide{overflow-x:auto;margin:.5rem 0 1rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
.wide table{min-width:42rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--muted);font-weight:600;font-size:.85rem}
tbody th{font-weight:600}
th{overflow-wrap:break-word}
td,.contents th{overflow-wrap:anywhere;min-width:5.5rem}
.contents tbody th{min-width:9rem}
.losses th{width:32%}
.parts td:last-child{width:34%}
.filters{border:0;margin:.6rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center}
.filters legend{float:left;padding:0;margin-right:.5rem;color:var(--muted)}
.filters label{padding:.3rem 0;cursor:pointer}
.filters input{width:1.05rem;height:1.05rem;vertical-align:-.15rem;accent-color:var(--link)}
main:has(#show-errs:checked) .section:not(.errs),main:has(#show-finds:checked) .section:not(.finds),main:has(#show-changes:checked) .section:not(.changes){display:none}
@supports not selector(:has(a)){.filters{display:none}}`;

const FINDINGS = `
.findings,.destroyed{list-style:none;padding:0;margin:.5rem 0}
.finding,.destroyed>li{border:1px solid var(--line);border-left:4px solid var(--tone);border-radius:6px;padding:.6rem 1rem;margin:.6rem 0}
.finding p{margin:.25rem 0}
.places{font-size:.88rem}
.ok{color:var(--ok)}
.plain{padding-left:1.2rem}
.destroyed>li{background:var(--tint)}
.destroyed h3{margin:0 0 .3rem;font:600 1rem/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
dl{display:grid;grid-template-columns:minmax(9rem,max-content) minmax(0,1fr);gap:.25rem 1.2rem}
dt{font-weight:600}
dd{margin:0}
.yes{color:var(--error)}
.life{list-style:none;padding:0;display:flex;gap:2px;font-size:.88rem}
.life li{flex:1 1 8rem;min-width:0;padding-right:.6rem}
.life li::before{content:"";display:block;height:1rem;margin:0 -.6rem .35rem 0;border:2px solid var(--tone);-webkit-print-color-adjust:exact;print-color-adjust:exact;forced-color-adjust:none}
.life b,.life span{display:block}
.standard{--tone:var(--ok)}
.standard::before{background:var(--ok)}
.extended{--tone:var(--warning)}
.extended::before{background:repeating-linear-gradient(45deg,var(--warning) 0 3px,transparent 3px 9px)}
.dearer{--tone:var(--error)}
.dearer::before{background:repeating-linear-gradient(45deg,var(--error) 0 3px,transparent 3px 6px),repeating-linear-gradient(-45deg,var(--error) 0 3px,transparent 3px 6px)}
.retired{--tone:var(--muted)}
.retired::before{border-style:dashed!important}
.sources{padding-left:2rem}
.cite{font-size:.8em;text-decoration:none}`;

const ELSEWHERE = `
@media (max-width:40rem){
h1{font-size:1.4rem}
dl{grid-template-columns:minmax(0,1fr);gap:0}
dd{margin-bottom:.5rem}
.life{flex-direction:column;gap:.5rem}
.life li{display:grid;grid-template-columns:1.1rem minmax(0,1fr);column-gap:.7rem;flex:none}
.life li::before{grid-row:1/4;width:1.1rem;height:auto;min-height:3.5rem;margin:0}
.life li>*{grid-column:2}}
@media (forced-colors:active){
.on{stroke:Canvas}
.finding,.destroyed>li,.tag{border-color:CanvasText}
.life li::before{border-color:CanvasText}
:target{outline:2px solid Highlight}}
@media print{
@page{size:A4;margin:14mm}
body{background:none;font-size:9.5pt}
.skip,.filters{display:none}
.top>div,main,footer{max-width:none;padding:.5rem 0}
.top{border:0}
main>section,.contents,main>section.folded{border:0;border-top:1px solid var(--line);border-radius:0;padding:1rem 0;content-visibility:visible}
details::details-content{content-visibility:visible;display:block;block-size:auto;opacity:1}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
h2,h3,h4,.facts,.muted,summary,figcaption,caption,thead{break-after:avoid}
figure,.finding,.destroyed>li,tr,.life,.counts,dl{break-inside:avoid}
.drawings{display:block}
figure{margin-bottom:1rem}
.drawing{overflow:visible;border:0;padding:0}
.drawing svg{min-width:0;max-height:22cm}
.wide{overflow:visible}
.wide table{min-width:0}
a{color:inherit}
.tag,.finding,.destroyed>li{-webkit-print-color-adjust:exact;print-color-adjust:exact}}`;

/** The style of the page, but for that of drawings. Nothing moves, so nothing has to be stilled. */
export const STYLE = [COLOURS, TEXT, LAYOUT, FINDINGS, ELSEWHERE].join('');
