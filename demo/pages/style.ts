/** The look of the pages: light and dark, wide and narrow. */
export const style = `
:root{--page:#fff;--soft:#f6f8fa;--line:#d1d9e0;--text:#1f2328;--dim:#59636e;--link:#0969da;--good:#1a7f37;--good-soft:#dafbe1;
--bad:#cf222e;--bad-soft:#ffebe9;--look:#9a6700;--look-soft:#fff8c5;--code:#818b981f;--add:#dafbe1;--del:#ffebe9;--button:#f6f8fa}
@media(prefers-color-scheme:dark){:root{--page:#0d1117;--soft:#151b23;--line:#3d444d;--text:#f0f6fc;--dim:#9198a1;--link:#4493f8;
--good:#3fb950;--good-soft:#12261e;--bad:#f85149;--bad-soft:#25171c;--look:#d29922;--look-soft:#272115;--code:#656c7633;
--add:#12261e;--del:#25171c;--button:#212830}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:14px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
code,pre,.diff{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:12px}
code{background:var(--code);padding:.2em .4em;border-radius:6px;overflow-wrap:anywhere}
pre{background:var(--soft);padding:12px;border-radius:6px;overflow:auto}pre code{background:none;padding:0}
header{background:var(--soft);border-bottom:1px solid var(--line);padding:12px 24px;display:flex;gap:8px 16px;flex-wrap:wrap;align-items:baseline}
header .name{font-size:16px}header .note{color:var(--dim);margin-left:auto}
main{max-width:1100px;margin:0 auto;padding:20px 24px 48px}
h1{font-size:26px;font-weight:400;line-height:1.25;margin:0 0 8px}h1 .dim{font-weight:300}
.dim{color:var(--dim)}.small{font-size:12px}
.state{display:inline-block;border-radius:2em;padding:3px 12px;color:#fff;font-weight:500;background:#1f883d;margin-right:6px}
.tabs{display:flex;gap:4px;border-bottom:1px solid var(--line);margin:16px 0 20px;overflow-x:auto}
.tabs a{padding:8px 14px;color:var(--text);border-bottom:2px solid transparent;white-space:nowrap}
.tabs a.here{border-color:#fd8c73;font-weight:600}.tabs a:hover{text-decoration:none;background:var(--soft)}
.count{background:var(--code);border-radius:2em;padding:1px 7px;font-size:12px;margin-left:4px}
.box{border:1px solid var(--line);border-radius:6px;margin:0 0 16px;background:var(--page);overflow:hidden}
.box>.head{background:var(--soft);border-bottom:1px solid var(--line);padding:8px 14px;color:var(--dim)}
.box>.head b{color:var(--text)}.box>.body{padding:14px}
.box summary.head{background:var(--soft);padding:8px 14px;color:var(--text)}.box>details{margin:0}
.row{display:flex;gap:10px;padding:10px 14px;border-top:1px solid var(--line);align-items:flex-start}.row:first-child{border-top:0}
.row .grow{flex:1;min-width:0}
.event{display:flex;gap:10px;margin:0 0 16px 8px;color:var(--dim);align-items:baseline}
.talk{display:flex;gap:14px}.talk>.box{flex:1;min-width:0}
.face{width:40px;height:40px;border-radius:50%;flex:none;display:grid;place-items:center;color:#fff;font-weight:600;font-size:17px}
.tag{border:1px solid var(--line);border-radius:2em;padding:0 7px;font-size:12px;color:var(--dim)}
.dot{font-weight:700;width:1.2em;text-align:center;flex:none}
.good{color:var(--good)}.bad{color:var(--bad)}.look{color:var(--look)}
.merge{border-color:var(--edge)}.merge>.top{padding:14px;border-left:4px solid var(--edge);font-size:15px}
.merge.bad{--edge:var(--bad)}.merge.good{--edge:var(--good)}.merge.look{--edge:var(--look)}.merge{color:var(--text)}
.markdown>:first-child{margin-top:0}.markdown>:last-child{margin-bottom:0}.markdown p{margin:0 0 12px}
.markdown ul{padding-left:1.6em;margin:0 0 12px}.markdown li+li{margin-top:3px}
.scroll{overflow-x:auto;margin:0 0 12px}.markdown table{border-collapse:collapse;width:100%}
.markdown th,.markdown td{border:1px solid var(--line);padding:6px 13px;text-align:left;vertical-align:top}
.markdown th{background:var(--soft)}.markdown td{min-width:9em}.markdown td:first-child{min-width:14em}
details{margin:0 0 10px}summary{cursor:pointer}details[open]>summary{margin-bottom:8px}
blockquote{margin:0 0 12px;padding:0 1em;border-left:4px solid var(--line);color:var(--dim)}
hr{border:0;border-top:1px solid var(--line)}
.diff{width:100%;border-collapse:collapse}.diff td{padding:1px 10px;white-space:pre-wrap;overflow-wrap:anywhere;vertical-align:top}
.diff .n{color:var(--dim);text-align:right;width:1%;min-width:34px;user-select:none;white-space:nowrap}
.diff .add{background:var(--add)}.diff .del{background:var(--del)}.diff .hunk{background:var(--soft);color:var(--dim)}
.diff .inside{font-family:-apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif;font-size:14px;padding:10px;white-space:normal;border-block:1px solid var(--line);background:var(--page)}
.note-box{--edge:var(--line);border:1px solid var(--line);border-left:4px solid var(--edge);border-radius:6px;padding:10px 14px;margin:0 0 8px}
.note-box.failure{--edge:var(--bad)}.note-box.warning{--edge:var(--look)}.note-box.notice{--edge:var(--link)}
.note-box p{margin:4px 0 0;white-space:pre-line;overflow-wrap:anywhere}
button,select,textarea{font:inherit;color:var(--text);background:var(--button);border:1px solid var(--line);border-radius:6px;padding:5px 14px}
button{cursor:pointer;font-weight:500}button:hover{background:var(--soft)}button.main{background:#1f883d;border-color:#1f883d;color:#fff}
button:disabled{opacity:.6;cursor:default}
textarea{width:100%;min-height:84px;background:var(--page);padding:8px 12px;display:block;margin:0 0 10px}
.actions{display:flex;gap:8px;flex-wrap:wrap;align-items:center}form{display:inline}form.wide{display:block}
@media(max-width:640px){main{padding:14px 12px 40px}header{padding:10px 12px}header .note{margin-left:0;width:100%}h1{font-size:21px}.face{display:none}
.event{margin-left:0}.row{flex-wrap:wrap}.markdown td:first-child{min-width:9em}.markdown th,.markdown td{padding:6px 8px}}
`;
