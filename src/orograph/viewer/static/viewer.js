/* Orograph viewer, Apache-2.0. Contains three.js (MIT): LICENSES.txt */
function H(i,t={},...e){let n=document.createElement(i);return Xh(n,t),n.append(...e.filter($h)),n}function Z(i,t={},...e){let n=document.createElementNS("http://www.w3.org/2000/svg",i);return Xh(n,t),n.append(...e.filter($h)),n}function Xh(i,t){for(let[e,n]of Object.entries(t))n==null||n===!1||(typeof n=="function"?i.addEventListener(e.replace(/^on/,""),n):e==="style"&&i instanceof HTMLElement?i.style.cssText=String(n):i.setAttribute(e,n===!0?"":String(n)))}function $h(i){return i!=null&&i!==!1}function Cl(i,t){return getComputedStyle(i).getPropertyValue(t).trim()}var sm={"-":"\u207B",0:"\u2070",1:"\xB9",2:"\xB2",3:"\xB3",4:"\u2074",5:"\u2075",6:"\u2076",7:"\u2077",8:"\u2078",9:"\u2079"};function Bt(i,t=3){if(i==null)return"\u2014";if(!Number.isFinite(i))return Number.isNaN(i)?"NaN":i>0?"\u221E":"\u2212\u221E";if(i===0)return"0";let[e,n]=Math.abs(i).toExponential(t-1).split("e"),r=Number(n),s=i<0?"\u2212":"";if(r>-4&&r<5){let l=(+`${e}e${r}`).toFixed(Math.max(t-1-r,0));return s+qh(l)}let o="10"+[...String(r)].map(l=>sm[l]).join(""),a=qh(e);return s+(a==="1"?o:`${a}\xD7${o}`)}function fn(i){return String(i)}function pn(i){return i.map(t=>{for(let e=1;e<15;e++)if(Number(t.toPrecision(e))===Number(t.toPrecision(12)))return Bt(t,e);return Bt(t,12)})}function se(i,t=4){return Bt(i,t).replace("\u2212","minus ").replace("\xD710"," times ten to the ")}function qh(i){return i.includes(".")?i.replace(/\.?0+$/,""):i}function Yh(i){let{min:t,max:e}=Zh(i,!1);return t>0&&e/t>30}function mn(i,t,e=null){let n=Zh(i,t),{min:r,max:s}=n;Number.isFinite(r)||([r,s]=t?[1,10]:[0,1]);let o=e!==null&&e<s&&e>r;o&&(s=e),s<=r&&([r,s]=t?[r/1.1,r*1.1]:[r-(Math.abs(r)||1)/10,r+(Math.abs(r)||1)/10]);let a=t?Math.log10(r):r,l=(t?Math.log10(s):s)-a,c=u=>!Number.isFinite(u)||t&&u<=0?NaN:Math.min(((t?Math.log10(u):u)-a)/l,1),h=u=>t?10**(a+u*l):a+u*l;return{min:r,max:s,log:t,clipped:o,ticks:t?om(r,s):Si(r,s),share:c,value:h}}function Zh(i,t){let[e,n]=[1/0,-1/0];for(let r of i)for(let s of r)Number.isFinite(s)&&(!t||s>0)&&(s<e&&(e=s),s>n&&(n=s));return{min:e,max:n}}function Si(i,t,e=5){let n=(t-i)/e,r=10**Math.floor(Math.log10(n)),s=r*([1,2,5].find(a=>a*r>=n*.999)??10),o=[];for(let a=Math.ceil(i/s-1e-9);a*s<=t+s*1e-9;a++)o.push(Number((a*s).toPrecision(12)));return o}function om(i,t){let e=Math.log10(t/i);if(e<1)return Si(i,t,4);let n=e<=2?[1,2,5]:e<=4?[1,3]:[1],r=Math.max(1,Math.ceil(e/7)),s=[];for(let o=Math.floor(Math.log10(i));o<=Math.ceil(Math.log10(t));o++)for(let a of n){let l=a*10**o;o%r===0&&l>=i*(1-1e-9)&&l<=t*(1+1e-9)&&s.push(Number(l.toPrecision(6)))}return s}function Jh(i,t){let e=t.mode==="curves"?f=>!f.plane:t.mode==="table"?()=>!0:f=>f.plane,n=i.map((f,p)=>({surface:f,run:p})).filter(({surface:f,run:p})=>e(f)&&f.has(t.height)&&!t.hidden.includes(p)),r=f=>f.has(t.colour)?t.colour:t.height,s=n.map(({surface:f})=>f.shown(t.height)),o=n.map(({surface:f})=>f.shown(r(f))),a=t.log&&t.colour===t.height,l=t.colour===t.height?t.clip:null,c=t.shared||t.arrangement!=="side",h=c?mn(s,t.log,t.clip):null,u=c?mn(o,a,l):null,d=n.map(({surface:f,run:p},y)=>({run:p,surface:f,heights:s[y],colours:o[y],heightScale:h??mn([s[y]],t.log,t.clip),colourScale:u??mn([o[y]],a,l)}));return t.arrangement==="morph"&&t.mode==="surface"&&Br(i)?am(d,t.morph):d}function Br(i){let[t,...e]=i.filter(n=>n.plane);return e.length>0&&e.every(n=>n.nx===t.nx&&n.ny===t.ny)}function Me(i,t){return Pl(i,t)?.label??t}function Pl(i,t){for(let e of i){let n=e.run.fields.find(r=>r.name===t);if(n)return n}}function am(i,t){if(i.length<2)return i;let e=Math.min(Math.max(Math.floor(t),0),i.length-2),n=Math.min(Math.max(t-e,0),1),[r,s]=[i[e],i[e+1]];return[{...n<.5?r:s,heights:Kh(r.heights,s.heights,n,r.heightScale.log),colours:Kh(r.colours,s.colours,n,r.colourScale.log)}]}function Kh(i,t,e,n){if(e===0)return i;if(e===1)return t;let r=n?(s,o)=>Math.exp(Math.log(s)*(1-e)+Math.log(o)*e):(s,o)=>s*(1-e)+o*e;return Float32Array.from(i,(s,o)=>r(s,t[o]))}var Mn='system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';function oe(i,t,e,n={}){let{size:r=11,weight:s,fill:o,anchor:a,halo:l,rotate:c}=n;return Z("text",{x:Pt(i),y:Pt(t),"font-size":r,"font-weight":s,fill:o,"text-anchor":a,transform:c?`rotate(${Pt(c)} ${Pt(i)} ${Pt(t)})`:null,...l?{stroke:l,"stroke-width":3,"stroke-linejoin":"round","paint-order":"stroke"}:{}},wi(e))}function wi(i){return i.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,"\uFFFD")}var kr;function me(i,t=11,e=400){return kr===void 0&&(kr=typeof CanvasRenderingContext2D>"u"?null:document.createElement("canvas").getContext("2d")),kr?(kr.font=`${e} ${t}px ${Mn}`,kr.measureText(i).width):i.length*t*.58}function ne(i,t,e=11,n=400){let r=i.replace(/\s+/g," ").slice(0,400);if(me(r,e,n)<=t)return r;let s=[...r],[o,a]=[0,s.length];for(;o<a;){let l=o+a+1>>1;me(`${s.slice(0,l).join("")}\u2026`,e,n)<=t?o=l:a=l-1}return o?`${s.slice(0,o).join("").trimEnd()}\u2026`:""}function Vs(i,t,e,n,r=11){let s=[];for(let o of i){let a=s[s.length-1],l=a===void 0?o:a+t+o;if(a!==void 0&&me(l,r)<=e)s[s.length-1]=l;else if(s.length<n)s.push(ne(o,e,r));else break}return s}function Pt(i){return Math.round(i*100)/100}var Yi=4,Il=10.5;function Ai(i,t,e,n,r=70){let s=t-i||1,o=Math.max(2,Math.round(Math.abs(n-e)/r));return{low:e,high:n,ticks:t>i?Si(i,t,o):[i],at:a=>e+(a-i)/s*(n-e),value:a=>i+(a-e)/(n-e)*s}}function kn(i,t,e,n=44){let[r,s]=i.log?[Math.log10(i.min),Math.log10(i.max)]:[i.min,i.max],o=Math.max(2,Math.round(Math.abs(e-t)/n));return{low:t,high:e,ticks:i.log?i.ticks:Si(i.min,i.max,o),at:a=>t+((i.log?a>0?Math.log10(a):NaN:a)-r)/(s-r)*(e-t),value:a=>i.value((a-t)/(e-t))}}function Hs({name:i,label:t}){return!t||t===i?i:new RegExp(`^${i}\\b`).test(t)?t:`${i} \xB7 ${t}`}function Ei(i,t,e,n,r=Il){let s=t.top+t.height,o=Z("g",{class:"og-flat-axis"}),a=lm(i,r);o.append(Z("path",{d:i.ticks.map(l=>`M${Pt(i.at(l))} ${s}v${Yi}`).join(""),stroke:n.soft,"stroke-width":1,fill:"none"}));for(let{place:l,text:c}of a)o.append(oe(l,s+Yi+r+1,c,{size:r,anchor:"middle",fill:n.soft}));return e&&o.append(oe(t.left+t.width/2,s+Yi+2*r+8,ne(e,t.width+14,r+.5),{size:r+.5,anchor:"middle",fill:n.ink})),o}function jn(i,t,e,n,r=Il,s=44){let o=Z("g",{class:"og-flat-axis"});o.append(Z("path",{d:i.ticks.map(c=>`M${t.left} ${Pt(i.at(c))}h${-Yi}`).join(""),stroke:n.soft,"stroke-width":1,fill:"none"}));let a=pn(i.ticks),l=1/0;if(i.ticks.forEach((c,h)=>{let u=i.at(c);Math.abs(u-l)<r+3||(l=u,o.append(oe(t.left-Yi-3,u+r*.35,a[h],{size:r,anchor:"end",fill:n.soft})))}),e){let[c,h]=[t.left-s,t.top+t.height/2];o.append(oe(c,h,ne(e,t.height+20,r+.5),{size:r+.5,anchor:"middle",fill:n.ink,rotate:-90}))}return o}function Ws(i,t,e){let n=i.ticks.map(r=>`M${t.left} ${Pt(i.at(r))}h${Pt(t.width)}`).join("");return Z("path",{d:n,stroke:e.line,"stroke-width":1,fill:"none"})}function Xs(i,t=Il){return Math.max(0,...pn(i.ticks).map(e=>me(e,t)))+Yi+3}function lm(i,t){let e=pn(i.ticks),n=i.ticks.map((r,s)=>({place:i.at(r),text:e[s],half:me(e[s],t)/2}));for(let r=1;r<=n.length;r++){let s=n.filter((o,a)=>a%r===0);if(s.every((o,a)=>!a||Math.abs(o.place-s[a-1].place)>=o.half+s[a-1].half+6))return s}return n.slice(0,1)}function cm(i){let t={sure:"",filled:""},e=null;for(let n=1;n<i.x.length;n++){if(!Number.isFinite(i.y[n-1])||!Number.isFinite(i.y[n])){e=null;continue}let r=i.pending(n-1)||i.pending(n)?"filled":"sure";r!==e&&(t[r]+=`M${Pt(i.x[n-1])} ${Pt(i.y[n-1])}`),t[r]+=`L${Pt(i.x[n])} ${Pt(i.y[n])}`,e=r}return t}function $s(i,t,e){let n=[];for(let r=0;r<i.length;r++){if(!Number.isFinite(t[r])||!Number.isFinite(e[r]))continue;let s=r;for(;r+1<i.length&&Number.isFinite(t[r+1])&&Number.isFinite(e[r+1]);)r++;if(r===s)continue;let[o,a]=["",""];for(let l=s;l<=r;l++)o+=`${l>s?"L":"M"}${Pt(i[l])} ${Pt(e[l])}`,a=`L${Pt(i[l])} ${Pt(t[l])}${a}`;n.push(`${o}${a}Z`)}return n.join("")}function qs(i,t,e){let{sure:n,filled:r}=cm(i),s={fill:"none",stroke:t.colour,"stroke-linejoin":"round","stroke-linecap":"round"},o=Z("g");r&&o.append(Z("path",{d:r,...s,"stroke-width":1.2,"stroke-dasharray":"1 4","stroke-opacity":.8})),n&&o.append(Z("path",{d:n,...s,"stroke-width":1.9,"stroke-dasharray":t.dash||null}));for(let a=0;a<i.x.length;a++){if(!Number.isFinite(i.y[a])||i.pending(a))continue;let l=!Number.isFinite(i.y[a-1]??NaN)&&!Number.isFinite(i.y[a+1]??NaN);(t.points||l)&&o.append(Z("circle",{cx:Pt(i.x[a]),cy:Pt(i.y[a]),r:2.6,fill:t.colour,stroke:e,"stroke-width":1}))}return o}function Ti(i,t,e){let[n,r]=t<e?[t,e]:[e,t];return i<n?n:i>r?r:i}function jh(i,t){let[e,n]=[t.x-i.x,t.y-i.y],r=s=>{let[o,a]=[Math.cos(s),Math.sin(s)],l=c=>{let h=c.angle-s;return Math.abs(c.a*Math.cos(h))+Math.abs(c.b*Math.sin(h))};return Math.abs(e*o+n*a)>=l(i)+l(t)};return![i.angle,i.angle+Math.PI/2,t.angle,t.angle+Math.PI/2].some(r)}function Qh(i,t){let[e,n]=[Math.abs(Math.cos(i.angle)),Math.abs(Math.sin(i.angle))],[r,s]=[i.a*e+i.b*n,i.a*n+i.b*e];return i.x-r>=t.left&&i.x+r<=t.right&&i.y-s>=t.top&&i.y+s<=t.bottom}var Nl=class{squares=new Map;add(t,e){for(let n=0;n+3<e.length;n+=2){let[r,s,o,a]=[e[n],e[n+1],e[n+2],e[n+3]],l=Math.max(1,Math.ceil(Math.hypot(o-r,a-s)/4));for(let c=0;c<=l;c++)this.at(r+(o-r)*c/l,s+(a-s)*c/l).add(t)}}under(t,e){let[n,r]=[Math.cos(t.angle),Math.sin(t.angle)],s=0;for(let o=-t.a;o<=t.a;o+=5)for(let a of[-t.b*.7,0,t.b*.7])for(let l of this.at(t.x+o*n-a*r,t.y+o*r+a*n))l!==e&&s++;return s}at(t,e){let n=Math.floor(t/5)*100003+Math.floor(e/5),r=this.squares.get(n);return r||this.squares.set(n,r=new Set),r}};function tu(i,t,e=[],n=20){let r=new Nl;i.forEach((h,u)=>r.add(u,h.points));let s=[],o=i.map(({points:h})=>Dl(h)),a=h=>h===void 0?0:o[h][o[h].length-1],c=[...new Set(i.map(h=>h.text))].map(h=>i.map((u,d)=>d).filter(u=>i[u].text===h&&a(u)>1.6*i[u].width+12));for(let h of c)h.sort((u,d)=>a(d)-a(u));c.sort((h,u)=>(i[u[0]]?.weight??0)-(i[h[0]]?.weight??0)||a(u[0])-a(h[0]));for(let h=0;h<3;h++)for(let u of c){let d=u[h];if(d===void 0||s.length>=n||h&&a(d)<90)continue;let f=hm(d,i[d],o[d],t,[...e,...s],r);f&&s.push(f)}return s}function hm(i,{points:t,text:e,width:n},r,s,o,a){let l=n/2+2,c=r[r.length-1],[h,u]=[null,1/0],d=Math.hypot(t[0]-t[t.length-2],t[1]-t[t.length-1])<.5;for(let f=d?l:l+4;f<=c-l-(d?0:4);f+=7){let[[p,y],[m,g],[_,E]]=[Ll(t,r,f-l),Ll(t,r,f+l),Ll(t,r,f)],M=Math.hypot(m-p,g-y);if(M<1.75*l)continue;let A=Math.atan2(g-y,m-p);A>Math.PI/2+1e-9&&(A-=Math.PI),A<=-Math.PI/2+1e-9&&(A+=Math.PI);let v={x:(p+m+2*_)/4,y:(y+g+2*E)/4,a:l,b:12/2,angle:A,text:e,line:i},x=Math.abs((_-p)*(g-y)-(E-y)*(m-p))/(M||1);if(!Qh(v,{left:s.left+4,top:s.top+4,right:s.right-4,bottom:s.bottom-4}))continue;let w={...v,a:v.a+8,b:v.b+4};if(o.some(R=>jh(w,R)))continue;let N=.5*x+30*(1-M/(2*l))+a.under(v,i)*.7+Math.abs(A)*.9;N<u&&([h,u]=[v,N])}return u<9?h:null}function Dl(i){let t=new Float64Array(i.length/2);for(let e=1;e<t.length;e++)t[e]=t[e-1]+Math.hypot(i[2*e]-i[2*e-2],i[2*e+1]-i[2*e-1]);return t}function Ll(i,t,e){let[n,r]=[0,t.length-1];for(;r-n>1;){let o=n+r>>1;t[o]<=e?n=o:r=o}let s=t[r]>t[n]?Math.min(Math.max((e-t[n])/(t[r]-t[n]),0),1):0;return[i[2*n]+s*(i[2*r]-i[2*n]),i[2*n+1]+s*(i[2*r+1]-i[2*n+1])]}function Ys(i,t,e,n){let r=i.map((c,h)=>h).sort((c,h)=>i[c]-i[h]),s=r.length>1?Math.min(t,(n-e)/(r.length-1)):t,o=[],a=c=>Math.min(Math.max(c.wanted-s*(c.members.length-1)/2,e),n-s*(c.members.length-1));for(let c of r){let h={wanted:Math.min(Math.max(i[c],e),n),members:[c]};for(let u=o[o.length-1];u&&a(u)+s*u.members.length>a(h)+1e-9;u=o[o.length-1]){o.pop();let[d,f]=[u.members.length,h.members.length];h={wanted:(u.wanted*d+h.wanted*f)/(d+f),members:[...u.members,...h.members]}}o.push(h)}let l=[...i];for(let c of o)c.members.forEach((h,u)=>l[h]=a(c)+s*u);return l}function eu(i,t,e,n,r,s=8){let[o,a]=[e/2+1,6],l=[[s+o,0],[-s-o,0],[0,-s-a],[0,s+a],[o+4,-s-a/2],[-o-4,-s-a/2],[o+4,s+a/2],[-o-4,s+a/2]];for(let[c,h]of l){let u={x:i+c,y:t+h,a:o,b:a,angle:0};if(Qh(u,n)&&!r.some(d=>jh(u,d)))return u}return null}var um={paper:"#ffffff",ink:"#1b2430",soft:"#5b6675",line:"#d9dee5",accent:"#b3261e",panel:"#f6f7f9"},dm={paper:"#12171f",ink:"#e8ecf2",soft:"#9aa6b5",line:"#323b48",accent:"#ff8a73",panel:"#1a212b"},Fl={light:["#0f6cab","#cf5a12","#16856a","#a3478c","#b98800","#4a4f9e","#7a4a2b","#5f6b7a"],dark:["#62b6ee","#f49457","#4fd0ab","#e592cf","#f0c652","#a6aaf5","#cf9f7c","#b4bfcc"]},nu=["","7 3","2 2.5","9 3 2 3","5 2 1 2 1 2","12 4","1 3","4 4"];function We(i,t){let e=t?Fl.dark:Fl.light;return e[i%e.length]}function zr(i){return nu[i%nu.length]}var bM=Fl.light.length;function Qn(i){let t=H("span");t.hidden=!0,i.append(t);let e=a=>Cl(i,a)?(t.style.color=`var(${a})`,Sn(getComputedStyle(t).color)??Sn(Cl(i,a))):null,n={paper:e("--paper"),ink:e("--ink"),soft:e("--ink-soft"),line:e("--line"),accent:e("--accent"),panel:e("--panel")};t.remove();let r=n.paper?Ol(n.paper)<.3:!1,s=r?dm:um,o=a=>n[a]?Ul(n[a]):s[a];return{paper:o("paper"),ink:o("ink"),soft:o("soft"),line:o("line"),accent:o("accent"),panel:o("panel"),dark:r}}function Sn(i){let t=/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(i.trim());if(t){let n=t[1].length===3?[...t[1]].map(r=>r+r).join(""):t[1];return[0,2,4].map(r=>parseInt(n.slice(r,r+2),16))}let e=i.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number)??[];return/^rgba?\(/.test(i)&&e.length>=3?[e[0],e[1],e[2]]:/^color\(srgb /.test(i)&&e.length>=3?[e[0]*255,e[1]*255,e[2]*255]:null}function Ul(i){return`#${i.map(t=>Math.round(Math.min(Math.max(t,0),255)).toString(16).padStart(2,"0")).join("")}`}function Gr(i,t,e){return[0,1,2].map(n=>i[n]+(t[n]-i[n])*e)}function Ol(i){let[t,e,n]=i.map(r=>{let s=r/255;return s<=.04045?s/12.92:((s+.055)/1.055)**2.4});return .2126*t+.7152*e+.0722*n}var qt={PADDING:-1,PENDING:0,OK:1,NONFINITE:2,FAILED:3},fm={[qt.PENDING]:"not computed yet",[qt.OK]:"ok",[qt.NONFINITE]:"not finite",[qt.FAILED]:"failed"};function Zs(i){return fm[i]??"unknown"}function Bl(i,t,e){return{run:i,surface:t,values:t.shown(e),errors:t.fields.get(`${e}_stderr`)??null}}function Ks({values:i,errors:t},e){return i.map((n,r)=>t?n+e*t[r]:NaN)}function kl(i,t,e){let n=i.map(s=>s.values),r=i.filter(s=>s.errors).flatMap(s=>[Ks(s,2),...t?[]:[Ks(s,-2)]]);return mn([...n,...r],t,e)}function iu({surface:i},t){return i.status[t]===qt.PENDING}function ru({surface:i,values:t}){let e=-1;for(let n=0;n<t.length;n++)i.status[n]===qt.OK&&Number.isFinite(t[n])&&(e<0||t[n]<t[e])&&(e=n);return e}var pm=60,mm=0;function ou(i,t){let{strands:e,frame:n,across:r,scale:s}=i,o=kn(s,n.top+n.height,n.top,n.height<160?28:40),a=`og-flat-chart-${++mm}`,l=Z("g"),c=Z("g");for(let u of e){let d=We(u.run,t.dark),f=Array.from(u.surface.x,y=>r.at(y));if(u.errors)for(let y of[2,1])l.append(Z("path",{d:$s(f,su(u,-y,o,n),su(u,y,o,n)),fill:d,"fill-opacity":y===2?.12:.2}));let p={colour:d,dash:e.length>1?zr(u.run):"",points:f.length<=pm};c.append(qs({x:f,y:Array.from(u.values,y=>o.at(y)),pending:y=>iu(u,y)},p,t.paper))}let h=Z("g",{},Z("clipPath",{id:a},Z("rect",{x:n.left-4,y:n.top-(s.clipped?0:4),width:n.width+8,height:n.height+4+(s.clipped?0:4)})),Ws(o,n,t),Z("path",{d:`M${n.left} ${n.top}V${n.top+n.height}H${n.left+n.width}`,fill:"none",stroke:t.soft}),Z("g",{"clip-path":`url(#${a})`},l,c),jn(o,n,i.title,t,10.5,i.margin),i.below?Ei(r,n,i.below,t):Ei({...r,ticks:[]},n,"",t));return s.clipped&&h.append(oe(n.left+6,n.top+12,"cut off above",{size:10,fill:t.soft,halo:t.paper})),i.names&&h.append(...gm(i,o,t)),{group:h,up:o}}function su(i,t,e,n){let r=n.top+n.height;return Array.from(Ks(i,t),s=>Number.isNaN(s)?NaN:Ti(s<=0&&Number.isNaN(e.at(s))?r:e.at(s),n.top-4,r))}function gm({strands:i,frame:t,across:e,names:n},r,s){let o=i.map(({values:l,surface:c})=>{for(let h=l.length-1;h>=0;h--)if(Number.isFinite(r.at(l[h])))return{x:e.at(c.x[h]),y:Ti(r.at(l[h]),t.top,t.top+t.height)};return{x:t.left+t.width,y:t.top+t.height}}),a=Ys(o.map(({y:l})=>l),14,t.top+2,t.top+t.height-2);return i.map((l,c)=>{let h=t.left+t.width;return Z("g",{},Z("title",{},l.surface.run.name),Z("path",{d:`M${Pt(o[c].x+4)} ${Pt(o[c].y)}L${h+12} ${Pt(a[c])}`,stroke:We(l.run,s.dark),"stroke-width":.8,fill:"none"}),oe(h+15,a[c]+4,ne(l.surface.run.name,n-18,11),{size:11,fill:s.ink}))})}function au(i,t,e,n,r){let s=Z("g"),[o,a]=[t,e];for(let l of i){let c=ne(l.surface.run.name,Math.min(160,n-40),11),h=30+me(c,11)+18;o>t&&o+h>t+n&&([o,a]=[t,a+17]),s.append(Z("path",{d:`M${Pt(o)} ${a-4}h24`,stroke:We(l.run,r.dark),"stroke-width":2,"stroke-dasharray":zr(l.run)||null,fill:"none"}),Z("g",{},Z("title",{},l.surface.run.name),oe(o+30,a,c,{size:11,fill:r.ink}))),o+=h}return{group:s,height:a-e+17}}function lu(i,t){let e=URL.createObjectURL(i),n=H("a",{href:e,download:t});document.body.append(n),n.click(),n.remove(),setTimeout(()=>URL.revokeObjectURL(e),1e4)}function Zi(i,t,e,...n){let r=Z("svg",{width:i,height:t,viewBox:`0 0 ${i} ${t}`,"font-family":Mn});return r.style.fontVariantNumeric="tabular-nums",e&&r.append(Z("rect",{class:"og-flat-paper",width:i,height:t,fill:e})),r.append(...n),r}function ti(i){for(let t of[i,...i.querySelectorAll("*")])for(let e of["tabindex","class","role","aria-label","aria-hidden"])t.removeAttribute(e);return`<?xml version="1.0" encoding="UTF-8"?>
${wi(new XMLSerializer().serializeToString(i))}
`}async function Js(i,t,e,n){let r=new Image(t,e);r.src=`data:image/svg+xml;charset=utf-8,${encodeURIComponent(i)}`,await r.decode();let s=H("canvas",{width:Math.round(t*n),height:Math.round(e*n)}),o=s.getContext("2d");if(!o)throw new Error("This browser cannot draw the picture.");return o.scale(n,n),o.drawImage(r,0,0,t,e),new Promise((a,l)=>s.toBlob(c=>c?a(c):l(new Error("The picture is too large for this browser.")),"image/png"))}var Ki=16,ei=class{element=H("div",{class:"og-flat-readout","aria-hidden":"true"});constructor(){this.element.hidden=!0}show(t,e,n){this.element.replaceChildren(...n.flatMap(({term:c,value:h,colour:u})=>{let d=u?H("span",{class:"og-flat-sample"}):null;return d&&u&&(d.style.backgroundColor=u),[H("span",{class:"og-flat-term"},d,c),H("span",{class:"og-flat-value"},h)]})),this.element.hidden=!1;let r=this.element.parentElement;if(!r)return;let[s,o]=[this.element.offsetWidth,this.element.offsetHeight],a=t+Ki+s<=r.clientWidth?t+Ki:t-Ki-s,l=e+Ki+o<=r.clientHeight?e+Ki:e-Ki-o;this.element.style.left=`${Math.max(0,Math.min(a,r.clientWidth-s))}px`,this.element.style.top=`${Math.max(0,Math.min(l,r.clientHeight-o))}px`}hide(){this.element.hidden=!0}};function Ji(i,t){if(typeof ResizeObserver>"u")return()=>{};let e="",n=new ResizeObserver(()=>{let r=`${i.clientWidth} ${i.clientHeight}`;r!==e&&(e=r,requestAnimationFrame(t))});return n.observe(i),()=>n.disconnect()}var ym=4;function hu(i){let t=Z("svg",{class:"og-flat-surface og-flat-chart",role:"img",tabindex:0,"font-family":Mn}),e=new ei,n=H("p",{class:"og-flat-note"}),r=H("div",{class:"og-flat og-flat-curves"},t,e.element,n),s=Z("g"),o=Z("g",{"pointer-events":"none"}),a=Z("g",{"pointer-events":"none"});t.append(s,o,a);let l=null,c=null,h=[],u=null,d=Ji(r,()=>l&&f(l));t.addEventListener("pointermove",A=>m(A)),t.addEventListener("pointerleave",()=>g()),t.addEventListener("click",A=>_(A));function f(A){try{p(A)}catch(v){console.error(v),n.textContent="These curves cannot be drawn.",n.hidden=!1}}function p(A){let v=i.ui,x=A.layers.filter(bt=>!bt.surface.plane),[w,N]=[r.clientWidth,r.clientHeight];if(n.hidden=x.length>0,n.textContent=x.length?"":"No line to show.",s.replaceChildren(),o.replaceChildren(),g(),h=[],u=null,!x.length||!w||!N)return;c=Qn(r),t.setAttribute("width",String(w)),t.setAttribute("height",String(N));let R=x.map(({run:bt,surface:ae})=>Bl(bt,ae,v.height)),I=v.colour===v.height?[]:x.filter(bt=>bt.surface.has(v.colour)).map(({run:bt,surface:ae})=>Bl(bt,ae,v.colour)),F=kl(R,v.log,v.clip),V=kl(I,!1,null),C=x.length>1&&x.length<=ym&&w>=520,O=C?Math.min(230,w*.2,Math.max(...x.map(({surface:bt})=>me(bt.run.name.slice(0,80),11)))+22):0,$=Math.ceil(Math.max(...[F,...I.length?[V]:[]].map(bt=>Xs(kn(bt,300,0)))))+26,[G,it]=[$,Math.max(w-$-(O||24),40)],q=16;if(x.length>1&&!C){let bt=au(R,G,q+6,it,c);s.append(bt.group),q+=bt.height}let et=xm(R);v.markers&&et.length&&(q+=18);let nt=Math.max(N-q-52,60),J=I.length?Math.round(nt*.66):nt,lt=[{left:G,top:q,width:it,height:J},{left:G,top:q+J+26,width:it,height:nt-J-26}],X=u=Ai(Math.min(...x.map(bt=>bt.surface.x[0])),Math.max(...x.map(bt=>bt.surface.x[bt.surface.nx-1])),G,G+it,90),ot=Hs(x[0].surface.run.axes[0]),St=[{strands:R,scale:F,title:Me(A.surfaces,v.height),frame:lt[0],below:I.length?"":ot,names:O},...I.length?[{strands:I,scale:V,title:Me(A.surfaces,v.colour),frame:lt[1],below:ot,names:0}]:[]].map(bt=>({plan:bt,...ou({...bt,across:X,margin:$-13},c)}));v.markers&&s.append(..._m(et,X,lt[0],I.length?lt[1].top+lt[1].height:lt[0].top+J,c)),s.append(...St.map(({group:bt})=>bt)),h=St.map(({plan:bt,up:ae})=>({strands:bt.strands,up:ae,frame:bt.frame})),t.setAttribute("aria-label",vm(Me(A.surfaces,v.height),R));let gt=v.cursor&&!A.surfaces[v.cursor.run]?.plane?v.cursor:null;gt&&o.append(...y(A.surfaces[gt.run].x[gt.i],c.accent,1.2,4.5))}function y(A,v,x,w){if(!u||!c||!h.length)return[];let N=Pt(u.at(A)),R=h[h.length-1].frame,I=[Z("path",{d:`M${N} ${h[0].frame.top}V${R.top+R.height}`,stroke:v,"stroke-width":x,fill:"none"})];for(let{strands:F,up:V,frame:C}of h)for(let O of F){let $=cu(O,A),G=$<0?NaN:V.at(O.values[$]);G>=C.top-1&&G<=C.top+C.height+1&&I.push(Z("circle",{cx:Pt(u.at(O.surface.x[$])),cy:Pt(G),r:w,fill:We(O.run,c.dark),stroke:c.paper,"stroke-width":1.5}))}return I}function m(A){let v=E(A);if(!v||!c||!l)return g();let{x,box:w}=v;a.replaceChildren(...y(x,c.soft,1,4));let N=h[0].strands.length>1,R=[{term:"x",value:Bt(x,4)}];for(let{strands:I}of h)for(let F of I){let V=cu(F,x);if(V<0)continue;let C=F===I[0]||!N?Me(l.surfaces,I===h[0].strands?i.ui.height:i.ui.colour):"";N&&C&&R.push({term:C,value:""});let O=F.surface.statusAt(V,0)==="ok"?Bt(F.values[V],4):F.surface.statusAt(V,0),$=F.errors&&Number.isFinite(F.errors[V])?` \xB1 ${Bt(F.errors[V],2)}`:"";R.push({term:N?F.surface.run.name:C,value:O+$+(Math.abs(F.surface.x[V]-x)>1e-9?` at ${Bt(F.surface.x[V])}`:""),...N?{colour:We(F.run,c.dark)}:{}})}e.show(A.clientX-w.left,A.clientY-w.top,R)}function g(){a.replaceChildren(),e.hide()}function _(A){let v=E(A);v&&i.set({cursor:{run:v.each.run,i:v.k,j:0}})}function E(A){let v=t.getBoundingClientRect(),[x,w]=[A.clientX-v.left,A.clientY-v.top];if(!u||x<u.low-8||x>u.high+8)return null;let N=u.value(x),R=h.find(({frame:C})=>w<=C.top+C.height+13)??h[h.length-1],I=R.strands.map(C=>({each:C,k:C.surface.nearest(N,0)[0]})),F=({each:C,k:O})=>{let $=Math.abs(R.up.at(C.values[O])-w);return Number.isFinite($)?$:1e6},V=I.reduce((C,O)=>F(O)<F(C)?O:C);return{...V,x:V.each.surface.x[V.k],box:v}}return{element:r,draw(A){l=A,f(A)},svg:()=>h.length?ti(M(!0)):"",async png(A,v){if(!h.length)throw new Error("There are no curves yet.");return Js(ti(M(!v)),r.clientWidth,r.clientHeight,A)},dispose(){d(),r.remove()}};function M(A){return Zi(r.clientWidth,r.clientHeight,A&&c?c.paper:null,s.cloneNode(!0),o.cloneNode(!0))}}function cu({surface:i},t){let[e,n]=[i.x[0],i.x[i.nx-1]],r=(n-e)*1e-9;return t<e-r||t>n+r?-1:i.nearest(t,0)[0]}function xm(i){let t=new Map;for(let{surface:e}of i){let n=e.run.markers.some(({x:r})=>r===0)?[]:[{name:"anchor",x:0}];for(let{name:r,x:s}of[...n,...e.run.markers])s>=e.x[0]&&s<=e.x[e.nx-1]&&t.set(`${s} ${r}`,{name:r,x:s})}return[...t.values()].sort((e,n)=>e.x-n.x)}function _m(i,t,e,n,r){let s=-1/0;return i.map(({name:o,x:a},l)=>{let c=Pt(t.at(a)),h=Z("g",{},Z("title",{},o),Z("path",{d:`M${c} ${e.top-4}V${n}`,stroke:r.soft,"stroke-width":1,"stroke-dasharray":"2 3",fill:"none"})),u=i[l+1]?t.at(i[l+1].x):e.left+e.width+40,d=ne(o,Math.max(Math.min(140,(u-c)*.9),46),10.5),f=me(d,10.5)/2,p=Math.max(Math.min(c,e.left+e.width-f+20),e.left+f-20);return p-f>s+6&&(h.append(oe(p,e.top-8,d,{size:10.5,anchor:"middle",fill:r.soft})),s=p+f),h})}function vm(i,t){let e=t.map(n=>{let r=ru(n),{run:s,x:o,nx:a}=n.surface,l=`${s.name}: x from ${se(o[0])} to ${se(o[a-1])}`;return r<0?`${l}, no values yet.`:`${l}, lowest ${se(n.values[r])} at x ${se(o[r])}.`});return[`Curves of ${i}.`,...e].join(" ")}var uu={mouse:11,touch:24};function fu(i,t,e){let n=null,r=o=>{let a=i.svg.getBoundingClientRect();return[o.clientX-a.left,o.clientY-a.top]},s=(o,a)=>{let{frame:l}=i.place;return o>=l.left&&o<=l.left+l.width&&a>=l.top&&a<=l.top+l.height};i.svg.addEventListener("pointerdown",o=>{if(!i.place||o.button!==0||!o.isPrimary)return;let[a,l]=r(o),c=bm(i,t.ui.section,a,l,o.pointerType==="touch"?uu.touch:uu.mouse);if(!c&&!s(a,l))return;let h=c?c.other:du(i,a,l);n={left:a,top:l,fixed:h,flip:c?.flip??!1,moved:!1,before:t.ui.section},i.svg.setPointerCapture?.(o.pointerId)}),i.svg.addEventListener("pointermove",o=>{if(!i.place)return;let[a,l]=r(o);if(!n)return e.hover(i,s(a,l)&&o.pointerType!=="touch"?a:null,l);if(!n.moved&&Math.hypot(a-n.left,l-n.top)<5)return;n.moved||e.hover(i,null,0),n.moved=!0;let[[c,h],[u,d]]=[n.fixed,du(i,a,l)];t.set({section:n.flip?{x0:u,y0:d,x1:c,y1:h}:{x0:c,y0:h,x1:u,y1:d}})}),i.svg.addEventListener("pointerup",o=>{let a=n;if(n=null,!a||a.moved)return;let[l,c]=r(o);if(!s(l,c))return;let{layer:h,place:u}=i,[d,f]=h.surface.nearest(...u.back(l,c));t.set({cursor:{run:h.run,i:d,j:f}})}),i.svg.addEventListener("pointercancel",()=>n=null),i.svg.addEventListener("pointerleave",()=>i.place&&e.hover(i,null,0)),i.svg.addEventListener("keydown",o=>{o.key==="Escape"&&(n?.moved?(t.set({section:n.before}),o.stopPropagation()):t.ui.section&&t.set({section:null}),n=null)})}function du(i,t,e){let{frame:n}=i.place;return i.place.back(Math.min(Math.max(t,n.left),n.left+n.width),Math.min(Math.max(e,n.top),n.top+n.height))}function bm(i,t,e,n,r){if(!t)return null;let{x0:s,y0:o,x1:a,y1:l}=t,c=([d,f])=>Math.hypot(d-e,f-n),[h,u]=[c(i.place.at(s,o)),c(i.place.at(a,l))];return Math.min(h,u)>r?null:h<u?{other:[a,l],flip:!0}:{other:[s,o],flip:!1}}function Mm(i,t){let e=Math.min(i,t);return e>=330?"ample":e>=170?"small":"tiny"}var Sm={ample:{left:60,right:18,top:14,bottom:88},small:{left:47,right:10,top:8,bottom:82},tiny:{left:30,right:8,top:8,bottom:50}};function zl(i){return[i.x[i.nx-1]-i.x[0],i.y[i.ny-1]-i.y[0]]}function pu(i,t,e){let n=[],r=-1/0;for(let s=1;s<=e.length;s++){let o=Math.ceil(e.length/s);if((o-1)*s>=e.length)continue;let[a,l]=[(i-10*(s-1))/s,(t-10*(o-1))/o],c=Mm(a,l),h=e.map((d,f)=>{let[p,y]=[Math.round(f%s*(a+10)),Math.round(Math.floor(f/s)*(l+10))];return wm(p,y,Math.floor(a),Math.floor(l),d,c)}),u=Math.min(...h.map(({frame:d})=>d.width*d.height));u>r&&([n,r]=[h,u])}return n}function wm(i,t,e,n,[r,s],o){let a=Sm[o],[l,c]=[Math.max(e-a.left-a.right,1),Math.max(n-a.top-a.bottom,1)],h=r/s,u=h<=3&&h>=1/3?Math.min(l/r,c/s):null,[d,f]=u?[r*u,s*u]:[l,c],p={left:Math.round(a.left+(l-d)/2),top:Math.round(a.top+(c-f)/2),width:Math.max(Math.round(d),1),height:Math.max(Math.round(f),1)};return{left:i,top:t,width:e,height:n,frame:p,room:o}}function js({frame:i,width:t}){return Math.min(Math.max(i.width,330),t-i.left-2)}function mu(i,t){let[e,n]=[i.x[0],i.y[0]],[r,s]=zl(i);return{frame:t,at:(o,a)=>[t.left+(o-e)/r*t.width,t.top+(1-(a-n)/s)*t.height],back:(o,a)=>[e+(o-t.left)/t.width*r,n+(1-(a-t.top)/t.height)*s]}}var Gl={viridis:"44015446075a470d6047136548186a481d6f482374482878472d7b46327e453781443b844240864045883e49893d4e8a3a538b38588c365c8d34608d32648e31688e2f6c8e2d708e2c738e2a778e297b8e277f8e26828e24868e238a8d218e8d20928c1f968b1f9a8a1f9e891fa18721a58523a98326ad812ab07f2fb47c35b7793bbb7542be714ac16d52c5695ac86465cb5e6ece5877d15381d34d8bd64695d840a0da39aadc32b5de2bc0df25cae11fd5e21adfe318eae51af4e61efde725",magma:"00000402010903031206051a0a08220e0b2b130d34180f3d1d114722115029115a2f116336106b3d0f71440f764a107952137c59157e5f187f651a806b1d81721f817822817e24828426818b2981912b81982d809e2f7fa5317eab337cb2357bba3878c03a76c73d73cd4071d3436ed9466bdf4a68e44f64e95462ed5a5ff1605df4675cf66e5cf8765cfa7d5efb8560fc8e64fd9668fe9d6cfea571feac76feb47bfebb81fec287feca8dfed194fed89afde0a1fde7a9fceeb0fcf6b8fcfdbf",cividis:"00224e00255400285b002b62002e6a0030700533711235701a386f213b6e273e6e2d416d32436d36466c3b496c3f4c6c444f6c48526c4c556c50576c545a6d575d6d5b606e5e636f62656f656870696b716c6e727071737374757777767a7a787e7d788280798683798a86788e8978928c78958f779992779d9576a19975a59c74a99f73ada272b1a570b6a96fbaac6dbfb06bc3b369c7b767ccba64d0be62d4c15fd9c55cddc858e1cc55e6d051ead34cefd748f3db42f8df3cfde334fee838",plasma:"0d088719068c2206902a059331059738049a3f049c46039f4c02a15302a35901a56001a66600a76c00a87201a87801a88004a88606a68b0aa5910ea39613a19c179ea11b9ba62098ab2494b02991b42e8db83289bd3786c13b82c5407ec9447acd4a76d14e72d5536fd8576bdb5c68de6164e26561e56a5de76f5aea7457ed7953ef7e50f1834cf48849f68d45f79342f99a3efb9f3afca537fdab33fdb130feb72dfebd2afdc328fdca26fcd025fbd724f9dd25f7e425f5eb27f2f227f0f921",balance:"05306109386d0e41791249841752901b5a9c1f63a8246aae2a71b22f79b53480b93a87bd3f8ec04695c4529dc85fa5cd6eaed27bb6d687beda93c6de9dcbe1a7d0e4b1d5e7bbdaeac5dfeccfe4efd5e7f1dbeaf2e1edf3e7f0f4edf2f5f3f5f6f8f4f2f9f0ebf9ebe3fae7dcfbe3d4fcdecdfdd9c4fbd0b9fac8aff8bfa4f7b799f6af8ef4a683f09c7beb9172e6866ae17860dc6e57d7634fd25849cc4c44c6413ec13639bb2a34b61f2eae172aa21328960f278a0b257f082373042167001f"},Qs=Object.keys(Gl);function to(i,t){let e=Gl[i]??Gl.viridis,n=e.length/6-1,r=Math.min(Math.max(t,0),1)*n,s=Math.min(Math.floor(r),n-1),o=r-s,a=(c,h)=>parseInt(e.slice(c*6+h*2,c*6+h*2+2),16)/255,l=c=>a(s,c)*(1-o)+a(s+1,c)*o;return[l(0),l(1),l(2)]}function Nn(i,t){return`rgb(${to(i,t).map(e=>Math.round(e*255)).join(" ")})`}function Vr(i,t=256){let e=new Uint8Array(t*4);for(let n=0;n<t;n++){let r=to(i,n/(t-1));for(let s=0;s<3;s++)e[n*4+s]=Math.round(r[s]*255);e[n*4+3]=255}return e}function eo(i,t,e,n){let r=Float32Array.from(i,l=>Number.isFinite(l)?l:NaN);if(!t.includes(qt.PENDING))return r;let s=Float64Array.from(r);for(let l=0;l<e;l++)gu(s,l*n,1,n);for(let l=0;l<n;l++)gu(s,l,n,e);let o=s.map(l=>Number.isFinite(l)?1:0);for(let l=0;l<s.length;l++)o[l]||(s[l]=0);let a=yu(s,o,e,n);for(let l=0;l<s.length;l++)t[l]===qt.PENDING&&(r[l]=a?a[l]:NaN);return r}function gu(i,t,e,n){let r=-1;for(let s=0;s<n;s++){let o=i[t+s*e];if(!Number.isNaN(o)){if(r>=0){let a=i[t+r*e];for(let l=r+1;l<s;l++)i[t+l*e]=a+(o-a)*(l-r)/(s-r)}r=s}}}function yu(i,t,e,n){if(t.every(h=>h>0))return i;if(e===1&&n===1)return null;let[r,s]=[Math.ceil(e/2),Math.ceil(n/2)],o=new Float64Array(r*s),a=new Float64Array(r*s);for(let h=0;h<e;h++)for(let u=0;u<n;u++){let d=(h>>1)*s+(u>>1);o[d]+=i[h*n+u]*t[h*n+u],a[d]+=t[h*n+u]}for(let h=0;h<o.length;h++)o[h]=a[h]?o[h]/a[h]:0,a[h]=Math.min(a[h],1);let l=yu(o,a,r,s);if(!l)return null;let c=Float64Array.from(i);for(let h=0;h<e;h++)for(let u=0;u<n;u++)t[h*n+u]||(c[h*n+u]=Am(l,r,s,(h-.5)/2,(u-.5)/2));return c}function Am(i,t,e,n,r){let[s,o]=[Math.min(Math.max(n,0),t-1),Math.min(Math.max(r,0),e-1)],[a,l]=[Math.min(Math.floor(s),Math.max(t-2,0)),Math.min(Math.floor(o),Math.max(e-2,0))],[c,h]=[s-a,o-l],u=(d,f)=>i[Math.min(d,t-1)*e+Math.min(f,e-1)];return(u(a,l)*(1-h)+u(a,l+1)*h)*(1-c)+(u(a+1,l)*(1-h)+u(a+1,l+1)*h)*c}var xu=[[],[3,0],[0,1],[3,1],[1,2],[],[0,2],[3,2],[2,3],[2,0],[],[2,1],[1,3],[1,0],[0,3],[]];function Vl(i,t){let{values:e,x:n,y:r}=i,[s,o]=[n.length,r.length],a=[],l=[];for(let c=0;c<s-1;c++)for(let h=0,u=c*o;h<o-1;h++,u++){let[d,f,p,y]=[e[u],e[u+o],e[u+o+1],e[u+1]],m=(d>=t?1:0)|(f>=t?2:0)|(p>=t?4:0)|(y>=t?8:0);if(Number.isNaN(d+f+p+y)&&(Number.isNaN(d)||Number.isNaN(f)||Number.isNaN(p)||Number.isNaN(y))||m===0||m===15)continue;let g=[2*u,2*(u+o)+1,2*(u+1),2*u+1],_=(E,M)=>(a.push(g[E]),l.push(g[M]));if(m===5||m===10){let E=(d+f+p+y)/4>=t;m===5===E?(_(0,1),_(2,3)):(_(3,0),_(1,2))}else _(xu[m][0],xu[m][1])}return Em(a,l).map(({edges:c,closed:h})=>({level:t,closed:h,points:Tm(c,i,t)}))}function _u(i,t){let[e,n]=[i.x.length,i.y.length],[r,s]=[e+2,n+2],o=new Float64Array(r*s).fill(-1/0);for(let l=0;l<e;l++)for(let c=0;c<n;c++){let h=i.values[l*n+c];Number.isNaN(h)||(o[(l+1)*s+c+1]=h)}let a=l=>[l[0],...Array.from(l),l[l.length-1]];return Vl({values:o,x:a(i.x),y:a(i.y)},t)}function Em(i,t){let e=new Map,n=new Map,r=(l,c)=>(e.has(l)?n:e).set(l,c);for(let l=0;l<i.length;l++)r(i[l],l),r(t[l],l);let s=new Uint8Array(i.length),o=[],a=(l,c)=>{let h=[l];for(;c!==void 0&&!s[c];)s[c]=1,l=i[c]===l?t[c]:i[c],h.push(l),c=e.get(l)===c?n.get(l):e.get(l);return h};for(let[l,c]of e)!n.has(l)&&!s[c]&&o.push({edges:a(l,c),closed:!1});for(let l=0;l<i.length;l++)s[l]||o.push({edges:a(i[l],l),closed:!0});return o}function Tm(i,{values:t,x:e,y:n},r){let s=n.length,o=new Float64Array(i.length*2);return i.forEach((a,l)=>{let c=a>>1,[h,u]=[Math.floor(c/s),c%s],d=a%2===1,[f,p]=[t[c],t[d?c+1:c+s]],y=f===-1/0?1:p===-1/0?0:p===f?.5:(r-f)/(p-f);o[2*l]=d?e[h]:e[h]+y*(e[h+1]-e[h]),o[2*l+1]=d?n[u]+y*(n[u+1]-n[u]):n[u]}),o}function Ri(i,t){let e=i.length-1,n=i[e]>=i[0],[r,s]=n?[i[0],i[e]]:[i[e],i[0]];if(!(t>=r&&t<=s))return null;if(e===0)return{cell:0,share:0};let[o,a]=[0,e];for(;a-o>1;){let l=o+a>>1;(n?i[l]<=t:i[l]>=t)?o=l:a=l}return{cell:o,share:(t-i[o])/(i[a]-i[o])}}function Ci(i,t,e,n,r){let[s,o]=[Ri(t,n),Ri(e,r)];if(!s||!o)return NaN;let a=e.length,l=0;for(let c=0;c<2;c++)for(let h=0;h<2;h++){let u=(c?s.share:1-s.share)*(h?o.share:1-o.share);u&&(l+=u*i[(s.cell+c)*a+o.cell+h])}return l}function vu(i,t){let e=t?n=>n>0&&n<1/0?Math.log10(n):NaN:n=>Number.isFinite(n)?n:NaN;return i.map(e)}function Pi(i,t){if(i.length!==t.length)return!1;for(let e=0;e<i.length;e++)if(i[e]!==t[e])return!1;return!0}var Rm=new WeakMap,Cm=new WeakMap,bu=new WeakMap;function no(i,t){let e=t?Rm:Cm,n=e.get(i);return n||e.set(i,n=vu(i,t)),n}function Hl(i,t){return i.log?Math.log10(t):t}function ji(i,t){let{surface:e,colours:n,colourScale:r}=i;return{values:no(n,r.log),status:e.status,x:e.x,y:e.y,low:Hl(r,r.min),high:Hl(r,r.max),colormap:t}}function Mu(i,t){let{surface:e,heights:n,heightScale:r}=i,s=no(n,r.log),o=bu.get(s)??new Map;return bu.set(s,o),o.size>120&&o.clear(),t.map(({value:a})=>{let l=String(a),c=o.get(l);return c||o.set(l,c=Vl({values:s,x:e.x,y:e.y},Hl(r,a))),c})}function io(i,t){let e=-1;for(let n=0;n<t.length;n++)i.status[n]===qt.OK&&Number.isFinite(t[n])&&(e<0||t[n]<t[e])&&(e=n);return e<0?null:{i:Math.floor(e/i.ny),j:e%i.ny,value:t[e]}}var Wl=1024,ro=.55,Hr={step:7,width:1.1};function Su(i,t,e){let[n,r]=[i[0],i[i.length-1]],s=new Int32Array(t),o=new Float32Array(t);for(let a=0;a<t;a++){let l=(a+.5)/t,c=Ri(i,n+(r-n)*(e?1-l:l));c&&([s[a],o[a]]=[c.cell,c.share])}return{cell:s,share:o}}function Au(i,t,e,n,r,s){let{values:o,status:a,low:l,high:c}=n,h=n.y.length,u=Vr(n.colormap,Wl),d=Sn(r.paper),f=Gr(d,Sn(r.soft),.55),[p,y]=[Su(n.x,t,!1),Su(n.y,e,!0)],m=a.includes(qt.PENDING)?a:null,g=(Wl-1)/(c-l||1),[_,E]=[n.x.length>1?h:0,h>1?1:0],M=Hr.step*Math.SQRT2*s;for(let A=0;A<e;A++){let[v,x]=[y.cell[A],y.share[A]];for(let w=0,N=A*t*4;w<t;w++,N+=4){let R=p.cell[w]*h+v,I=p.share[w],F=(o[R]*(1-x)+o[R+E]*x)*(1-I)+(o[R+_]*(1-x)+o[R+_+E]*x)*I;if(F!==F){let O=(w+A)%M/Math.SQRT2,$=Math.min(Math.max(Hr.width*s+.5-O,0),1);[i[N],i[N+1],i[N+2],i[N+3]]=[f[0],f[1],f[2],255*$];continue}let V=4*Math.min(Math.max(Math.round((F-l)*g),0),Wl-1),C=0;if(m){let O=$=>m[$]===qt.PENDING?ro:0;C=(O(R)*(1-x)+O(R+E)*x)*(1-I)+(O(R+_)*(1-x)+O(R+_+E)*x)*I}for(let O=0;O<3;O++)i[N+O]=u[V+O]*(1-C)+d[O]*C;i[N+3]=255}}}function Xl(i,t,e,n){let r=[];for(let s=0;s<i.length-1;s++)for(let o=0;o<t.length-1;o++){if(!e(s,o))continue;let a=o;for(;o<t.length-2&&e(s,o+1);)o++;let[[l,c],[h,u]]=[n(i[s],t[a]),n(i[s+1],t[o+1])];r.push(`M${l} ${c}H${h}V${u}H${l}Z`)}return r.join("")}function Eu(i,t,e,n){if(Number.isNaN(t))return!n.dark;let r=Pm(i.colormap),s=4*Math.min(Math.max(Math.round((t-i.low)/(i.high-i.low||1)*255),0),255),o=[r[s],r[s+1],r[s+2]];return Ol(e?Gr(o,Sn(n.paper),ro):o)>.18}var wu=new Map;function Pm(i){let t=wu.get(i)??Vr(i,256);return wu.set(i,t),t}var so=40,Im=96,Lm=9e4,Tu=0;function $l(i,t,e,n,r){let s=`og-flat-hatch-${++Tu}`,o=Ul(Gr(Sn(n.paper),Sn(n.soft),.55)),{step:a}=Hr,l=Z("pattern",{id:s,width:a,height:a,patternUnits:"userSpaceOnUse",patternTransform:"rotate(45)"},Z("path",{d:`M0 0V${a}`,stroke:o,"stroke-width":2*Hr.width})),c=i.map(v=>{let x=Z("g");for(let N of[...v.svg.children])N.classList.contains("og-flat-pointed")||x.append(N.cloneNode(!0));return Z("g",{transform:`translate(${v.cell.left} ${v.cell.top})`},Nm(v,e,n,s),x)}),h=Math.min(...i.map(({cell:v})=>v.left+v.frame.left))-62,u=Math.min(...i.map(({cell:v})=>v.top+v.frame.top))-22,d=Math.max(...i.map(({cell:v})=>v.left+v.frame.left+js(v))),f=Math.max(...i.map(({cell:v})=>v.left+v.frame.left+v.frame.width)),p=Math.max(...i.map(({cell:v})=>v.top+v.frame.top+v.frame.height)),[y,m]=[Math.round(Math.max(d,f+Im)+10-h),Math.round(p+84-u)],g=Z("g",{transform:`translate(${-h} ${-u})`},...c),_=Zi(y,m,r?n.paper:null,Z("defs",{},l),g),E=Me(t.surfaces,e.colour);_.prepend(Z("title",{},`${Me(t.surfaces,e.height)}: ${i.map(v=>v.layer.surface.run.name).join(", ")}`.slice(0,500)));let M=[...new Set(i.map(v=>v.layer.colourScale))],A=Math.min((p-u-22)/M.length,340);return M.forEach((v,x)=>{let w=M.length>1?i.find(N=>N.layer.colourScale===v)?.layer.surface.run.name??"":"";_.append(Fm(v,e.colormap,w||E,f-h,22+x*A,A-(M.length>1?30:0),n))}),_}function Nm(i,t,e,n){let{frame:r,at:s}=i.place,{surface:o}=i.layer,a={x:r.left,y:r.top,width:r.width,height:r.height},l=Z("g",{class:"og-flat-ground"}),{values:c,x:h,y:u,low:d,high:f,colormap:p}=ji(i.layer,t.colormap),y=(A,v)=>s(A,v).map(Pt),m=(A,v)=>[0,o.ny].some(x=>[0,1].some(w=>Number.isNaN(c[A*o.ny+v+x+w]))),g=Xl(h,u,m,y);if(c.length>Lm&&i.canvas.width&&typeof CanvasRenderingContext2D<"u")return l.append(Z("image",{...a,href:i.canvas.toDataURL("image/png"),preserveAspectRatio:"none"})),l;let _=o.status.map((A,v)=>Number.isNaN(c[v])?qt.PENDING:A),E=g?eo(c,_,o.nx,o.ny):c;l.append(Z("rect",{...a,fill:Nn(p,.5/so).replace(/ /g,",")}));for(let A=1;A<so;A++){let x=_u({values:E,x:h,y:u},d+(f-d)*A/so).map(({points:w})=>Dm(w,y)).join("");x&&l.append(Z("path",{d:x,fill:Nn(p,(A+.5)/so).replace(/ /g,","),"fill-rule":"evenodd"}))}let M=o.status.includes(qt.PENDING)?Xl(h,u,(A,v)=>!m(A,v)&&[0,o.ny].some(x=>[0,1].some(w=>o.status[A*o.ny+v+x+w]===qt.PENDING)),y):"";return M&&l.append(Z("path",{d:M,fill:e.paper,"fill-opacity":ro})),g&&l.append(Z("path",{d:g,fill:e.paper}),Z("path",{d:g,fill:`url(#${n})`})),l}function Dm(i,t){let e=[],n="";for(let r=0;r<i.length-2;r+=2){let s=t(i[r],i[r+1]).join(" ");s!==n&&e.push(s),n=s}return e.length>2?`M${e.join("L")}Z`:""}function Fm(i,t,e,n,r,s,o){let a={left:n+56,top:r,width:12,height:Math.max(s,40)},l=`og-flat-bar-${++Tu}`,c=Array.from({length:33},(u,d)=>Z("stop",{offset:d/32,"stop-color":Nn(t,d/32).replace(/ /g,",")})),h=kn(i,a.top+a.height,a.top);return Z("g",{},Z("defs",{},Z("linearGradient",{id:l,x1:0,y1:1,x2:0,y2:0},...c)),Z("rect",{x:a.left,y:a.top,width:a.width,height:a.height,fill:`url(#${l})`,stroke:o.soft,"stroke-width":.8}),jn(h,a,"",o),oe(a.left+a.width+14,a.top+a.height/2,ne(e,a.height,10.5),{size:10.5,anchor:"middle",fill:o.ink,rotate:-90}),...i.clipped?[oe(a.left+a.width/2,a.top-6,"and more",{size:9.5,anchor:"middle",fill:o.soft})]:[])}var oo=10.5,Ru=16;function ql(i,t,e){let{surface:n}=i,r=[...n.run.markers];r.some(y=>y.x===0&&y.y===0)||r.unshift({name:"anchor",x:0,y:0});let[s,o]=[n.x[0],n.x[n.nx-1]],[a,l]=[n.y[0],n.y[n.ny-1]],c=r.filter(({x:y,y:m})=>y>=s&&y<=o&&m>=a&&m<=l).map(({name:y,x:m,y:g})=>({x:m,y:g,kind:m===0&&g===0?"anchor":"marker",label:y})),h=io(n,i.heights);h&&c.push({x:n.x[h.i],y:n.y[h.j],kind:"lowest",label:`min ${Bt(h.value)}`});let{frame:u}=t,d={left:u.left+2,top:u.top+2,right:u.left+u.width-2,bottom:u.top+u.height-2},f=c.map(y=>t.at(y.x,y.y)),p=f.map(([y,m])=>({x:y,y:m,a:6,b:6,angle:0}));return c.map((y,m)=>{let g=y.kind==="lowest"?y.label:ne(y.label,Math.max(60,u.width*.4),oo),_=e?eu(f[m][0],f[m][1],me(g,oo),d,p):null;return _&&p.push(_),{x:f[m][0],y:f[m][1],kind:y.kind,label:g,box:_}})}function Cu(i){return i.flatMap(({x:t,y:e,box:n})=>[{x:t,y:e,a:8,b:8,angle:0},...n?[n]:[]])}function Pu(i,t){let e=[];for(let n of i.surface.run.paths){let[r,s]=[-1/0,-1/0];for(let{x:o,y:a}of Du(n,1)){let[l,c]=t.at(o,a),h=Math.hypot(l-r,c-s),u=Number.isFinite(h)?Math.min(Math.floor(h/8),200):1;if(u){for(let d=1;d<=u;d++){let f=u===1?1:d/u;e.push({x:Number.isFinite(r)?r+(l-r)*f:l,y:Number.isFinite(s)?s+(c-s)*f:c,a:5,b:5,angle:0})}[r,s]=[l,c]}}}return e}function Iu(i,t){let e=Z("g",{class:"og-flat-marks"});for(let{x:n,y:r,kind:s,label:o,box:a}of i){let[l,c]=[`translate(${Pt(n)} ${Pt(r)})`,{stroke:t.paper,"stroke-linejoin":"round"}],h=Z("g",{transform:l},Z("title",{},o)),u=s==="anchor"?"M-6 0H6M0 -6V6":"M-4 -4L4 4M-4 4L4 -4";s==="marker"?h.append(Z("path",{d:"M0 -5L5 0L0 5L-5 0Z",fill:t.ink,"stroke-width":1.5,...c})):h.append(Z("path",{d:u,fill:"none","stroke-width":4.5,...c,"stroke-linecap":"round"}),Z("path",{d:u,fill:"none",stroke:t.ink,"stroke-width":1.8,"stroke-linecap":"round"})),e.append(h),a&&e.append(oe(a.x,a.y+oo*.35,o,{size:oo,anchor:"middle",fill:t.ink,halo:t.paper}))}return e}function Lu(i){let t=0;for(let{surface:e}of i)for(let n of e.run.paths)for(let r of n.distance)r!==null&&r>t&&(t=r);return t}function Nu(i,t,e,n,r){let s=Z("g",{class:"og-flat-paths",fill:"none","stroke-linejoin":"round","stroke-linecap":"round"});for(let o of i.surface.run.paths)s.append(Um(o,t,e,n,r));return s}function Um(i,t,e,n,r){let s=Z("g",{},Z("title",{},i.name)),o=Du(i,e);if(!o.length)return s;let a=o.map(({x:f,y:p})=>t.at(f,p).map(Pt)),l=f=>f===null?-1:Math.round((n?Math.min(f/n,1):0)*Ru),c=f=>f<0?r.accent:Nn("plasma",.02+.93*f/Ru).replace(/ /g,","),[h,u]=[a[0],a[a.length-1]];s.append(Z("path",{d:`M${a.map(f=>f.join(" ")).join("L")}`,stroke:r.paper,"stroke-width":5,"stroke-opacity":.85}));for(let f=1;f<a.length;){let p=l(o[f].distance),y=`M${a[f-1].join(" ")}`;for(;f<a.length&&l(o[f].distance)===p;f++)y+=`L${a[f].join(" ")}`;s.append(Z("path",{d:y,stroke:c(p),"stroke-width":2.4}))}s.append(Z("circle",{cx:h[0],cy:h[1],r:3,fill:r.paper,stroke:r.ink,"stroke-width":1.3}));let d=o[o.length-1].step;for(let f of i.marks){if(f.step>d)continue;let p=Fu(i,f.step);if(!p)continue;let[y,m]=t.at(p.x,p.y).map(Pt),g=Z("title",{},`${f.label} (${i.unit} ${Bt(f.step,6)})`);s.append(Z("circle",{cx:y,cy:m,r:4,stroke:r.paper,"stroke-width":3.5}),Z("circle",{cx:y,cy:m,r:4,stroke:r.ink,"stroke-width":1.5,fill:r.paper,"fill-opacity":.01},g))}return s.append(Z("circle",{cx:u[0],cy:u[1],r:5,fill:c(l(o[o.length-1].distance)),stroke:r.paper,"stroke-width":1.8})),s.append(Z("circle",{cx:u[0],cy:u[1],r:6.2,stroke:r.ink,"stroke-width":1})),s}function Du(i,t){let e=i.step.length;if(!e)return[];let n=i.step[0]+Math.min(Math.max(t,0),1)*(i.step[e-1]-i.step[0]),r=[];for(let o=0;o<e&&i.step[o]<=n;o++)Number.isFinite(i.x[o])&&Number.isFinite(i.y[o])&&r.push({step:i.step[o],x:i.x[o],y:i.y[o],distance:i.distance[o]??null});let s=Fu(i,n);return s&&r.length&&r[r.length-1].step<n&&r.push(s),r}function Fu(i,t){let e=i.step.findIndex(c=>c>=t);if(e<0)return null;let n=Math.max(e-1,0),r=i.step[e]-i.step[n],s=r?(t-i.step[n])/r:0,o=c=>c[n]+s*(c[e]-c[n]),[a,l]=[o(i.x),o(i.y)];return Number.isFinite(a)&&Number.isFinite(l)?{step:t,x:a,y:l,distance:i.distance[e]??null}:null}function Wr(i,t){if(i.section)return{section:i.section,drawn:!0};let e=i.cursor?t[i.cursor.run]:void 0;if(!i.cursor||!e?.plane)return null;let n=e.y[i.cursor.j];return{section:{x0:e.x[0],y0:n,x1:e.x[e.nx-1],y1:n},drawn:!1}}function Qi({x0:i,y0:t,x1:e,y1:n},r){return[i+r*(e-i),t+r*(n-t)]}function Uu({x0:i,y0:t,x1:e,y1:n}){return Math.hypot(e-i,n-t)}function Ou(i,t,e,n){let{surface:r,heights:s,heightScale:o}=i,{log:a}=o,l=no(s,a),c=r.fields.get(`${t}_stderr`),h={share:new Float64Array(n),value:new Float64Array(n),error:new Float64Array(n).fill(NaN),pending:new Uint8Array(n)};for(let u=0;u<n;u++){let d=u/(n-1),[f,p]=Qi(e,d),y=Ci(l,r.x,r.y,f,p);if(h.share[u]=d,h.value[u]=a?10**y:y,c&&(h.error[u]=Ci(c,r.x,r.y,f,p)),Number.isNaN(y))continue;let[m,g]=r.nearest(f,p);h.pending[u]=r.status[r.index(m,g)]===qt.PENDING?1:0}return h}var Om=[[1],[1,3],[1,2,5],[1,1.5,2,3,5,7],[1,1.2,1.5,2,2.5,3,4,5,6,8],[1,1.1,1.2,1.3,1.5,1.6,1.8,2,2.2,2.4,2.7,3,3.3,3.6,3.9,4.3,4.7,5.1,5.6,6.2,6.8,7.5,8.2,9.1]],Bm=3.2,km=.5;function ao(i,t){let{min:e,max:n,log:r}=i;if(t<1||!(n>e)||!Number.isFinite(n-e))return[];let s=p=>p>e&&p<n;if(!r||n/e<Bm){let p=zm((n-e)/(t+1)),y=[];for(let m=Math.ceil(e/p);m*p<n;m++){let g=Number((m*p).toPrecision(12));s(g)&&y.push({value:g,heavy:m%5===0})}return y}let o=[10,5,4,3,2].map(p=>f([1],p)).concat(Om.map(p=>f(p,1))),a=Array.from({length:t},(p,y)=>Gm(e,n,(y+1)/(t+1),t)),l=p=>Math.abs(Math.log((p.length+.5)/(t+.5))),c=o.map(p=>p.filter(s)).reduce((p,y)=>l(y)<l(p)?y:p),h=l(c)<km?c:[...new Set(a)].filter(s),u=h.filter(p=>Number.isInteger(Math.log10(p))).length,d=u>1&&u<h.length;return h.map((p,y)=>({value:p,heavy:d?Number.isInteger(Number(Math.log10(p).toFixed(9))):y%5===4}));function f(p,y){let m=[];for(let g=Math.floor(Math.log10(e));g<=Math.ceil(Math.log10(n));g++)if(g%y===0)for(let _ of p)m.push(+`${_}e${g}`);return m}}function zm(i){let t=Math.floor(Math.log10(i));return[1,2,2.5,5,10].map(n=>+`${n}e${t}`).reduce((n,r)=>Math.abs(Math.log(r/i))<Math.abs(Math.log(n/i))?r:n)}function Gm(i,t,e,n){let r=Math.log(t/i),s=i*Math.exp(r*e);for(let o=1;o<6;o++){let a=Number(s.toPrecision(o));if(Math.abs(Math.log(a/s))<r/(n+1)*.25)return a}return Number(s.toPrecision(6))}var lo=9.5,Vm=16,Hm=0;function Bu(i,t,e,n,r,s){let o=Z("g",{class:"og-flat-lines",fill:"none"}),a=ao(i.heightScale,e),l=pn(a.map(v=>v.value)),c=Wm(i,t,n,r),h=[],u=new Map;Mu(i,a).forEach((v,x)=>{let{heavy:w}=a[x];for(let{points:N,closed:R}of v){let I=$m(N,t),F=Dl(I);if(F[F.length-1]<(R?Vm:1.5))continue;let C=`${w}${Xm(I,c)}`;u.has(C)||u.set(C,[]),u.get(C)?.push(qm(I,R)),h.push({points:I,text:l[x],width:me(l[x],lo),weight:w?1:0})}});let{left:d,top:f,width:p,height:y}=t.frame,m={left:d,top:f,right:d+p,bottom:f+y},g=Math.min(20,Math.max(4,Math.round(p*y/9e3))),_=tu(h,m,s,g),E=`og-flat-gaps-${++Hm}`,M=_.map(Ym).join("");o.append(Z("clipPath",{id:E},Z("path",{d:`M${d} ${f}h${p}v${y}h${-p}Z${M}`,"clip-rule":"evenodd"})));let A=Z("g",{"clip-path":`url(#${E})`});for(let[v,x]of u){let[w,N]=[v.startsWith("true"),v.endsWith("true")];A.append(Z("path",{d:x.join(""),stroke:N?"#000":"#fff","stroke-width":w?1.3:.8,"stroke-opacity":(N?.5:.55)+(w?.25:0),"stroke-linejoin":"round"}))}o.append(A);for(let v of _){let[x,w]=[-Math.sin(v.angle)*lo*.36,Math.cos(v.angle)*lo*.36];o.append(oe(v.x+x,v.y+w,v.text,{size:lo,anchor:"middle",fill:c(v.x,v.y)?"#000":"#fff",rotate:v.angle*180/Math.PI}))}return o}function Wm(i,t,e,n){let r=ji(i,e),{surface:s}=i;return(o,a)=>{let[l,c]=t.back(o,a),[h,u]=[Ri(s.x,l),Ri(s.y,c)],d=h!==null&&u!==null&&s.status[s.index(h.cell+Math.round(h.share),u.cell+Math.round(u.share))]===qt.PENDING;return Eu(r,Ci(r.values,r.x,r.y,l,c),d,n)}}function Xm(i,t){let e=i.length/2,n=Math.min(9,e),r=0;for(let s=0;s<n;s++){let o=Math.floor((s+.5)/n*e);r+=t(i[2*o],i[2*o+1])?1:-1}return r>0}function $m(i,t){let e=new Float64Array(i.length),n=0;for(let r=0;r<i.length;r+=2){let[s,o]=t.at(i[r],i[r+1]);n>0&&Math.abs(s-e[n-2])+Math.abs(o-e[n-1])<.4&&r<i.length-2||(e[n++]=s,e[n++]=o)}return e.subarray(0,n)}function qm(i,t){let e=[],n=t?i.length-2:i.length;for(let r=0;r<n;r+=2)e.push(`${r?"L":"M"}${Pt(i[r])} ${Pt(i[r+1])}`);return e.join("")+(t?"Z":"")}function Ym({x:i,y:t,a:e,b:n,angle:r}){let[s,o]=[Math.cos(r),Math.sin(r)],a=(l,c)=>`${Pt(i+l*s-c*o)} ${Pt(t+l*o+c*s)}`;return`M${a(-e,-n)}L${a(e,-n)}L${a(e,n)}L${a(-e,n)}Z`}var Zm=0,co=class{canvas=H("canvas",{"aria-hidden":"true"});svg=Z("svg",{class:"og-flat-surface",role:"img",tabindex:0,"font-family":Mn});element=H("div",{class:"og-flat-map"},this.canvas,this.svg);layer;cell;place;clip=`og-flat-frame-${++Zm}`;base=Z("g");paths=Z("g",{"clip-path":`url(#${this.clip})`});marks=Z("g");border=Z("g");cut=Z("g",{"clip-path":`url(#${this.clip})`});ring=Z("g",{"clip-path":`url(#${this.clip})`});pointed=Z("g",{class:"og-flat-pointed","pointer-events":"none"});rim=Z("rect");constructor(){this.svg.append(Z("clipPath",{id:this.clip},this.rim),this.base,this.border,this.paths,this.cut,this.marks,this.ring,this.pointed)}drawBase(t,e,n,r,s){this.layer=t,this.cell=e,this.place=mu(t.surface,e.frame);let{frame:o}=e;this.element.style.left=`${e.left}px`,this.element.style.top=`${e.top}px`,this.svg.setAttribute("width",String(e.width)),this.svg.setAttribute("height",String(e.height)),this.svg.setAttribute("aria-label",this.words(n,r));for(let[c,h]of Object.entries({x:o.left,y:o.top,width:o.width,height:o.height}))this.rim.setAttribute(c,String(h));this.paintGround(o,r,s);let a=ql(t,this.place,e.room!=="tiny"),l=Bu(t,this.place,r.contours,r.colormap,s,[...r.markers?Cu(a):[],...r.paths?Pu(t,this.place):[]]);this.base.replaceChildren(l),this.border.replaceChildren(Z("rect",{x:o.left-.5,y:o.top-.5,width:o.width+1,height:o.height+1,fill:"none",stroke:s.soft}),...this.axes(s),this.caption(s)),this.pointed.replaceChildren()}drawMarks(t,e,n,r){let{layer:s,place:o}=this;this.marks.replaceChildren(),this.paths.replaceChildren(),e.paths&&this.paths.append(Nu(s,o,e.time,r,n)),e.markers&&this.marks.append(Iu(ql(s,o,this.cell.room!=="tiny"),n)),this.cut.replaceChildren(),this.ring.replaceChildren(),e.section&&this.cut.append(this.section(e.section,n));let a=e.cursor?t.surfaces[e.cursor.run]:void 0;e.cursor&&a?.plane&&Pi(a.x,s.surface.x)&&Pi(a.y,s.surface.y)&&this.ring.append(this.cursor(s.surface.x[e.cursor.i],s.surface.y[e.cursor.j],n))}point(t,e,n){if(t===null)return this.pointed.replaceChildren();let{left:r,top:s,width:o,height:a}=this.place.frame,[l,c]=this.place.at(t,e).map(Pt),h=`M${r} ${c}H${r+o}M${l} ${s}V${s+a}`;this.pointed.replaceChildren(Z("path",{d:h,stroke:n.paper,"stroke-width":2.5,"stroke-opacity":.45}),Z("path",{d:h,stroke:n.ink,"stroke-width":.8}),Z("circle",{cx:l,cy:c,r:2.5,fill:n.ink,stroke:n.paper}))}dot(t,e,n,r){let s=t===null?null:Wr(n,e.surfaces);if(!s||t===null)return this.pointed.replaceChildren();let[o,a]=this.place.at(...Qi(s.section,t)).map(Pt),l=o>=this.place.frame.left&&o<=this.place.frame.left+this.place.frame.width;this.pointed.replaceChildren(...l?[Z("circle",{cx:o,cy:a,r:5,fill:r.accent,stroke:r.paper,"stroke-width":1.8})]:[])}paintGround(t,e,n){let r=Math.min(Math.max(globalThis.devicePixelRatio||1,1),2),[s,o]=[Math.round(t.width*r),Math.round(t.height*r)];if(this.canvas.style.left=`${t.left}px`,this.canvas.style.top=`${t.top}px`,this.canvas.style.width=`${t.width}px`,this.canvas.style.height=`${t.height}px`,typeof CanvasRenderingContext2D>"u")return;this.canvas.width=s,this.canvas.height=o;let a=this.canvas.getContext("2d");if(!a)return;let l=a.createImageData(s,o);Au(l.data,s,o,ji(this.layer,e.colormap),n,r),a.putImageData(l,0,0)}axes(t){let{cell:{frame:e,room:n},layer:{surface:r}}=this,s=n!=="ample",o=s?9.5:10.5,a=n==="tiny"?["",""]:r.run.axes.map(Hs),l=Ai(r.x[0],r.x[r.nx-1],e.left,e.left+e.width,s?50:75),c=Ai(r.y[0],r.y[r.ny-1],e.top+e.height,e.top,s?45:65);return[Ei(l,e,a[0],t,o),jn(c,e,a[1]??"",t,o,s?37:45)]}caption(t){let{cell:{frame:e,room:n},layer:{surface:{run:r}}}=this,s=js(this.cell),o=n==="ample"?11:10,a=e.top+e.height+{ample:53,small:45,tiny:30}[n],l=r.numbers.flatMap(({label:h,value:u})=>{if(u===null)return[];let d=ne(h,s-me(` ${Bt(u)}`,o),o);return d.length>4?[`${d} ${Bt(u)}`]:[]}),c=Vs(l,"  \xB7  ",s,n==="small"?2:1,o);return Z("g",{class:"og-flat-caption"},Z("g",{},Z("title",{},r.name),oe(e.left,a,ne(r.name,s,o+1,600),{size:o+1,weight:600,fill:t.ink})),...c.map((h,u)=>oe(e.left,a+15+13*u,h,{size:o,fill:t.soft})))}section({x0:t,y0:e,x1:n,y1:r},s){let[o,a]=[this.place.at(t,e).map(Pt),this.place.at(n,r).map(Pt)],l=`M${o.join(" ")}L${a.join(" ")}`,[c,h]=[a[0]-o[0],a[1]-o[1]],u=Math.hypot(c,h)||1,d=(f,p,y)=>{let{left:m,top:g,width:_,height:E}=this.place.frame,[M,A]=[p[0]+y*14*c/u,p[1]+y*14*h/u],[v,x]=[Math.min(Math.max(M,m+9),m+_-9),Math.min(Math.max(A,g+9),g+E-9)],w=Math.hypot(v-p[0],x-p[1])<11;return oe(w?v+14*h/u:v,(w?x-14*c/u:x)+4,f,{size:12,weight:600,anchor:"middle",fill:s.ink,halo:s.paper})};return Z("g",{class:"og-flat-section"},Z("path",{d:l,stroke:s.paper,"stroke-width":4.5,"stroke-opacity":.85,"stroke-linecap":"round"}),Z("path",{d:l,stroke:s.ink,"stroke-width":1.6}),...[o,a].map(([f,p])=>Z("circle",{class:"og-flat-handle",cx:f,cy:p,r:5,fill:s.paper,stroke:s.ink,"stroke-width":1.6})),d("A",o,-1),d("B",a,1))}cursor(t,e,n){let{left:r,top:s,width:o,height:a}=this.place.frame,[l,c]=this.place.at(t,e).map(Pt),h=7,u=`M${r} ${c}H${l-h}M${l+h} ${c}H${r+o}M${l} ${s}V${c-h}M${l} ${c+h}V${s+a}`;return Z("g",{class:"og-flat-cursor",fill:"none","pointer-events":"none"},Z("path",{d:u,stroke:n.paper,"stroke-width":2.6,"stroke-opacity":.4}),Z("path",{d:u,stroke:n.ink,"stroke-width":.9,"stroke-dasharray":"5 3"}),Z("circle",{cx:l,cy:c,r:h,stroke:n.paper,"stroke-width":4.5,"stroke-opacity":.9}),Z("circle",{cx:l,cy:c,r:h,stroke:n.accent,"stroke-width":2.2}))}words(t,e){let{surface:n,heights:r}=this.layer,{run:s,x:o,y:a,nx:l,ny:c}=n,h=Me(t.surfaces,e.height),u=io(n,r),{pending:d,nonfinite:f,failed:p}=s.counts;return[`Contour map of ${s.name}: ${h} for x from ${se(o[0])} to ${se(o[l-1])} and y from ${se(a[0])} to ${se(a[c-1])}.`,u?`Lowest value ${se(u.value)} at x ${se(o[u.i])}, y ${se(a[u.j])}; colours from ${se(this.layer.colourScale.min)} to ${se(this.layer.colourScale.max)}.`:"No values yet.",d?`${d} points are not computed yet.`:"",f+p?`${f+p} points have no finite value.`:""].filter(Boolean).join(" ")}};var Km=new Set(["cursor","section","time","playing","paths","exaggeration","ground","morph"]);function ku(i){let t=H("div",{class:"og-flat-stage"}),e=new ei,n=H("p",{class:"og-flat-note"}),r=H("div",{class:"og-flat og-flat-maps"},t,e.element,n),s=[],o=null,a=null,l="",c=Ji(r,()=>o&&h(o,!0));function h(f,p){try{u(f,p)}catch(y){console.error(y),n.textContent="This map cannot be drawn.",n.hidden=!1}}function u(f,p){let y=f.layers.filter(A=>A.surface.plane),[m,g]=[r.clientWidth,r.clientHeight];if(n.hidden=y.length>0,n.textContent=y.length?"":"No plane to show.",!m||!g){l="";return}let _=`${m} ${g} ${y.map(A=>A.run).join()}`;if(p||_!==l||!a){for(a=Qn(r);s.length>y.length;)s.pop()?.element.remove();for(;s.length<y.length;){let v=new co;fu(v,i,{hover:d}),t.append(v.element),s=[...s,v]}let A=pu(m,g,y.map(v=>zl(v.surface)));s.forEach((v,x)=>v.drawBase(y[x],A[x],f,i.ui,a)),l=_,e.hide()}let M=Lu(y);s.forEach(A=>A.drawMarks(f,i.ui,a,M))}function d(f,p,y){if(!a||!o)return;for(let v of s)(v!==f||p===null)&&v.point(null,0,a);if(p===null)return e.hide();let{surface:m}=f.layer,[g,_]=m.nearest(...f.place.back(p,y));f.point(m.x[g],m.y[_],a);let E=i.ui,M=[{term:"x",value:Bt(m.x[g],4)},{term:"y",value:Bt(m.y[_],4)}];for(let v of new Set([E.height,E.colour]))m.has(v)&&M.push({term:Me(o.surfaces,v),value:Bt(m.value(v,g,_),4)});let A=m.statusAt(g,_);A!=="ok"&&M.push({term:"status",value:A}),e.show(f.cell.left+p,f.cell.top+y,M)}return r.orograph={project(f,p,y){let m=s.find(M=>M.layer.run===f);if(!m)return null;let{surface:g}=m.layer,[_,E]=m.place.at(g.x[p],g.y[y]);return{x:m.cell.left+_,y:m.cell.top+E}}},{element:r,draw(f){let p=!o||[...f.changed].some(y=>!Km.has(y));o=f,h(f,p)},hover(f){for(let p of s)a&&o&&p.dot(f,o,i.ui,a)},svg(){let f=o&&a&&s.length?$l(s,o,i.ui,a,!0):null;return f?ti(f):""},async png(f,p){if(!o||!a||!s.length)throw new Error("There is no map yet.");let y=$l(s,o,i.ui,a,!p),[m,g]=[Number(y.getAttribute("width")),Number(y.getAttribute("height"))];return Js(ti(y),m,g,f)},dispose(){c(),r.remove()}}}var Jm=201,ho=class{constructor(t,e=()=>{}){this.store=t;this.onHover=e;this.surface.append(this.drawing,this.pointed),this.surface.addEventListener("pointermove",n=>this.point(n)),this.surface.addEventListener("pointerleave",()=>this.leave()),this.surface.addEventListener("click",n=>this.pick(n)),this.stop=Ji(this.element,()=>this.scene&&this.draw(this.scene))}store;onHover;surface=Z("svg",{class:"og-flat-surface og-flat-chart",role:"img",tabindex:0,"font-family":Mn});drawing=Z("g");pointed=Z("g",{"pointer-events":"none"});readout=new ei;element=H("div",{class:"og-flat og-flat-profile"},this.surface,this.readout.element);scene=null;theme=null;curves=[];section=null;frame={left:0,top:0,width:1,height:1};stop;wanted(t){return Wr(this.store.ui,t.surfaces)!==null&&t.layers.some(e=>e.surface.plane)}draw(t){this.scene=t;try{this.render(t)}catch(e){console.error(e),this.drawing.replaceChildren()}}svg(){let[t,e]=[this.element.clientWidth,this.element.clientHeight];return this.theme&&this.section?ti(Zi(t,e,this.theme.paper,this.drawing.cloneNode(!0))):""}dispose(){this.stop(),this.element.remove()}render(t){let e=this.store.ui,[n,r]=[this.element.clientWidth,this.element.clientHeight],s=Wr(e,t.surfaces);if(this.drawing.replaceChildren(),this.pointed.replaceChildren(),this.section=s?.section??null,this.curves=[],!s||!n||!r)return;let o=this.theme=Qn(this.element);this.surface.setAttribute("width",String(n)),this.surface.setAttribute("height",String(r));let{section:a}=s,l=t.layers.filter(w=>w.surface.plane),c=l[0]?.heightScale;if(!c)return;let h=l.length>1,u=l.map(({surface:w})=>ne(w.run.name,Math.min(150,n*.22),11)),d=h?Math.max(...u.map(w=>me(w,11)))+22:22,f=Me(t.surfaces,e.height),p=30,y=Math.max(r-p-46,20),m=l.every(w=>w.heightScale===c)?c:Qm(l.map(w=>w.heightScale)),g=Math.ceil(Xs(kn(m,p+y,p,34),10.5))+22,_=this.frame={left:g,top:p,width:Math.max(n-g-d,20),height:y},E=Uu(a),M=Ai(0,E,_.left,_.left+_.width,90),A=kn(m,_.top+_.height,_.top,34);this.curves=l.map(w=>({layer:w,axis:A,samples:Ou(w,e.height,a,Math.max(Jm,2*Math.round(_.width/2)+1))}));let v=`og-flat-profile-${++jm}`,x=Z("g",{"clip-path":`url(#${v})`});for(let w of this.curves)x.append(this.curve(w,o));this.drawing.append(Z("clipPath",{id:v},Z("rect",{x:_.left,y:_.top-2,width:_.width,height:_.height+4})),Ws(A,_,o),Z("path",{d:`M${_.left} ${_.top}V${_.top+_.height}H${_.left+_.width}`,fill:"none",stroke:o.soft}),x,jn(A,_,r>150?f:"",o,10.5,g-12),Ei(M,_,"distance along the cut",o),...this.ends(a,s.drawn,_,o,f,n),...h?this.names(u,o):[]),this.surface.setAttribute("aria-label",this.words(f,a,E))}curve({layer:t,samples:e,axis:n},r){let{frame:s}=this,o=We(t.run,r.dark),a=e.share.map(h=>s.left+h*s.width),l=e.value.map(h=>n.at(h)),c=Z("g");if(e.error.some(h=>Number.isFinite(h))){let h=u=>e.value.map((d,f)=>tg(n,d+u*e.error[f],s));c.append(Z("path",{d:$s(a,h(-1),h(1)),fill:o,"fill-opacity":.2}))}return c.append(qs({x:a,y:l,pending:h=>e.pending[h]===1},{colour:o,dash:this.curves.length>1?zr(t.run):""},r.paper)),c}ends({x0:t,y0:e,x1:n,y1:r},s,o,a,l,c){let h=(y,m)=>`(${Bt(y)}, ${Bt(m)})`,u=s?`${l} along the section`:`${l} along the cursor's row, y = ${Bt(e)}`,[d,f]=[`A ${h(t,e)}`,`B ${h(n,r)}`],p=o.top+o.height+38;return[oe(o.left,17,ne(u,c-o.left-8,12,600),{size:12,weight:600,fill:a.ink}),oe(o.left,p,d,{size:10.5,fill:a.ink}),oe(o.left+o.width,p,f,{size:10.5,anchor:"end",fill:a.ink})]}names(t,e){let{frame:n}=this,r=this.curves.map(({samples:o,axis:a})=>{for(let l=o.value.length-1;l>=0;l--)if(Number.isFinite(o.value[l]))return Ti(a.at(o.value[l]),n.top,n.top+n.height);return n.top+n.height}),s=Ys(r,14,n.top+4,n.top+n.height-2);return this.curves.flatMap(({layer:o},a)=>{let l=We(o.run,e.dark),c=n.left+n.width;return[Z("path",{d:`M${c+2} ${Pt(r[a])}L${c+10} ${Pt(s[a])}`,stroke:l,fill:"none"}),Z("g",{},Z("title",{},o.surface.run.name),oe(c+13,s[a]+4,t[a],{size:11,fill:e.ink}))]})}words(t,{x0:e,y0:n,x1:r,y1:s},o){let a=this.curves.map(({layer:l,samples:c})=>{let[h,u]=[-1,-1];c.value.forEach((f,p)=>{Number.isFinite(f)&&((h<0||f<c.value[h])&&(h=p),(u<0||f>c.value[u])&&(u=p))});let d=l.surface.run.name;return h<0?`${d}: no values.`:`${d}: from ${se(c.value[h])} to ${se(c.value[u])}, lowest at distance ${se(c.share[h]*o)}.`});return[`Profile of ${t} from x ${se(e)}, y ${se(n)} to x ${se(r)}, y ${se(s)}.`,...a].join(" ")}share(t){let e=this.surface.getBoundingClientRect(),n=(t.clientX-e.left-this.frame.left)/this.frame.width;return this.curves.length&&n>=-.01&&n<=1.01?Ti(n,0,1):null}point(t){let e=this.share(t);if(e===null||!this.section||!this.theme)return this.leave();let{frame:n,theme:r}=this,s=this.surface.getBoundingClientRect(),o=Pt(n.left+e*n.width);this.pointed.replaceChildren(Z("path",{d:`M${o} ${n.top}V${n.top+n.height}`,stroke:r.soft,"stroke-width":1}));let[a,l]=Qi(this.section,e),c=[{term:"x",value:Bt(a)},{term:"y",value:Bt(l)}],h=this.curves.length>1;for(let{layer:u,samples:d,axis:f}of this.curves){let p=d.value[Math.round(e*(d.value.length-1))],y=We(u.run,r.dark),m={term:h?u.surface.run.name:Me([u.surface],this.store.ui.height),value:Number.isNaN(p)?"\u2014":Bt(p,4)};c.push(h?{...m,colour:y}:m);let g=f.at(p);g>=n.top-1&&g<=n.top+n.height+1&&this.pointed.append(Z("circle",{cx:o,cy:Pt(g),r:4,fill:y,stroke:r.paper,"stroke-width":1.5}))}this.readout.show(t.clientX-s.left,t.clientY-s.top,c),this.onHover(e)}leave(){this.pointed.replaceChildren(),this.readout.hide(),this.onHover(null)}pick(t){let e=this.share(t);if(e===null||!this.section)return;let n=t.clientY-this.surface.getBoundingClientRect().top,r=({samples:l,axis:c})=>{let h=Math.abs(c.at(l.value[Math.round(e*(l.value.length-1))])-n);return Number.isFinite(h)?h:1/0},{layer:s}=this.curves.reduce((l,c)=>r(c)<r(l)?c:l),[o,a]=s.surface.nearest(...Qi(this.section,e));this.store.set({cursor:{run:s.run,i:o,j:a}})}},jm=0;function Qm(i){let[t,e]=[Math.min(...i.map(n=>n.min)),Math.max(...i.map(n=>n.max))];return mn([Float32Array.of(t,e)],i[0].log)}function tg(i,t,e){if(Number.isNaN(t))return NaN;let n=i.at(t);return Ti(Number.isNaN(n)?e.top+e.height:n,e.top-2,e.top+e.height+2)}var Yl=2e4;function Zl(i){if(Number.isNaN(i))return"NaN";if(!Number.isFinite(i))return i>0?"inf":"-inf";for(let t=6;t<9;t++){let e=Number(i.toPrecision(t));if(Math.fround(e)===i)return fn(e)}return fn(Math.fround(Number(i.toPrecision(9)))===i?Number(i.toPrecision(9)):i)}async function Kl(i){let t=i.run.fields.map(l=>l.name),e=["x",...i.plane?["y"]:[],...t,"status"],n=t.map(l=>i.fields.get(l)),[r,s]=[Array.from(i.x,fn),Array.from(i.y,fn)],o=[`${e.map(eg).join(",")}\r
`],a=i.nx*i.ny;for(let l=0;l<a;l+=Yl){let c=[];for(let h=l;h<Math.min(l+Yl,a);h++){let u=i.plane?[r[Math.floor(h/i.ny)],s[h%i.ny]]:[r[h]],d=i.status[h],f=d!==qt.PENDING&&d!==qt.PADDING;for(let p of n)u.push(f?Zl(p[h]):"");u.push(Zs(d)),c.push(u.join(","))}o.push(`${c.join(`\r
`)}\r
`),l+Yl<a&&await new Promise(h=>setTimeout(h,0))}return o}function eg(i){return/[",\r\n]/.test(i)?`"${i.replaceAll('"','""')}"`:i}function Jl(i,t){let e=i.nx*i.ny,n=Uint32Array.from({length:e},(l,c)=>c);if(!t)return n;let r=new Float64Array(e),s=i.fields.get(t.column);for(let l=0;l<e;l++)r[l]=a(l);let o=t.descending?-1:1;return n.sort((l,c)=>{let[h,u]=[r[l],r[c]];return h===u?l-c:h!==h||u!==u?h===h?-1:u===u?1:l-c:o*(h-u)});function a(l){switch(t?.column){case"x":return i.x[Math.floor(l/i.ny)];case"y":return i.y[l%i.ny];case"status":return i.status[l];default:return s?s[l]:NaN}}}var uo=100,ng=0;function zu(i){let t=`og-flat-table-${++ng}`,e=H("select",{id:t,onchange:()=>x(Number(e.value))}),n=H("label",{for:t},"Run ",e),r=H("button",{type:"button",onclick:()=>{q()}},"Copy as CSV"),s=H("button",{type:"button",onclick:()=>{et()}},"Download CSV"),o=H("button",{type:"button","aria-label":"Previous page",onclick:()=>I(A-1)},"\u2039"),a=H("button",{type:"button","aria-label":"Next page",onclick:()=>I(A+1)},"\u203A"),l=H("button",{type:"button",onclick:()=>$()},"Go to cursor"),c=H("span",{class:"og-flat-pages",role:"status"}),h=H("caption"),u=H("tr"),d=H("tbody",{onclick:J=>it(J)}),f=H("table",{},h,H("thead",{},u),d),p=H("div",{class:"og-flat-scroll",tabindex:0,role:"region","aria-label":"Data table"},f),y=H("div",{class:"og-flat og-flat-table"},H("div",{class:"og-flat-bar"},n,l,r,s,c,o,a),p),m=null,g=-1,_=null,E=null,M=new Uint32Array,A=0,v=null;function x(J){J!==g&&([A,E]=[0,null]),g=J,_=m?.surfaces[g]??null,e.value=String(g),M=_?Jl(_,E):new Uint32Array,N(),I(A)}function w(){return _?["x",..._.plane?["y"]:[],..._.run.fields.map(J=>J.name),"status"]:[]}function N(){h.textContent=_?`${wi(_.run.name)}: ${(_.nx*_.ny).toLocaleString("en")} points`:"No run to show",u.replaceChildren(...w().map(J=>{let lt=E?.column===J?E:null,X=_?.run.fields.find(St=>St.name===J),ot=H("span",{"aria-hidden":"true"},lt?lt.descending?" \u2193":" \u2191":""),yt=H("button",{type:"button",title:X?.label??null,onclick:()=>R(J)},wi(J),ot);return H("th",{scope:"col",class:J==="status"?"og-flat-word":null,"aria-sort":lt?lt.descending?"descending":"ascending":"none"},yt)}))}function R(J){if(!_)return;E?.column!==J?E={column:J,descending:!1}:E=E.descending?null:{column:J,descending:!0},M=Jl(_,E);let lt=w().indexOf(J);N(),u.querySelectorAll("button")[lt]?.focus(),I(0)}function I(J){let lt=Math.max(Math.ceil(M.length/uo)-1,0);A=Math.min(Math.max(J,0),lt),[o.disabled,a.disabled]=[A===0,A===lt];let[X,ot]=[A*uo,Math.min((A+1)*uo,M.length)];c.textContent=M.length?`${(X+1).toLocaleString("en")}\u2013${ot.toLocaleString("en")} of ${M.length.toLocaleString("en")}`:"";let yt=_;d.replaceChildren(...yt?Array.from(M.subarray(X,ot),St=>F(yt,St)):[]),C()}function F(J,lt){let[X,ot]=[Math.floor(lt/J.ny),lt%J.ny],yt=J.status[lt]!==qt.PENDING&&J.status[lt]!==qt.PADDING,St=[H("th",{scope:"row",title:fn(J.x[X])},Bt(J.x[X],6))];J.plane&&St.push(H("td",{title:fn(J.y[ot])},Bt(J.y[ot],6)));for(let{name:gt}of J.run.fields){let bt=J.value(gt,X,ot);St.push(yt?H("td",{title:Zl(bt)},Bt(bt,6)):H("td",{},"\u2014"))}return St.push(H("td",{class:"og-flat-word"},J.statusAt(X,ot))),H("tr",{"data-node":lt},...St)}function V(){let{cursor:J}=i.ui;return J&&_&&J.run===g&&J.i<_.nx&&J.j<_.ny?_.index(J.i,J.j):null}function C(){let J=V();l.disabled=J===null;for(let lt of d.rows)Number(lt.dataset.node)===J?lt.setAttribute("aria-current","true"):lt.removeAttribute("aria-current")}function O(){return d.querySelector("tr[aria-current]")}function $(){let J=V();J!==null&&(I(Math.floor(M.indexOf(J)/uo)),O()?.scrollIntoView?.({block:"center"}))}function G(){let J=v&&_&&v.run===g?_.index(v.i,v.j):null,lt=J!==null&&[...d.rows].some(X=>Number(X.dataset.node)===J);C(),lt&&V()!==null&&!O()?$():O()?.scrollIntoView?.({block:"nearest"})}function it(J){let lt=J.target.closest("tr[data-node]");if(!lt||!_)return;let X=Number(lt.dataset.node);i.set({cursor:{run:g,i:Math.floor(X/_.ny),j:X%_.ny}})}async function q(){if(_){try{await navigator.clipboard.writeText((await Kl(_)).join("")),r.textContent="Copied"}catch{r.textContent="Not allowed here: use Download"}setTimeout(()=>r.textContent="Copy as CSV",2500)}}async function et(){if(!_)return;s.disabled=!0;let J=await Kl(_);s.disabled=!1,lu(new Blob(J,{type:"text/csv;charset=utf-8"}),`${_.run.name.replace(/[^\p{L}\p{N}._-]+/gu,"-").slice(0,60)||"survey"}.csv`)}function nt(J){m=J;let lt=J.layers.map(yt=>yt.run),X=lt.map(yt=>[String(yt),wi(J.surfaces[yt].run.name)]);e.replaceChildren(...X.map(([yt,St])=>H("option",{value:yt},St.length>80?`${St.slice(0,79)}\u2026`:St))),n.hidden=lt.length<2;let ot=lt.includes(g)?g:lt.includes(i.ui.cursor?.run??-1)?i.ui.cursor.run:lt[0]??-1;ot!==g||J.surfaces[ot]!==_?x(ot):(e.value=String(g),v!==i.ui.cursor&&G()),v=i.ui.cursor}return{element:y,draw(J){try{nt(J)}catch(lt){console.error(lt),h.textContent="This table cannot be drawn."}},dispose(){y.remove()}}}var ig={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowUp:[0,1],ArrowDown:[0,-1]};function Hu(i,t,e,n){if(i.ctrlKey||i.metaKey||i.altKey||!n.length)return!1;if(i.key==="Escape")return t.set({cursor:null,section:null,playing:!1}),!0;let r=t.ui.cursor&&n.includes(t.ui.cursor.run)?t.ui.cursor.run:n[0];if(i.key==="["||i.key==="]"){let l=n[(n.indexOf(r)+(i.key==="]"?1:n.length-1))%n.length];return t.set({cursor:rg(t.ui.cursor??Gu(e[r],r),e,l)}),!0}let s=ig[i.key];if(!s||i.shiftKey)return!1;let o=e[r],a=t.ui.cursor?.run===r?t.ui.cursor:null;return a?t.set({cursor:{run:r,i:Vu(a.i+s[0],o.nx),j:Vu(a.j+s[1],o.ny)}}):t.set({cursor:Gu(o,r)}),!0}function Wu(i,{i:t,j:e}){let n=[`x ${se(i.x[t])}`,...i.plane?[`y ${se(i.y[e])}`]:[]].join(", "),r=[...i.fields.keys()].filter(o=>!o.endsWith("_stderr")).map(o=>`${o.replaceAll("_"," ")} ${se(i.value(o,t,e))}`),s=i.statusAt(t,e);return`${i.run.name}: ${n}. ${s==="ok"?r.join(", "):s}`}function Xu(i){let{total:t,pending:e}=i.run.counts;return`${i.run.name}: ${(t-e).toLocaleString("en")} of ${t.toLocaleString("en")} points (${Bt(100*(t-e)/t,2)} %)`}function Gu(i,t){let[e,n]=i.nearest(0,0);return{run:t,i:e,j:n}}function rg(i,t,e){let n=t[i.run],[r,s]=t[e].nearest(n.x[i.i],n.y[i.j]);return{run:e,i:r,j:s}}function Vu(i,t){return Math.min(Math.max(i,0),t-1)}async function jl(i){let t=Uint8Array.from(atob(i.data),r=>r.charCodeAt(0)),e=i.gzip?await sg(t):t,n=e.buffer.slice(e.byteOffset,e.byteOffset+e.byteLength);switch(i.dtype){case"float32":return new Float32Array(n);case"float64":return new Float64Array(n);case"int8":return new Int8Array(n)}}async function sg(i){let t=new Blob([i]).stream().pipeThrough(new DecompressionStream("gzip"));return new Uint8Array(await new Response(t).arrayBuffer())}var Xr=class i{constructor(t,e,n,r,s){this.run=t;this.x=e;this.y=n;this.fields=r;this.status=s}run;x;y;fields;status;display=new Map;static async decode(t){let[e,n]=[t.axes[0].nodes,t.axes[1]?.nodes??[0]],r=await Promise.all(t.fields.map(l=>jl(l.values))),s=new Map(t.fields.map((l,c)=>[l.name,Float32Array.from(r[c])])),o=Int8Array.from(await jl(t.status)),a=e.length*n.length;for(let[l,c]of s)if(c.length!==a)throw new Error(`${l} has ${c.length} values for ${a} nodes`);return new i(t,Float64Array.from(e),Float64Array.from(n),s,o)}get nx(){return this.x.length}get ny(){return this.y.length}get plane(){return this.run.axes.length===2}index(t,e){return t*this.ny+e}has(t){return this.fields.has(t)}value(t,e,n){return this.fields.get(t)?.[this.index(e,n)]??NaN}statusAt(t,e){return Zs(this.status[this.index(t,e)])}nearest(t,e){return[$u(this.x,t),$u(this.y,e)]}shown(t){let e=this.display.get(t);if(!e){let n=this.fields.get(t)??new Float32Array(this.nx*this.ny).fill(NaN);e=eo(n,this.status,this.nx,this.ny),this.display.set(t,e)}return e}};function $u(i,t){let e=0;for(let n=1;n<i.length;n++)Math.abs(i[n]-t)<Math.abs(i[e]-t)&&(e=n);return e}var fo=class{constructor(t){this.current=t}current;listeners=new Set;changed=new Set;get ui(){return this.current}set(t){for(let e of Object.keys(t))this.current[e]!==t[e]&&(this.changed.size||queueMicrotask(()=>this.tell()),this.changed.add(e));this.current={...this.current,...t}}listen(t){return this.listeners.add(t),()=>this.listeners.delete(t)}tell(){let t=this.changed;this.changed=new Set;for(let e of[...this.listeners])e(t)}};function qu(i){let t=i.some(n=>n.plane),e=i[0]?.run.fields[0]?.name??"loss";return{mode:t?"surface":"curves",arrangement:"side",morph:0,height:e,colour:e,log:Yh(i.map(n=>n.shown(e))),clip:null,exaggeration:.6,shared:!0,colormap:Qs[0],contours:14,ground:!0,markers:!0,paths:!0,time:1,playing:!1,cursor:null,section:null,hidden:[],theme:"auto"}}var Yu=0;function po(i,t){let e=`og-${++Yu}`,n=H("select",{id:e,onchange:()=>t(n.value)}),r="";return{element:H("div",{class:"og-row"},H("label",{for:e},i),n),show(s){n.value=s},offer(s){let o=JSON.stringify(s);o!==r&&(r=o,n.replaceChildren(...s.map(([a,l])=>H("option",{value:a},l))))}}}function Ii(i,t,e,n){let r=`og-${++Yu}`,s=H("input",{id:r,type:"range",...t,oninput:()=>n(Number(s.value))}),o=H("output",{for:r}),a=l=>{o.textContent=e(l),s.setAttribute("aria-valuetext",e(l))};return{element:H("div",{class:"og-row og-slider"},H("label",{for:r},i),o,s),show(l){Number(s.value)!==l&&(s.value=String(l)),a(l)},limit(l){s.max=String(l)}}}function tr(i,t){let e=H("input",{type:"checkbox",onchange:()=>t(e.checked)});return{element:H("label",{class:"og-tick"},e,i),show(n){e.checked=n}}}function $r(i,t,e){let n=new Map(t.map(([r,s])=>[r,H("button",{type:"button",onclick:()=>e(r)},s)]));return{element:H("div",{class:"og-segments",role:"group","aria-label":i},...n.values()),show(r){for(let[s,o]of n)o.setAttribute("aria-pressed",String(s===r))},enable(r){for(let[s,o]of n)o.hidden=!r.includes(s)}}}var er=200,Zu=6;function Ku(i){let{set:t}={set:i.set.bind(i)},e=po("Height",M=>t({height:M,clip:null,colour:i.ui.colour===i.ui.height?M:i.ui.colour})),n=po("Colour",M=>t({colour:M})),r=$r("Scale of heights",[["linear","Linear"],["log","Log"]],M=>t({log:M==="log",clip:null})),s=po("Colours",M=>t({colormap:M})),o=Ii("Cut off above",{min:1,max:er,step:1},M=>M>=er?"nothing":Bt(m(M)),M=>t({clip:M>=er?null:m(M)})),a=Ii("Relief",{min:.1,max:1.5,step:.05},M=>`\xD7 ${Bt(M,2)}`,M=>t({exaggeration:M})),l=Ii("Contour lines",{min:0,max:40,step:1},M=>M?String(M):"none",M=>t({contours:M})),c=tr("Map on the ground",M=>t({ground:M})),h=tr("Markers",M=>t({markers:M})),u=tr("Paths",M=>t({paths:M})),d=tr("One scale for all",M=>t({shared:M})),f=$r("Arrangement",[["side","Side by side"],["overlay","Overlaid"],["morph","Morph"]],M=>t({arrangement:M})),p=H("fieldset",{class:"og-runs"}),y=mn([],!1),m=M=>y.value(M/er),g=H("p",{class:"og-note"},`Side by side there is room for ${Zu}: the first are shown. Untick some.`),_=H("div",{},f.element,d.element,p,g);return{element:H("div",{class:"og-display"},e.element,n.element,s.element,H("div",{class:"og-row"},H("span",{},"Scale"),r.element),o.element,a.element,l.element,H("div",{class:"og-ticks"},c.element,h.element,u.element),_),draw(M){let A=i.ui,v=M.surfaces.map(R=>R.shown(A.height));(M.changed.has("data")||M.changed.has("height")||M.changed.has("log"))&&(y=mn(v,A.log));let x=og(M);e.offer(x),n.offer(x),s.offer(Qs.map(R=>[R,R])),e.show(A.height),n.show(A.colour),s.show(A.colormap),r.show(A.log?"log":"linear"),r.enable(v.some(R=>R.some(I=>I>0))?["linear","log"]:["linear"]),o.show(A.clip===null?er:Math.round(y.share(A.clip)*er)),a.show(A.exaggeration),l.show(A.contours),c.show(A.ground),h.show(A.markers),u.show(A.paths),d.show(A.shared),f.show(A.arrangement);let[w,N]=[A.mode==="surface",A.mode==="surface"||A.mode==="map"];a.element.hidden=c.element.hidden=!w,l.element.hidden=s.element.hidden=h.element.hidden=!N,u.element.hidden=!N||!M.surfaces.some(R=>R.run.paths.length),_.hidden=M.surfaces.length<2,f.element.hidden=!w,f.enable(Br(M.surfaces)?["side","overlay","morph"]:["side","overlay"]),d.element.hidden=w&&A.arrangement!=="side",g.hidden=!N||w&&A.arrangement!=="side"||M.layers.length<=Zu,(M.changed.has("data")||M.changed.has("hidden"))&&p.replaceChildren(H("legend",{},"Shown"),...ag(M,i))}}}function og(i){return[...new Map(i.surfaces.flatMap(e=>e.run.fields.map(n=>[n.name,n.label])))]}function ag(i,t){return i.surfaces.map((e,n)=>{let r=tr(e.run.name,s=>{let o=s?t.ui.hidden.filter(a=>a!==n):[...t.ui.hidden,n];t.set({hidden:o})});return r.show(!t.ui.hidden.includes(n)),r.element})}var lg=[["arrow keys","walk over the grid"],["[ and ]","the other surfaces"],["+ and \u2212","closer, further"],["Shift + arrows","turn (3-D)"],["t, f, 0","from above, from the front, as at the start"],["Escape","forget point and section"]];function ju(){let i=H("div",{class:"og-explain"});return{element:i,draw(t){if(!t.changed.has("data"))return;let e=new Set([...i.querySelectorAll("details[open]")].map(r=>r.dataset.run)),n=!i.childElementCount;i.replaceChildren(...t.surfaces.map(({run:r},s)=>{let o=r.explain.map(Ju);return t.surfaces.length===1?H("div",{},...o):H("details",{"data-run":r.id,open:n?s===0:e.has(r.id)},H("summary",{},r.name),...o)}),Ju({title:"Keyboard",facts:lg.map(([r,s])=>({term:r,text:s}))}))}}}function Ju({title:i,facts:t}){let e=t.flatMap(({term:n,text:r})=>n?[H("dt",{},n),H("dd",{},r)]:[H("dd",{class:"og-whole"},r)]);return H("section",{},H("h3",{},i),H("dl",{},...e))}var Ql=24;function td(i){let t=H("div",{class:"og-legend"});return{element:t,draw(e){let n=i.ui;if(t.hidden=!e.layers.length||n.mode==="curves"||n.mode==="table",t.hidden)return;let r=e.layers.every(a=>a.colourScale===e.layers[0].colourScale),s=H("div",{class:"og-legend-title"},Me(e.surfaces,n.colour),n.log&&n.colour===n.height?" \xB7 log scale":""),o=r?[Qu(e.layers[0].colourScale,n.colormap)]:e.layers.map(a=>Qu(a.colourScale,n.colormap,a.surface.run.name));t.replaceChildren(s,...o,...hg(e,i))}}}function Qu(i,t,e=""){let n=H("div",{class:"og-bar",role:"img","aria-label":`colours from ${Bt(i.min)} to ${Bt(i.max)}${i.log?", logarithmic":""}`}),r=Array.from({length:Ql+1},(l,c)=>`${Nn(t,c/Ql)} ${(100*c/Ql).toFixed(2)}%`);n.style.background=`linear-gradient(to right, ${r.join(", ")})`;let s=H("div",{class:"og-bar-ticks","aria-hidden":"true"}),o=cg(i);pn(o).forEach((l,c)=>{let h=H("span",{},l+(i.clipped&&c===o.length-1&&i.share(o[c])>.97?"+":""));h.style.left=`${100*i.share(o[c])}%`,s.append(h)});let a=i.clipped?H("div",{class:"og-note"},`cut off at ${Bt(i.max)}`):null;return H("div",{class:"og-bar-box"},e?H("div",{class:"og-bar-name"},e):null,n,s,a)}function cg(i){let t=[];for(let e of i.ticks){let n=i.share(e);n>=0&&(!t.length||n-i.share(t[t.length-1])>.13)&&t.push(e)}return t}function hg(i,t){if(!t.ui.paths)return[];let e=i.layers.flatMap(r=>r.surface.run.paths).flatMap(r=>r.distance).filter(r=>r!==null);if(!e.length)return[];let n=e.reduce((r,s)=>Math.max(r,s),0);return[H("div",{class:"og-note"},`Paths: dark in the plane, bright where they are ${Bt(n)} away from it.`)]}function tc(i,t){let e=H("code",{tabindex:0,"data-kind":i},t),n=H("button",{type:"button","aria-label":`Copy the ${i} line`,onclick:()=>{ug(e,n)}},"Copy");return H("div",{class:"og-code"},e,n)}async function ug(i,t){try{await navigator.clipboard.writeText(i.textContent??""),t.textContent="Copied"}catch{getSelection()?.selectAllChildren(i),t.textContent="Ctrl+C"}setTimeout(()=>t.textContent="Copy",1500)}function ed(i){let t=H("div",{class:"og-point"});return{element:t,draw(e){if(!["cursor","data","mode","height"].some(s=>e.changed.has(s)))return;let n=i.ui.cursor,r=n&&e.surfaces[n.run];t.replaceChildren(...n&&r?fg(e,r,n):dg(),mg(e,i))}}}function dg(){return[H("p",{class:"og-note"},"Click the picture, or give it the focus and walk with the arrow keys.")]}function fg(i,t,{i:e,j:n}){let r=[ec("x",t.x[e])];t.plane&&r.push(ec("y",t.y[n]));for(let l of t.fields.keys())r.push(ec(l,t.value(l,e,n),Pl(i.surfaces,l)?.label));let s=H("table",{class:"og-facts","data-run":t.run.id},H("caption",{},t.run.name),H("tbody",{},...r,pg(t,e,n))),o=t.run.commands,a=l=>l.replaceAll("{x}",fn(t.x[e])).replaceAll("{y}",fn(t.y[n]));return[s,...o?[H("p",{class:"og-note"},"The weights at this point:"),tc("shell",a(o.shell)),tc("Python",a(o.python))]:[H("p",{class:"og-note"},"This result holds no directions, so the weights at a point cannot be made from it.")]]}function ec(i,t,e=i){return H("tr",{},H("th",{scope:"row",title:e},i.replaceAll("_"," ")),H("td",{"data-field":i,"data-value":fn(t)},Bt(t,6)))}function pg(i,t,e){let n=i.status[i.index(t,e)]!==qt.OK;return H("tr",{class:n?"og-odd":null},H("th",{scope:"row"},"status"),H("td",{"data-field":"status"},i.statusAt(t,e)))}function mg(i,t){let e=t.ui.cursor?.run??i.layers[0]?.run??0,n=i.surfaces[e],r=n&&gg(n,t.ui.height),s=(a,l)=>t.set({cursor:{run:e,i:a,j:l}}),o=n?.nearest(0,0);return H("div",{class:"og-buttons"},r&&H("button",{type:"button",onclick:()=>s(...r)},"Minimum"),o&&H("button",{type:"button",onclick:()=>s(...o)},"Anchor"),t.ui.cursor&&H("button",{type:"button",onclick:()=>t.set({cursor:null})},"Clear"))}function gg(i,t){let e=i.fields.get(t);if(!e)return null;let n=-1;for(let r=0;r<e.length;r++)i.status[r]===qt.OK&&Number.isFinite(e[r])&&(n<0||e[r]<e[n])&&(n=r);return n<0?null:[Math.floor(n/i.ny),n%i.ny]}function nd(i,t,e){let n="orograph",r=(d,f,p)=>H("button",{type:"button",onclick:()=>{s(f,p)}},d);async function s(d,f){try{let p=await d();if(!p)return e("This view has no such picture.");yg(p,`${n}.${f}`),e(`Saved ${n}.${f}`)}catch(p){e(`Could not save: ${String(p)}`)}}let o=d=>async()=>await i().png?.(2,d)??null,a=async()=>{let d=t();return d?new Blob([d],{type:"image/svg+xml"}):null},l=[r("PNG",o(!1),"png"),r("PNG, transparent",o(!0),"png")],c=r("SVG",a,"svg"),h=H("p",{class:"og-note"},"Meshes and films: orograph export RUN --to glb, stl, ply, vtp, gif, mp4"),u=H("details",{class:"og-menu"},H("summary",{},"Save"),H("div",{class:"og-menu-list"},...l,c,h));return u.addEventListener("keydown",d=>{d.key==="Escape"&&(u.open=!1,u.querySelector("summary")?.focus())}),{element:u,draw(d){n=xg(d.layers[0]?.surface.run.name??"orograph"),c.hidden=!i().svg;for(let f of l)f.hidden=!i().png}}}function yg(i,t){let e=H("a",{href:URL.createObjectURL(i),download:t});document.body.append(e),e.click(),e.remove(),setTimeout(()=>URL.revokeObjectURL(e.href),1e4)}function xg(i){return i.replace(/[^\p{L}\p{N}._-]+/gu,"-").replace(/^[-.]+|-+$/g,"").slice(0,60)||"orograph"}var _g=8;function id(i){let t=H("button",{type:"button",class:"og-play",onclick:()=>u()}),e=Ii("Training",{min:0,max:1,step:.001},y=>f(y),y=>i.set({time:y,playing:!1})),n=Ii("Between",{min:0,max:1,step:.01},y=>p(y),y=>i.set({morph:y,playing:!1})),r=H("div",{class:"og-timeline"},t,e.element,n.element),s=null,o=0,a=()=>i.ui.arrangement==="morph"&&i.ui.mode==="surface",l=()=>a()?Math.max(h().length-1,1):1,c=()=>a()?"morph":"time",h=()=>(s?.surfaces??[]).filter((y,m)=>y.plane&&!i.ui.hidden.includes(m));function u(){if(i.ui.playing)return i.set({playing:!1});i.set({playing:!0,...i.ui[c()]>=l()?{[c()]:0}:{}}),o=performance.now(),requestAnimationFrame(d)}function d(y){if(!i.ui.playing||!r.isConnected)return;let m=matchMedia("(prefers-reduced-motion: reduce)").matches,[g,_]=m?[500,1/16]:[0,(y-o)/1e3/_g];if(y-o>=g){o=y;let E=Math.min(i.ui[c()]+_*l(),l());i.set({[c()]:E,playing:E<l()})}requestAnimationFrame(d)}function f(y){let m=s?.layers.flatMap(E=>E.surface.run.paths)[0];if(!m)return"";let[g,_]=[m.step[0],m.step[m.step.length-1]];return`${m.unit} ${Bt(g+y*(_-g),4)}`}function p(y){let m=h().map(E=>E.run.name),g=Math.min(Math.floor(y),m.length-1),_=Math.round((y-g)*100);return _&&m[g+1]?`${m[g]} \u2192 ${m[g+1]} ${_} %`:m[g]??""}return{element:r,draw(y){s=y;let m=i.ui,g=m.paths&&m.mode!=="table"&&m.mode!=="curves"&&y.layers.some(_=>_.surface.run.paths.length>0);e.element.hidden=!g||a(),n.element.hidden=!(a()&&Br(y.surfaces)&&h().length>1),r.hidden=e.element.hidden&&n.element.hidden,e.show(m.time),n.limit(l()),n.show(m.morph),t.textContent=m.playing?"Pause":"Play"}}}var mi={LEFT:0,MIDDLE:1,RIGHT:2,ROTATE:0,DOLLY:1,PAN:2},gi={ROTATE:0,PAN:1,DOLLY_PAN:2,DOLLY_ROTATE:3},Cd=0,Rc=1,Pd=2;var bs=1,Id=2,Ar=3,yi=0,qe=1,vn=2,ki=0,Er=1,Cc=2,Pc=3,Ic=4,Ld=5;var zi=100,Nd=101,Dd=102,Fd=103,Ud=104,Od=200,Bd=201,kd=202,zd=203,Lc=204,Nc=205,Gd=206,Vd=207,Hd=208,Wd=209,Xd=210,$d=211,qd=212,Yd=213,Zd=214,ko=0,zo=1,Go=2,gr=3,Vo=4,Ho=5,Wo=6,Xo=7,Dc=0,Kd=1,Jd=2,Fn=0,Fc=1,Uc=2,Oc=3,Bc=4,kc=5,zc=6,Gc=7;var Vc=300,Gi=301,Tr=302,ya=303,xa=304,$o=1e3,yn=1001,qo=1002,Pe=1003,jd=1004;var Ms=1005;var De=1006,_a=1007;var Yn=1008;var an=1009,Hc=1010,Wc=1011,Rr=1012,va=1013,Rn=1014,Cn=1015,Pn=1016,ba=1017,Ma=1018,Vi=1020,Xc=35902,$c=35899,qc=1021,Yc=1022,ln=1023,$n=1026,Zn=1027,Zc=1028,Sa=1029,xi=1030,wa=1031;var Aa=1033,Ss=33776,ws=33777,As=33778,Es=33779,Ea=35840,Ta=35841,Ra=35842,Ca=35843,Pa=36196,Ia=37492,La=37496,Na=37488,Da=37489,Ts=37490,Fa=37491,Ua=37808,Oa=37809,Ba=37810,ka=37811,za=37812,Ga=37813,Va=37814,Ha=37815,Wa=37816,Xa=37817,$a=37818,qa=37819,Ya=37820,Za=37821,Ka=36492,Ja=36494,ja=36495,Qa=36283,tl=36284,Rs=36285,el=36286;var ts=2300,Yo=2301,Oo=2302,bc=2303,Mc=2400,Sc=2401,wc=2402;var Qd=3200;var Kc=0,tf=1,In="",Qe="srgb",es="srgb-linear",ns="linear",Qt="srgb";var Bo=7680;var ef=519,nf=512,rf=513,sf=514,Jc=515,of=516,af=517,jc=518,Qc=519,th=35044,Cr=35048;var eh="300 es",xn=2e3,is=2001;function vg(i){for(let t=i.length-1;t>=0;--t)if(i[t]>=65535)return!0;return!1}function bg(i){return ArrayBuffer.isView(i)&&!(i instanceof DataView)}function rs(i){return document.createElementNS("http://www.w3.org/1999/xhtml",i)}function lf(){let i=rs("canvas");return i.style.display="block",i}var rd={},yr=null;function ss(...i){let t="THREE."+i.shift();yr?yr("log",t,...i):console.log(t,...i)}function cf(i){let t=i[0];if(typeof t=="string"&&t.startsWith("TSL:")){let e=i[1];e&&e.isStackTrace?i[0]+=" "+e.getLocation():i[1]='Stack trace not available. Enable "THREE.Node.captureStackTrace" to capture stack traces.'}return i}function Lt(...i){i=cf(i);let t="THREE."+i.shift();if(yr)yr("warn",t,...i);else{let e=i[0];e&&e.isStackTrace?console.warn(e.getError(t)):console.warn(t,...i)}}function Dt(...i){i=cf(i);let t="THREE."+i.shift();if(yr)yr("error",t,...i);else{let e=i[0];e&&e.isStackTrace?console.error(e.getError(t)):console.error(t,...i)}}function Jr(...i){let t=i.join(" ");t in rd||(rd[t]=!0,Lt(...i))}function hf(i,t,e){return new Promise(function(n,r){function s(){switch(i.clientWaitSync(t,i.SYNC_FLUSH_COMMANDS_BIT,0)){case i.WAIT_FAILED:r();break;case i.TIMEOUT_EXPIRED:setTimeout(s,e);break;default:n()}}setTimeout(s,e)})}var uf={[ko]:ko,[Go]:Wo,[Vo]:Vo,[gr]:Ho,[zo]:zo,[Wo]:Go,[Xo]:Xo,[Ho]:gr},Tn=class{addEventListener(t,e){this._listeners===void 0&&(this._listeners={});let n=this._listeners;n[t]===void 0&&(n[t]=[]),n[t].indexOf(e)===-1&&n[t].push(e)}hasEventListener(t,e){let n=this._listeners;return n===void 0?!1:n[t]!==void 0&&n[t].indexOf(e)!==-1}removeEventListener(t,e){let n=this._listeners;if(n===void 0)return;let r=n[t];if(r!==void 0){let s=r.indexOf(e);s!==-1&&r.splice(s,1)}}dispatchEvent(t){let e=this._listeners;if(e===void 0)return;let n=e[t.type];if(n!==void 0){t.target=this;let r=n.slice(0);for(let s=0,o=r.length;s<o;s++)r[s].call(this,t);t.target=null}}},Oe=["00","01","02","03","04","05","06","07","08","09","0a","0b","0c","0d","0e","0f","10","11","12","13","14","15","16","17","18","19","1a","1b","1c","1d","1e","1f","20","21","22","23","24","25","26","27","28","29","2a","2b","2c","2d","2e","2f","30","31","32","33","34","35","36","37","38","39","3a","3b","3c","3d","3e","3f","40","41","42","43","44","45","46","47","48","49","4a","4b","4c","4d","4e","4f","50","51","52","53","54","55","56","57","58","59","5a","5b","5c","5d","5e","5f","60","61","62","63","64","65","66","67","68","69","6a","6b","6c","6d","6e","6f","70","71","72","73","74","75","76","77","78","79","7a","7b","7c","7d","7e","7f","80","81","82","83","84","85","86","87","88","89","8a","8b","8c","8d","8e","8f","90","91","92","93","94","95","96","97","98","99","9a","9b","9c","9d","9e","9f","a0","a1","a2","a3","a4","a5","a6","a7","a8","a9","aa","ab","ac","ad","ae","af","b0","b1","b2","b3","b4","b5","b6","b7","b8","b9","ba","bb","bc","bd","be","bf","c0","c1","c2","c3","c4","c5","c6","c7","c8","c9","ca","cb","cc","cd","ce","cf","d0","d1","d2","d3","d4","d5","d6","d7","d8","d9","da","db","dc","dd","de","df","e0","e1","e2","e3","e4","e5","e6","e7","e8","e9","ea","eb","ec","ed","ee","ef","f0","f1","f2","f3","f4","f5","f6","f7","f8","f9","fa","fb","fc","fd","fe","ff"],sd=1234567,jr=Math.PI/180,xr=180/Math.PI;function _i(){let i=Math.random()*4294967295|0,t=Math.random()*4294967295|0,e=Math.random()*4294967295|0,n=Math.random()*4294967295|0;return(Oe[i&255]+Oe[i>>8&255]+Oe[i>>16&255]+Oe[i>>24&255]+"-"+Oe[t&255]+Oe[t>>8&255]+"-"+Oe[t>>16&15|64]+Oe[t>>24&255]+"-"+Oe[e&63|128]+Oe[e>>8&255]+"-"+Oe[e>>16&255]+Oe[e>>24&255]+Oe[n&255]+Oe[n>>8&255]+Oe[n>>16&255]+Oe[n>>24&255]).toLowerCase()}function Ht(i,t,e){return Math.max(t,Math.min(e,i))}function nh(i,t){return(i%t+t)%t}function Mg(i,t,e,n,r){return n+(i-t)*(r-n)/(e-t)}function Sg(i,t,e){return i!==t?(e-i)/(t-i):0}function Qr(i,t,e){return(1-e)*i+e*t}function wg(i,t,e,n){return Qr(i,t,1-Math.exp(-e*n))}function Ag(i,t=1){return t-Math.abs(nh(i,t*2)-t)}function Eg(i,t,e){return i<=t?0:i>=e?1:(i=(i-t)/(e-t),i*i*(3-2*i))}function Tg(i,t,e){return i<=t?0:i>=e?1:(i=(i-t)/(e-t),i*i*i*(i*(i*6-15)+10))}function Rg(i,t){return i+Math.floor(Math.random()*(t-i+1))}function Cg(i,t){return i+Math.random()*(t-i)}function Pg(i){return i*(.5-Math.random())}function Ig(i){i!==void 0&&(sd=i);let t=sd+=1831565813;return t=Math.imul(t^t>>>15,t|1),t^=t+Math.imul(t^t>>>7,t|61),((t^t>>>14)>>>0)/4294967296}function Lg(i){return i*jr}function Ng(i){return i*xr}function Dg(i){return i>0&&Number.isInteger(i)&&2**Math.round(Math.log2(i))===i}function Fg(i){return Math.pow(2,Math.ceil(Math.log(i)/Math.LN2))}function ih(i){return Math.pow(2,Math.floor(Math.log(i)/Math.LN2))}function Ug(i,t,e,n,r){let s=Math.cos,o=Math.sin,a=s(e/2),l=o(e/2),c=s((t+n)/2),h=o((t+n)/2),u=s((t-n)/2),d=o((t-n)/2),f=s((n-t)/2),p=o((n-t)/2);switch(r){case"XYX":i.set(a*h,l*u,l*d,a*c);break;case"YZY":i.set(l*d,a*h,l*u,a*c);break;case"ZXZ":i.set(l*u,l*d,a*h,a*c);break;case"XZX":i.set(a*h,l*p,l*f,a*c);break;case"YXY":i.set(l*f,a*h,l*p,a*c);break;case"ZYZ":i.set(l*p,l*f,a*h,a*c);break;default:Lt("MathUtils: .setQuaternionFromProperEuler() encountered an unknown order: "+r)}}function nl(i){switch(i.constructor){case Uint32Array:return 4294967295;case Uint16Array:return 65535;case Uint8Array:case Uint8ClampedArray:return 255;case Int32Array:return 2147483647;case Int16Array:return 32767;case Int8Array:return 127;default:return}}function rh(i,t){if(t.constructor===Float32Array)return i;let e=nl(t);if(e===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.max(i/e,-1)}function sh(i,t){if(t.constructor===Float32Array)return i;let e=nl(t);if(e===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.round(i*e)}var Hi={DEG2RAD:jr,RAD2DEG:xr,generateUUID:_i,clamp:Ht,euclideanModulo:nh,mapLinear:Mg,inverseLerp:Sg,lerp:Qr,damp:wg,pingpong:Ag,smoothstep:Eg,smootherstep:Tg,randInt:Rg,randFloat:Cg,randFloatSpread:Pg,seededRandom:Ig,degToRad:Lg,radToDeg:Ng,isPowerOfTwo:Dg,ceilPowerOfTwo:Fg,floorPowerOfTwo:ih,setQuaternionFromProperEuler:Ug,normalize:sh,denormalize:rh},Ft=class{static{this.prototype.isVector2=!0}constructor(t=0,e=0){this.x=t,this.y=e}get width(){return this.x}set width(t){this.x=t}get height(){return this.y}set height(t){this.y=t}set(t,e){return this.x=t,this.y=e,this}setScalar(t){return this.x=t,this.y=t,this}setX(t){return this.x=t,this}setY(t){return this.y=t,this}setComponent(t,e){switch(t){case 0:this.x=e;break;case 1:this.y=e;break;default:throw new Error("THREE.Vector2: index is out of range: "+t)}return this}getComponent(t){switch(t){case 0:return this.x;case 1:return this.y;default:throw new Error("THREE.Vector2: index is out of range: "+t)}}clone(){return new this.constructor(this.x,this.y)}copy(t){return this.x=t.x,this.y=t.y,this}add(t){return this.x+=t.x,this.y+=t.y,this}addScalar(t){return this.x+=t,this.y+=t,this}addVectors(t,e){return this.x=t.x+e.x,this.y=t.y+e.y,this}addScaledVector(t,e){return this.x+=t.x*e,this.y+=t.y*e,this}sub(t){return this.x-=t.x,this.y-=t.y,this}subScalar(t){return this.x-=t,this.y-=t,this}subVectors(t,e){return this.x=t.x-e.x,this.y=t.y-e.y,this}multiply(t){return this.x*=t.x,this.y*=t.y,this}multiplyScalar(t){return this.x*=t,this.y*=t,this}divide(t){return this.x/=t.x,this.y/=t.y,this}divideScalar(t){return this.multiplyScalar(1/t)}applyMatrix3(t){let e=this.x,n=this.y,r=t.elements;return this.x=r[0]*e+r[3]*n+r[6],this.y=r[1]*e+r[4]*n+r[7],this}min(t){return this.x=Math.min(this.x,t.x),this.y=Math.min(this.y,t.y),this}max(t){return this.x=Math.max(this.x,t.x),this.y=Math.max(this.y,t.y),this}clamp(t,e){return this.x=Ht(this.x,t.x,e.x),this.y=Ht(this.y,t.y,e.y),this}clampScalar(t,e){return this.x=Ht(this.x,t,e),this.y=Ht(this.y,t,e),this}clampLength(t,e){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Ht(n,t,e))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this}negate(){return this.x=-this.x,this.y=-this.y,this}dot(t){return this.x*t.x+this.y*t.y}cross(t){return this.x*t.y-this.y*t.x}lengthSq(){return this.x*this.x+this.y*this.y}length(){return Math.sqrt(this.x*this.x+this.y*this.y)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)}normalize(){return this.divideScalar(this.length()||1)}angle(){return Math.atan2(-this.y,-this.x)+Math.PI}angleTo(t){let e=Math.sqrt(this.lengthSq()*t.lengthSq());if(e===0)return Math.PI/2;let n=this.dot(t)/e;return Math.acos(Ht(n,-1,1))}distanceTo(t){return Math.sqrt(this.distanceToSquared(t))}distanceToSquared(t){let e=this.x-t.x,n=this.y-t.y;return e*e+n*n}manhattanDistanceTo(t){return Math.abs(this.x-t.x)+Math.abs(this.y-t.y)}setLength(t){return this.normalize().multiplyScalar(t)}lerp(t,e){return this.x+=(t.x-this.x)*e,this.y+=(t.y-this.y)*e,this}lerpVectors(t,e,n){return this.x=t.x+(e.x-t.x)*n,this.y=t.y+(e.y-t.y)*n,this}equals(t){return t.x===this.x&&t.y===this.y}fromArray(t,e=0){return this.x=t[e],this.y=t[e+1],this}toArray(t=[],e=0){return t[e]=this.x,t[e+1]=this.y,t}fromBufferAttribute(t,e){return this.x=t.getX(e),this.y=t.getY(e),this}rotateAround(t,e){let n=Math.cos(e),r=Math.sin(e),s=this.x-t.x,o=this.y-t.y;return this.x=s*n-o*r+t.x,this.y=s*r+o*n+t.y,this}random(){return this.x=Math.random(),this.y=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y}},nn=class{constructor(t=0,e=0,n=0,r=1){this.isQuaternion=!0,this._x=t,this._y=e,this._z=n,this._w=r}static slerpFlat(t,e,n,r,s,o,a){let l=n[r+0],c=n[r+1],h=n[r+2],u=n[r+3],d=s[o+0],f=s[o+1],p=s[o+2],y=s[o+3];if(u!==y||l!==d||c!==f||h!==p){let m=l*d+c*f+h*p+u*y;m<0&&(d=-d,f=-f,p=-p,y=-y,m=-m);let g=1-a;if(m<.9995){let _=Math.acos(m),E=Math.sin(_);g=Math.sin(g*_)/E,a=Math.sin(a*_)/E,l=l*g+d*a,c=c*g+f*a,h=h*g+p*a,u=u*g+y*a}else{l=l*g+d*a,c=c*g+f*a,h=h*g+p*a,u=u*g+y*a;let _=1/Math.sqrt(l*l+c*c+h*h+u*u);l*=_,c*=_,h*=_,u*=_}}t[e]=l,t[e+1]=c,t[e+2]=h,t[e+3]=u}static multiplyQuaternionsFlat(t,e,n,r,s,o){let a=n[r],l=n[r+1],c=n[r+2],h=n[r+3],u=s[o],d=s[o+1],f=s[o+2],p=s[o+3];return t[e]=a*p+h*u+l*f-c*d,t[e+1]=l*p+h*d+c*u-a*f,t[e+2]=c*p+h*f+a*d-l*u,t[e+3]=h*p-a*u-l*d-c*f,t}get x(){return this._x}set x(t){this._x=t,this._onChangeCallback()}get y(){return this._y}set y(t){this._y=t,this._onChangeCallback()}get z(){return this._z}set z(t){this._z=t,this._onChangeCallback()}get w(){return this._w}set w(t){this._w=t,this._onChangeCallback()}set(t,e,n,r){return this._x=t,this._y=e,this._z=n,this._w=r,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._w)}copy(t){return this._x=t.x,this._y=t.y,this._z=t.z,this._w=t.w,this._onChangeCallback(),this}setFromEuler(t,e=!0){let n=t._x,r=t._y,s=t._z,o=t._order,a=Math.cos,l=Math.sin,c=a(n/2),h=a(r/2),u=a(s/2),d=l(n/2),f=l(r/2),p=l(s/2);switch(o){case"XYZ":this._x=d*h*u+c*f*p,this._y=c*f*u-d*h*p,this._z=c*h*p+d*f*u,this._w=c*h*u-d*f*p;break;case"YXZ":this._x=d*h*u+c*f*p,this._y=c*f*u-d*h*p,this._z=c*h*p-d*f*u,this._w=c*h*u+d*f*p;break;case"ZXY":this._x=d*h*u-c*f*p,this._y=c*f*u+d*h*p,this._z=c*h*p+d*f*u,this._w=c*h*u-d*f*p;break;case"ZYX":this._x=d*h*u-c*f*p,this._y=c*f*u+d*h*p,this._z=c*h*p-d*f*u,this._w=c*h*u+d*f*p;break;case"YZX":this._x=d*h*u+c*f*p,this._y=c*f*u+d*h*p,this._z=c*h*p-d*f*u,this._w=c*h*u-d*f*p;break;case"XZY":this._x=d*h*u-c*f*p,this._y=c*f*u-d*h*p,this._z=c*h*p+d*f*u,this._w=c*h*u+d*f*p;break;default:Lt("Quaternion: .setFromEuler() encountered an unknown order: "+o)}return e===!0&&this._onChangeCallback(),this}setFromAxisAngle(t,e){let n=e/2,r=Math.sin(n);return this._x=t.x*r,this._y=t.y*r,this._z=t.z*r,this._w=Math.cos(n),this._onChangeCallback(),this}setFromRotationMatrix(t){let e=t.elements,n=e[0],r=e[4],s=e[8],o=e[1],a=e[5],l=e[9],c=e[2],h=e[6],u=e[10],d=n+a+u;if(d>0){let f=.5/Math.sqrt(d+1);this._w=.25/f,this._x=(h-l)*f,this._y=(s-c)*f,this._z=(o-r)*f}else if(n>a&&n>u){let f=2*Math.sqrt(1+n-a-u);this._w=(h-l)/f,this._x=.25*f,this._y=(r+o)/f,this._z=(s+c)/f}else if(a>u){let f=2*Math.sqrt(1+a-n-u);this._w=(s-c)/f,this._x=(r+o)/f,this._y=.25*f,this._z=(l+h)/f}else{let f=2*Math.sqrt(1+u-n-a);this._w=(o-r)/f,this._x=(s+c)/f,this._y=(l+h)/f,this._z=.25*f}return this._onChangeCallback(),this}setFromUnitVectors(t,e){let n=t.dot(e)+1;return n<1e-8?(n=0,Math.abs(t.x)>Math.abs(t.z)?(this._x=-t.y,this._y=t.x,this._z=0,this._w=n):(this._x=0,this._y=-t.z,this._z=t.y,this._w=n)):(this._x=t.y*e.z-t.z*e.y,this._y=t.z*e.x-t.x*e.z,this._z=t.x*e.y-t.y*e.x,this._w=n),this.normalize()}angleTo(t){return 2*Math.acos(Math.abs(Ht(this.dot(t),-1,1)))}rotateTowards(t,e){let n=this.angleTo(t);if(n===0)return this;let r=Math.min(1,e/n);return this.slerp(t,r),this}identity(){return this.set(0,0,0,1)}invert(){return this.conjugate()}conjugate(){return this._x*=-1,this._y*=-1,this._z*=-1,this._onChangeCallback(),this}dot(t){return this._x*t._x+this._y*t._y+this._z*t._z+this._w*t._w}lengthSq(){return this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w}length(){return Math.sqrt(this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w)}normalize(){let t=this.length();return t===0?(this._x=0,this._y=0,this._z=0,this._w=1):(t=1/t,this._x=this._x*t,this._y=this._y*t,this._z=this._z*t,this._w=this._w*t),this._onChangeCallback(),this}multiply(t){return this.multiplyQuaternions(this,t)}premultiply(t){return this.multiplyQuaternions(t,this)}multiplyQuaternions(t,e){let n=t._x,r=t._y,s=t._z,o=t._w,a=e._x,l=e._y,c=e._z,h=e._w;return this._x=n*h+o*a+r*c-s*l,this._y=r*h+o*l+s*a-n*c,this._z=s*h+o*c+n*l-r*a,this._w=o*h-n*a-r*l-s*c,this._onChangeCallback(),this}slerp(t,e){let n=t._x,r=t._y,s=t._z,o=t._w,a=this.dot(t);a<0&&(n=-n,r=-r,s=-s,o=-o,a=-a);let l=1-e;if(a<.9995){let c=Math.acos(a),h=Math.sin(c);l=Math.sin(l*c)/h,e=Math.sin(e*c)/h,this._x=this._x*l+n*e,this._y=this._y*l+r*e,this._z=this._z*l+s*e,this._w=this._w*l+o*e,this._onChangeCallback()}else this._x=this._x*l+n*e,this._y=this._y*l+r*e,this._z=this._z*l+s*e,this._w=this._w*l+o*e,this.normalize();return this}slerpQuaternions(t,e,n){return this.copy(t).slerp(e,n)}random(){let t=2*Math.PI*Math.random(),e=2*Math.PI*Math.random(),n=Math.random(),r=Math.sqrt(1-n),s=Math.sqrt(n);return this.set(r*Math.sin(t),r*Math.cos(t),s*Math.sin(e),s*Math.cos(e))}equals(t){return t._x===this._x&&t._y===this._y&&t._z===this._z&&t._w===this._w}fromArray(t,e=0){return this._x=t[e],this._y=t[e+1],this._z=t[e+2],this._w=t[e+3],this._onChangeCallback(),this}toArray(t=[],e=0){return t[e]=this._x,t[e+1]=this._y,t[e+2]=this._z,t[e+3]=this._w,t}fromBufferAttribute(t,e){return this._x=t.getX(e),this._y=t.getY(e),this._z=t.getZ(e),this._w=t.getW(e),this._onChangeCallback(),this}toJSON(){return this.toArray()}_onChange(t){return this._onChangeCallback=t,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._w}},U=class{static{this.prototype.isVector3=!0}constructor(t=0,e=0,n=0){this.x=t,this.y=e,this.z=n}set(t,e,n){return n===void 0&&(n=this.z),this.x=t,this.y=e,this.z=n,this}setScalar(t){return this.x=t,this.y=t,this.z=t,this}setX(t){return this.x=t,this}setY(t){return this.y=t,this}setZ(t){return this.z=t,this}setComponent(t,e){switch(t){case 0:this.x=e;break;case 1:this.y=e;break;case 2:this.z=e;break;default:throw new Error("THREE.Vector3: index is out of range: "+t)}return this}getComponent(t){switch(t){case 0:return this.x;case 1:return this.y;case 2:return this.z;default:throw new Error("THREE.Vector3: index is out of range: "+t)}}clone(){return new this.constructor(this.x,this.y,this.z)}copy(t){return this.x=t.x,this.y=t.y,this.z=t.z,this}add(t){return this.x+=t.x,this.y+=t.y,this.z+=t.z,this}addScalar(t){return this.x+=t,this.y+=t,this.z+=t,this}addVectors(t,e){return this.x=t.x+e.x,this.y=t.y+e.y,this.z=t.z+e.z,this}addScaledVector(t,e){return this.x+=t.x*e,this.y+=t.y*e,this.z+=t.z*e,this}sub(t){return this.x-=t.x,this.y-=t.y,this.z-=t.z,this}subScalar(t){return this.x-=t,this.y-=t,this.z-=t,this}subVectors(t,e){return this.x=t.x-e.x,this.y=t.y-e.y,this.z=t.z-e.z,this}multiply(t){return this.x*=t.x,this.y*=t.y,this.z*=t.z,this}multiplyScalar(t){return this.x*=t,this.y*=t,this.z*=t,this}multiplyVectors(t,e){return this.x=t.x*e.x,this.y=t.y*e.y,this.z=t.z*e.z,this}applyEuler(t){return this.applyQuaternion(od.setFromEuler(t))}applyAxisAngle(t,e){return this.applyQuaternion(od.setFromAxisAngle(t,e))}applyMatrix3(t){let e=this.x,n=this.y,r=this.z,s=t.elements;return this.x=s[0]*e+s[3]*n+s[6]*r,this.y=s[1]*e+s[4]*n+s[7]*r,this.z=s[2]*e+s[5]*n+s[8]*r,this}applyNormalMatrix(t){return this.applyMatrix3(t).normalize()}applyMatrix4(t){let e=this.x,n=this.y,r=this.z,s=t.elements,o=1/(s[3]*e+s[7]*n+s[11]*r+s[15]);return this.x=(s[0]*e+s[4]*n+s[8]*r+s[12])*o,this.y=(s[1]*e+s[5]*n+s[9]*r+s[13])*o,this.z=(s[2]*e+s[6]*n+s[10]*r+s[14])*o,this}applyQuaternion(t){let e=this.x,n=this.y,r=this.z,s=t.x,o=t.y,a=t.z,l=t.w,c=2*(o*r-a*n),h=2*(a*e-s*r),u=2*(s*n-o*e);return this.x=e+l*c+o*u-a*h,this.y=n+l*h+a*c-s*u,this.z=r+l*u+s*h-o*c,this}project(t){return this.applyMatrix4(t.matrixWorldInverse).applyMatrix4(t.projectionMatrix)}unproject(t){return this.applyMatrix4(t.projectionMatrixInverse).applyMatrix4(t.matrixWorld)}transformDirection(t){let e=this.x,n=this.y,r=this.z,s=t.elements;return this.x=s[0]*e+s[4]*n+s[8]*r,this.y=s[1]*e+s[5]*n+s[9]*r,this.z=s[2]*e+s[6]*n+s[10]*r,this.normalize()}divide(t){return this.x/=t.x,this.y/=t.y,this.z/=t.z,this}divideScalar(t){return this.multiplyScalar(1/t)}min(t){return this.x=Math.min(this.x,t.x),this.y=Math.min(this.y,t.y),this.z=Math.min(this.z,t.z),this}max(t){return this.x=Math.max(this.x,t.x),this.y=Math.max(this.y,t.y),this.z=Math.max(this.z,t.z),this}clamp(t,e){return this.x=Ht(this.x,t.x,e.x),this.y=Ht(this.y,t.y,e.y),this.z=Ht(this.z,t.z,e.z),this}clampScalar(t,e){return this.x=Ht(this.x,t,e),this.y=Ht(this.y,t,e),this.z=Ht(this.z,t,e),this}clampLength(t,e){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Ht(n,t,e))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this}dot(t){return this.x*t.x+this.y*t.y+this.z*t.z}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)}normalize(){return this.divideScalar(this.length()||1)}setLength(t){return this.normalize().multiplyScalar(t)}lerp(t,e){return this.x+=(t.x-this.x)*e,this.y+=(t.y-this.y)*e,this.z+=(t.z-this.z)*e,this}lerpVectors(t,e,n){return this.x=t.x+(e.x-t.x)*n,this.y=t.y+(e.y-t.y)*n,this.z=t.z+(e.z-t.z)*n,this}cross(t){return this.crossVectors(this,t)}crossVectors(t,e){let n=t.x,r=t.y,s=t.z,o=e.x,a=e.y,l=e.z;return this.x=r*l-s*a,this.y=s*o-n*l,this.z=n*a-r*o,this}projectOnVector(t){let e=t.lengthSq();if(e===0)return this.set(0,0,0);let n=t.dot(this)/e;return this.copy(t).multiplyScalar(n)}projectOnPlane(t){return nc.copy(this).projectOnVector(t),this.sub(nc)}reflect(t){return this.sub(nc.copy(t).multiplyScalar(2*this.dot(t)))}angleTo(t){let e=Math.sqrt(this.lengthSq()*t.lengthSq());if(e===0)return Math.PI/2;let n=this.dot(t)/e;return Math.acos(Ht(n,-1,1))}distanceTo(t){return Math.sqrt(this.distanceToSquared(t))}distanceToSquared(t){let e=this.x-t.x,n=this.y-t.y,r=this.z-t.z;return e*e+n*n+r*r}manhattanDistanceTo(t){return Math.abs(this.x-t.x)+Math.abs(this.y-t.y)+Math.abs(this.z-t.z)}setFromSpherical(t){return this.setFromSphericalCoords(t.radius,t.phi,t.theta)}setFromSphericalCoords(t,e,n){let r=Math.sin(e)*t;return this.x=r*Math.sin(n),this.y=Math.cos(e)*t,this.z=r*Math.cos(n),this}setFromCylindrical(t){return this.setFromCylindricalCoords(t.radius,t.theta,t.y)}setFromCylindricalCoords(t,e,n){return this.x=t*Math.sin(e),this.y=n,this.z=t*Math.cos(e),this}setFromMatrixPosition(t){let e=t.elements;return this.x=e[12],this.y=e[13],this.z=e[14],this}setFromMatrixScale(t){let e=this.setFromMatrixColumn(t,0).length(),n=this.setFromMatrixColumn(t,1).length(),r=this.setFromMatrixColumn(t,2).length();return this.x=e,this.y=n,this.z=r,this}setFromMatrixColumn(t,e){return this.fromArray(t.elements,e*4)}setFromMatrix3Column(t,e){return this.fromArray(t.elements,e*3)}setFromEuler(t){return this.x=t._x,this.y=t._y,this.z=t._z,this}setFromColor(t){return this.x=t.r,this.y=t.g,this.z=t.b,this}equals(t){return t.x===this.x&&t.y===this.y&&t.z===this.z}fromArray(t,e=0){return this.x=t[e],this.y=t[e+1],this.z=t[e+2],this}toArray(t=[],e=0){return t[e]=this.x,t[e+1]=this.y,t[e+2]=this.z,t}fromBufferAttribute(t,e){return this.x=t.getX(e),this.y=t.getY(e),this.z=t.getZ(e),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this}randomDirection(){let t=Math.random()*Math.PI*2,e=Math.random()*2-1,n=Math.sqrt(1-e*e);return this.x=n*Math.cos(t),this.y=e,this.z=n*Math.sin(t),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z}},nc=new U,od=new nn,Ut=class{static{this.prototype.isMatrix3=!0}constructor(t,e,n,r,s,o,a,l,c){this.elements=[1,0,0,0,1,0,0,0,1],t!==void 0&&this.set(t,e,n,r,s,o,a,l,c)}set(t,e,n,r,s,o,a,l,c){let h=this.elements;return h[0]=t,h[1]=r,h[2]=a,h[3]=e,h[4]=s,h[5]=l,h[6]=n,h[7]=o,h[8]=c,this}identity(){return this.set(1,0,0,0,1,0,0,0,1),this}copy(t){let e=this.elements,n=t.elements;return e[0]=n[0],e[1]=n[1],e[2]=n[2],e[3]=n[3],e[4]=n[4],e[5]=n[5],e[6]=n[6],e[7]=n[7],e[8]=n[8],this}extractBasis(t,e,n){return t.setFromMatrix3Column(this,0),e.setFromMatrix3Column(this,1),n.setFromMatrix3Column(this,2),this}setFromMatrix4(t){let e=t.elements;return this.set(e[0],e[4],e[8],e[1],e[5],e[9],e[2],e[6],e[10]),this}multiply(t){return this.multiplyMatrices(this,t)}premultiply(t){return this.multiplyMatrices(t,this)}multiplyMatrices(t,e){let n=t.elements,r=e.elements,s=this.elements,o=n[0],a=n[3],l=n[6],c=n[1],h=n[4],u=n[7],d=n[2],f=n[5],p=n[8],y=r[0],m=r[3],g=r[6],_=r[1],E=r[4],M=r[7],A=r[2],v=r[5],x=r[8];return s[0]=o*y+a*_+l*A,s[3]=o*m+a*E+l*v,s[6]=o*g+a*M+l*x,s[1]=c*y+h*_+u*A,s[4]=c*m+h*E+u*v,s[7]=c*g+h*M+u*x,s[2]=d*y+f*_+p*A,s[5]=d*m+f*E+p*v,s[8]=d*g+f*M+p*x,this}multiplyScalar(t){let e=this.elements;return e[0]*=t,e[3]*=t,e[6]*=t,e[1]*=t,e[4]*=t,e[7]*=t,e[2]*=t,e[5]*=t,e[8]*=t,this}determinant(){let t=this.elements,e=t[0],n=t[1],r=t[2],s=t[3],o=t[4],a=t[5],l=t[6],c=t[7],h=t[8];return e*o*h-e*a*c-n*s*h+n*a*l+r*s*c-r*o*l}invert(){let t=this.elements,e=t[0],n=t[1],r=t[2],s=t[3],o=t[4],a=t[5],l=t[6],c=t[7],h=t[8],u=h*o-a*c,d=a*l-h*s,f=c*s-o*l,p=e*u+n*d+r*f;if(p===0)return this.set(0,0,0,0,0,0,0,0,0);let y=1/p;return t[0]=u*y,t[1]=(r*c-h*n)*y,t[2]=(a*n-r*o)*y,t[3]=d*y,t[4]=(h*e-r*l)*y,t[5]=(r*s-a*e)*y,t[6]=f*y,t[7]=(n*l-c*e)*y,t[8]=(o*e-n*s)*y,this}transpose(){let t,e=this.elements;return t=e[1],e[1]=e[3],e[3]=t,t=e[2],e[2]=e[6],e[6]=t,t=e[5],e[5]=e[7],e[7]=t,this}getNormalMatrix(t){return this.setFromMatrix4(t).invert().transpose()}transposeIntoArray(t){let e=this.elements;return t[0]=e[0],t[1]=e[3],t[2]=e[6],t[3]=e[1],t[4]=e[4],t[5]=e[7],t[6]=e[2],t[7]=e[5],t[8]=e[8],this}setUvTransform(t,e,n,r,s,o,a){let l=Math.cos(s),c=Math.sin(s);return this.set(n*l,n*c,-n*(l*o+c*a)+o+t,-r*c,r*l,-r*(-c*o+l*a)+a+e,0,0,1),this}scale(t,e){return Jr("Matrix3: .scale() is deprecated. Use .makeScale() instead."),this.premultiply(ic.makeScale(t,e)),this}rotate(t){return Jr("Matrix3: .rotate() is deprecated. Use .makeRotation() instead."),this.premultiply(ic.makeRotation(-t)),this}translate(t,e){return Jr("Matrix3: .translate() is deprecated. Use .makeTranslation() instead."),this.premultiply(ic.makeTranslation(t,e)),this}makeTranslation(t,e){return t.isVector2?this.set(1,0,t.x,0,1,t.y,0,0,1):this.set(1,0,t,0,1,e,0,0,1),this}makeRotation(t){let e=Math.cos(t),n=Math.sin(t);return this.set(e,-n,0,n,e,0,0,0,1),this}makeScale(t,e){return this.set(t,0,0,0,e,0,0,0,1),this}equals(t){let e=this.elements,n=t.elements;for(let r=0;r<9;r++)if(e[r]!==n[r])return!1;return!0}fromArray(t,e=0){for(let n=0;n<9;n++)this.elements[n]=t[n+e];return this}toArray(t=[],e=0){let n=this.elements;return t[e]=n[0],t[e+1]=n[1],t[e+2]=n[2],t[e+3]=n[3],t[e+4]=n[4],t[e+5]=n[5],t[e+6]=n[6],t[e+7]=n[7],t[e+8]=n[8],t}clone(){return new this.constructor().fromArray(this.elements)}},ic=new Ut,ad=new Ut().set(.4123908,.3575843,.1804808,.212639,.7151687,.0721923,.0193308,.1191948,.9505322),ld=new Ut().set(3.2409699,-1.5373832,-.4986108,-.9692436,1.8759675,.0415551,.0556301,-.203977,1.0569715);function Og(){let i={enabled:!0,workingColorSpace:es,spaces:{},convert:function(r,s,o){return this.enabled===!1||s===o||!s||!o||(this.spaces[s].transfer===Qt&&(r.r=Xn(r.r),r.g=Xn(r.g),r.b=Xn(r.b)),this.spaces[s].primaries!==this.spaces[o].primaries&&(r.applyMatrix3(this.spaces[s].toXYZ),r.applyMatrix3(this.spaces[o].fromXYZ)),this.spaces[o].transfer===Qt&&(r.r=mr(r.r),r.g=mr(r.g),r.b=mr(r.b))),r},workingToColorSpace:function(r,s){return this.convert(r,this.workingColorSpace,s)},colorSpaceToWorking:function(r,s){return this.convert(r,s,this.workingColorSpace)},getPrimaries:function(r){return this.spaces[r].primaries},getTransfer:function(r){return r===In?ns:this.spaces[r].transfer},getToneMappingMode:function(r){return this.spaces[r].outputColorSpaceConfig.toneMappingMode||"standard"},getLuminanceCoefficients:function(r,s=this.workingColorSpace){return r.fromArray(this.spaces[s].luminanceCoefficients)},define:function(r){Object.assign(this.spaces,r)},_getMatrix:function(r,s,o){return r.copy(this.spaces[o].fromXYZ).multiply(this.spaces[s].toXYZ)},_getDrawingBufferColorSpace:function(r){return this.spaces[r].outputColorSpaceConfig.drawingBufferColorSpace},_getUnpackColorSpace:function(r=this.workingColorSpace){return this.spaces[r].workingColorSpaceConfig.unpackColorSpace}},t=[.64,.33,.3,.6,.15,.06],e=[.2126,.7152,.0722],n=[.3127,.329];return i.define({[es]:{primaries:t,whitePoint:n,transfer:ns,toXYZ:ad,fromXYZ:ld,luminanceCoefficients:e,workingColorSpaceConfig:{unpackColorSpace:Qe},outputColorSpaceConfig:{drawingBufferColorSpace:Qe}},[Qe]:{primaries:t,whitePoint:n,transfer:Qt,toXYZ:ad,fromXYZ:ld,luminanceCoefficients:e,outputColorSpaceConfig:{drawingBufferColorSpace:Qe}}}),i}var Yt=Og();function Xn(i){return i<.04045?i*.0773993808:Math.pow(i*.9478672986+.0521327014,2.4)}function mr(i){return i<.0031308?i*12.92:1.055*Math.pow(i,.41666)-.055}var nr,Zo=class{static getDataURL(t,e="image/png"){if(/^data:/i.test(t.src)||typeof HTMLCanvasElement>"u")return t.src;let n;if(t instanceof HTMLCanvasElement)n=t;else{nr===void 0&&(nr=rs("canvas")),nr.width=t.width,nr.height=t.height;let r=nr.getContext("2d");t instanceof ImageData?r.putImageData(t,0,0):r.drawImage(t,0,0,t.width,t.height),n=nr}return n.toDataURL(e)}static sRGBToLinear(t){if(typeof HTMLImageElement<"u"&&t instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&t instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&t instanceof ImageBitmap){let e=rs("canvas");e.width=t.width,e.height=t.height;let n=e.getContext("2d");n.drawImage(t,0,0,t.width,t.height);let r=n.getImageData(0,0,t.width,t.height),s=r.data;for(let o=0;o<s.length;o++)s[o]=Xn(s[o]/255)*255;return n.putImageData(r,0,0),e}else if(t.data){let e=t.data.slice(0);for(let n=0;n<e.length;n++)e instanceof Uint8Array||e instanceof Uint8ClampedArray?e[n]=Math.floor(Xn(e[n]/255)*255):e[n]=Xn(e[n]);return{data:e,width:t.width,height:t.height}}else return Lt("ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied."),t}},Bg=0,_r=class{constructor(t=null){this.isTextureSource=!0,Object.defineProperty(this,"id",{value:Bg++}),this.uuid=_i(),this.data=t,this.dataReady=!0,this.version=0}getSize(t){let e=this.data;return typeof HTMLVideoElement<"u"&&e instanceof HTMLVideoElement?t.set(e.videoWidth,e.videoHeight,0):typeof VideoFrame<"u"&&e instanceof VideoFrame?t.set(e.displayWidth,e.displayHeight,0):e!==null?t.set(e.width||0,e.height||0,e.depth||0):t.set(0,0,0),t}set needsUpdate(t){t===!0&&this.version++}toJSON(t){let e=t===void 0||typeof t=="string";if(!e&&t.images[this.uuid]!==void 0)return t.images[this.uuid];let n={uuid:this.uuid,url:""},r=this.data;if(r!==null){let s;if(Array.isArray(r)){s=[];for(let o=0,a=r.length;o<a;o++)r[o].isDataTexture?s.push(rc(r[o].image)):s.push(rc(r[o]))}else s=rc(r);n.url=s}return e||(t.images[this.uuid]=n),n}};function rc(i){return typeof HTMLImageElement<"u"&&i instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&i instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&i instanceof ImageBitmap?Zo.getDataURL(i):i.data?{data:Array.from(i.data),width:i.width,height:i.height,type:i.data.constructor.name}:(Lt("Texture: Unable to serialize Texture."),{})}var kg=0,sc=new U,Ze=class i extends Tn{constructor(t=i.DEFAULT_IMAGE,e=i.DEFAULT_MAPPING,n=yn,r=yn,s=De,o=Yn,a=ln,l=an,c=i.DEFAULT_ANISOTROPY,h=In){super(),this.isTexture=!0,Object.defineProperty(this,"id",{value:kg++}),this.uuid=_i(),this.name="",this.source=new _r(t),this.mipmaps=[],this.mapping=e,this.channel=0,this.wrapS=n,this.wrapT=r,this.magFilter=s,this.minFilter=o,this.anisotropy=c,this.format=a,this.internalFormat=null,this.type=l,this.offset=new Ft(0,0),this.repeat=new Ft(1,1),this.center=new Ft(0,0),this.rotation=0,this.matrixAutoUpdate=!0,this.matrix=new Ut,this.generateMipmaps=!0,this.mipmapsAutoUpdate=!0,this.premultiplyAlpha=!1,this.flipY=!0,this.unpackAlignment=4,this.colorSpace=h,this.userData={},this.updateRanges=[],this.version=0,this.onUpdate=null,this.renderTarget=null,this.isRenderTargetTexture=!1,this.isArrayTexture=!!(t&&t.depth&&t.depth>1),this.pmremVersion=0,this.isPMREMTexture=!1,this.normalized=!1}get width(){return this.source.getSize(sc).x}get height(){return this.source.getSize(sc).y}get depth(){return this.source.getSize(sc).z}get image(){return this.source.data}set image(t){this.source.data=t}updateMatrix(){this.matrix.setUvTransform(this.offset.x,this.offset.y,this.repeat.x,this.repeat.y,this.rotation,this.center.x,this.center.y)}addUpdateRange(t,e){this.updateRanges.push({start:t,count:e})}clearUpdateRanges(){this.updateRanges.length=0}clone(){return new this.constructor().copy(this)}copy(t){return this.name=t.name,this.source=t.source,this.mipmaps=t.mipmaps.slice(0),this.mapping=t.mapping,this.channel=t.channel,this.wrapS=t.wrapS,this.wrapT=t.wrapT,this.magFilter=t.magFilter,this.minFilter=t.minFilter,this.anisotropy=t.anisotropy,this.format=t.format,this.internalFormat=t.internalFormat,this.type=t.type,this.normalized=t.normalized,this.offset.copy(t.offset),this.repeat.copy(t.repeat),this.center.copy(t.center),this.rotation=t.rotation,this.matrixAutoUpdate=t.matrixAutoUpdate,this.matrix.copy(t.matrix),this.generateMipmaps=t.generateMipmaps,this.mipmapsAutoUpdate=t.mipmapsAutoUpdate,this.premultiplyAlpha=t.premultiplyAlpha,this.flipY=t.flipY,this.unpackAlignment=t.unpackAlignment,this.colorSpace=t.colorSpace,this.renderTarget=t.renderTarget,this.isRenderTargetTexture=t.isRenderTargetTexture,this.isPMREMTexture=t.isPMREMTexture,this.isArrayTexture=t.isArrayTexture,this.userData=JSON.parse(JSON.stringify(t.userData)),this.needsUpdate=!0,this}setValues(t){for(let e in t){let n=t[e];if(n===void 0){Lt(`Texture.setValues(): parameter '${e}' has value of undefined.`);continue}let r=this[e];if(r===void 0){Lt(`Texture.setValues(): property '${e}' does not exist.`);continue}r&&n&&r.isVector2&&n.isVector2||r&&n&&r.isVector3&&n.isVector3||r&&n&&r.isMatrix3&&n.isMatrix3?r.copy(n):this[e]=n}}toJSON(t){let e=t===void 0||typeof t=="string";if(!e&&t.textures[this.uuid]!==void 0)return t.textures[this.uuid];let n={metadata:{version:4.7,type:"Texture",generator:"Texture.toJSON"},uuid:this.uuid,name:this.name,image:this.source.toJSON(t).uuid,mapping:this.mapping,channel:this.channel,repeat:[this.repeat.x,this.repeat.y],offset:[this.offset.x,this.offset.y],center:[this.center.x,this.center.y],rotation:this.rotation,wrap:[this.wrapS,this.wrapT],format:this.format,internalFormat:this.internalFormat,type:this.type,normalized:this.normalized,colorSpace:this.colorSpace,minFilter:this.minFilter,magFilter:this.magFilter,anisotropy:this.anisotropy,flipY:this.flipY,generateMipmaps:this.generateMipmaps,mipmapsAutoUpdate:this.mipmapsAutoUpdate,premultiplyAlpha:this.premultiplyAlpha,unpackAlignment:this.unpackAlignment};return Object.keys(this.userData).length>0&&(n.userData=this.userData),e||(t.textures[this.uuid]=n),n}dispose(){this.dispatchEvent({type:"dispose"})}transformUv(t){if(this.mapping!==Vc)return t;if(t.applyMatrix3(this.matrix),t.x<0||t.x>1)switch(this.wrapS){case $o:t.x=t.x-Math.floor(t.x);break;case yn:t.x=t.x<0?0:1;break;case qo:Math.abs(Math.floor(t.x)%2)===1?t.x=Math.ceil(t.x)-t.x:t.x=t.x-Math.floor(t.x);break}if(t.y<0||t.y>1)switch(this.wrapT){case $o:t.y=t.y-Math.floor(t.y);break;case yn:t.y=t.y<0?0:1;break;case qo:Math.abs(Math.floor(t.y)%2)===1?t.y=Math.ceil(t.y)-t.y:t.y=t.y-Math.floor(t.y);break}return this.flipY&&(t.y=1-t.y),t}set needsUpdate(t){t===!0&&(this.version++,this.source.needsUpdate=!0)}set needsPMREMUpdate(t){t===!0&&this.pmremVersion++}};Ze.DEFAULT_IMAGE=null;Ze.DEFAULT_MAPPING=Vc;Ze.DEFAULT_ANISOTROPY=1;var he=class{static{this.prototype.isVector4=!0}constructor(t=0,e=0,n=0,r=1){this.x=t,this.y=e,this.z=n,this.w=r}get width(){return this.z}set width(t){this.z=t}get height(){return this.w}set height(t){this.w=t}set(t,e,n,r){return this.x=t,this.y=e,this.z=n,this.w=r,this}setScalar(t){return this.x=t,this.y=t,this.z=t,this.w=t,this}setX(t){return this.x=t,this}setY(t){return this.y=t,this}setZ(t){return this.z=t,this}setW(t){return this.w=t,this}setComponent(t,e){switch(t){case 0:this.x=e;break;case 1:this.y=e;break;case 2:this.z=e;break;case 3:this.w=e;break;default:throw new Error("THREE.Vector4: index is out of range: "+t)}return this}getComponent(t){switch(t){case 0:return this.x;case 1:return this.y;case 2:return this.z;case 3:return this.w;default:throw new Error("THREE.Vector4: index is out of range: "+t)}}clone(){return new this.constructor(this.x,this.y,this.z,this.w)}copy(t){return this.x=t.x,this.y=t.y,this.z=t.z,this.w=t.w!==void 0?t.w:1,this}add(t){return this.x+=t.x,this.y+=t.y,this.z+=t.z,this.w+=t.w,this}addScalar(t){return this.x+=t,this.y+=t,this.z+=t,this.w+=t,this}addVectors(t,e){return this.x=t.x+e.x,this.y=t.y+e.y,this.z=t.z+e.z,this.w=t.w+e.w,this}addScaledVector(t,e){return this.x+=t.x*e,this.y+=t.y*e,this.z+=t.z*e,this.w+=t.w*e,this}sub(t){return this.x-=t.x,this.y-=t.y,this.z-=t.z,this.w-=t.w,this}subScalar(t){return this.x-=t,this.y-=t,this.z-=t,this.w-=t,this}subVectors(t,e){return this.x=t.x-e.x,this.y=t.y-e.y,this.z=t.z-e.z,this.w=t.w-e.w,this}multiply(t){return this.x*=t.x,this.y*=t.y,this.z*=t.z,this.w*=t.w,this}multiplyScalar(t){return this.x*=t,this.y*=t,this.z*=t,this.w*=t,this}applyMatrix4(t){let e=this.x,n=this.y,r=this.z,s=this.w,o=t.elements;return this.x=o[0]*e+o[4]*n+o[8]*r+o[12]*s,this.y=o[1]*e+o[5]*n+o[9]*r+o[13]*s,this.z=o[2]*e+o[6]*n+o[10]*r+o[14]*s,this.w=o[3]*e+o[7]*n+o[11]*r+o[15]*s,this}divide(t){return this.x/=t.x,this.y/=t.y,this.z/=t.z,this.w/=t.w,this}divideScalar(t){return this.multiplyScalar(1/t)}setAxisAngleFromQuaternion(t){this.w=2*Math.acos(t.w);let e=Math.sqrt(1-t.w*t.w);return e<1e-4?(this.x=1,this.y=0,this.z=0):(this.x=t.x/e,this.y=t.y/e,this.z=t.z/e),this}setAxisAngleFromRotationMatrix(t){let e,n,r,s,l=t.elements,c=l[0],h=l[4],u=l[8],d=l[1],f=l[5],p=l[9],y=l[2],m=l[6],g=l[10];if(Math.abs(h-d)<.01&&Math.abs(u-y)<.01&&Math.abs(p-m)<.01){if(Math.abs(h+d)<.1&&Math.abs(u+y)<.1&&Math.abs(p+m)<.1&&Math.abs(c+f+g-3)<.1)return this.set(1,0,0,0),this;e=Math.PI;let E=(c+1)/2,M=(f+1)/2,A=(g+1)/2,v=(h+d)/4,x=(u+y)/4,w=(p+m)/4;return E>M&&E>A?E<.01?(n=0,r=.707106781,s=.707106781):(n=Math.sqrt(E),r=v/n,s=x/n):M>A?M<.01?(n=.707106781,r=0,s=.707106781):(r=Math.sqrt(M),n=v/r,s=w/r):A<.01?(n=.707106781,r=.707106781,s=0):(s=Math.sqrt(A),n=x/s,r=w/s),this.set(n,r,s,e),this}let _=Math.sqrt((m-p)*(m-p)+(u-y)*(u-y)+(d-h)*(d-h));return Math.abs(_)<.001&&(_=1),this.x=(m-p)/_,this.y=(u-y)/_,this.z=(d-h)/_,this.w=Math.acos((c+f+g-1)/2),this}setFromMatrixPosition(t){let e=t.elements;return this.x=e[12],this.y=e[13],this.z=e[14],this.w=e[15],this}min(t){return this.x=Math.min(this.x,t.x),this.y=Math.min(this.y,t.y),this.z=Math.min(this.z,t.z),this.w=Math.min(this.w,t.w),this}max(t){return this.x=Math.max(this.x,t.x),this.y=Math.max(this.y,t.y),this.z=Math.max(this.z,t.z),this.w=Math.max(this.w,t.w),this}clamp(t,e){return this.x=Ht(this.x,t.x,e.x),this.y=Ht(this.y,t.y,e.y),this.z=Ht(this.z,t.z,e.z),this.w=Ht(this.w,t.w,e.w),this}clampScalar(t,e){return this.x=Ht(this.x,t,e),this.y=Ht(this.y,t,e),this.z=Ht(this.z,t,e),this.w=Ht(this.w,t,e),this}clampLength(t,e){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Ht(n,t,e))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this.w=Math.floor(this.w),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this.w=Math.ceil(this.w),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this.w=Math.round(this.w),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this.w=Math.trunc(this.w),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this.w=-this.w,this}dot(t){return this.x*t.x+this.y*t.y+this.z*t.z+this.w*t.w}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)+Math.abs(this.w)}normalize(){return this.divideScalar(this.length()||1)}setLength(t){return this.normalize().multiplyScalar(t)}lerp(t,e){return this.x+=(t.x-this.x)*e,this.y+=(t.y-this.y)*e,this.z+=(t.z-this.z)*e,this.w+=(t.w-this.w)*e,this}lerpVectors(t,e,n){return this.x=t.x+(e.x-t.x)*n,this.y=t.y+(e.y-t.y)*n,this.z=t.z+(e.z-t.z)*n,this.w=t.w+(e.w-t.w)*n,this}equals(t){return t.x===this.x&&t.y===this.y&&t.z===this.z&&t.w===this.w}fromArray(t,e=0){return this.x=t[e],this.y=t[e+1],this.z=t[e+2],this.w=t[e+3],this}toArray(t=[],e=0){return t[e]=this.x,t[e+1]=this.y,t[e+2]=this.z,t[e+3]=this.w,t}fromBufferAttribute(t,e){return this.x=t.getX(e),this.y=t.getY(e),this.z=t.getZ(e),this.w=t.getW(e),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this.w=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z,yield this.w}},Ko=class extends Tn{constructor(t=1,e=1,n={}){super(),n=Object.assign({generateMipmaps:!1,internalFormat:null,minFilter:De,depthBuffer:!0,stencilBuffer:!1,resolveColorBuffer:!0,resolveDepthBuffer:!0,resolveStencilBuffer:!0,storeMultisampledColorBuffer:!0,storeMultisampledDepthBuffer:!0,storeMultisampledStencilBuffer:!0,depthTexture:null,samples:0,count:1,depth:1,multiview:!1,useArrayDepthTexture:!1},n),this.isRenderTarget=!0,this.width=t,this.height=e,this.depth=n.depth,this.scissor=new he(0,0,t,e),this.scissorTest=!1,this.viewport=new he(0,0,t,e),this.textures=[];let r=n.count;for(let s=0;s<r;s++)this.textures[s]=new Ze({width:t,height:e,depth:n.depth}),this.textures[s].isRenderTargetTexture=!0,this.textures[s].renderTarget=this;this._setTextureOptions(n),this.depthBuffer=n.depthBuffer,this.stencilBuffer=n.stencilBuffer,this.resolveColorBuffer=n.resolveColorBuffer,this.resolveDepthBuffer=n.resolveDepthBuffer,this.resolveStencilBuffer=n.resolveStencilBuffer,this.storeMultisampledColorBuffer=n.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=n.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=n.storeMultisampledStencilBuffer,this._depthTexture=null,this.depthTexture=n.depthTexture,this.samples=n.samples,this.multiview=n.multiview,this.useArrayDepthTexture=n.useArrayDepthTexture}_setTextureOptions(t={}){let e={minFilter:De,generateMipmaps:!1,flipY:!1,internalFormat:null};t.mapping!==void 0&&(e.mapping=t.mapping),t.wrapS!==void 0&&(e.wrapS=t.wrapS),t.wrapT!==void 0&&(e.wrapT=t.wrapT),t.wrapR!==void 0&&(e.wrapR=t.wrapR),t.magFilter!==void 0&&(e.magFilter=t.magFilter),t.minFilter!==void 0&&(e.minFilter=t.minFilter),t.format!==void 0&&(e.format=t.format),t.type!==void 0&&(e.type=t.type),t.anisotropy!==void 0&&(e.anisotropy=t.anisotropy),t.colorSpace!==void 0&&(e.colorSpace=t.colorSpace),t.flipY!==void 0&&(e.flipY=t.flipY),t.generateMipmaps!==void 0&&(e.generateMipmaps=t.generateMipmaps),t.mipmapsAutoUpdate!==void 0&&(e.mipmapsAutoUpdate=t.mipmapsAutoUpdate),t.internalFormat!==void 0&&(e.internalFormat=t.internalFormat);for(let n=0;n<this.textures.length;n++)this.textures[n].setValues(e)}get texture(){return this.textures[0]}set texture(t){this.textures[0]=t}set depthTexture(t){this._depthTexture!==null&&this._depthTexture.renderTarget===this&&(this._depthTexture.renderTarget=null),t!==null&&t.renderTarget===null&&(t.renderTarget=this),this._depthTexture=t}get depthTexture(){return this._depthTexture}setSize(t,e,n=1){if(this.width!==t||this.height!==e||this.depth!==n){this.width=t,this.height=e,this.depth=n;for(let r=0,s=this.textures.length;r<s;r++)this.textures[r].image.width=t,this.textures[r].image.height=e,this.textures[r].image.depth=n,this.textures[r].isData3DTexture!==!0&&(this.textures[r].isArrayTexture=this.textures[r].image.depth>1);this.dispose()}this.viewport.set(0,0,t,e),this.scissor.set(0,0,t,e)}clone(){return new this.constructor().copy(this)}copy(t){this.width=t.width,this.height=t.height,this.depth=t.depth,this.scissor.copy(t.scissor),this.scissorTest=t.scissorTest,this.viewport.copy(t.viewport),this.textures.length=0;for(let e=0,n=t.textures.length;e<n;e++){this.textures[e]=t.textures[e].clone(),this.textures[e].isRenderTargetTexture=!0,this.textures[e].renderTarget=this;let r=Object.assign({},t.textures[e].image);this.textures[e].source=new _r(r)}if(this.depthBuffer=t.depthBuffer,this.stencilBuffer=t.stencilBuffer,this.resolveColorBuffer=t.resolveColorBuffer,this.resolveDepthBuffer=t.resolveDepthBuffer,this.resolveStencilBuffer=t.resolveStencilBuffer,this.storeMultisampledColorBuffer=t.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=t.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=t.storeMultisampledStencilBuffer,t.depthTexture!==null)if(t.depthTexture.renderTarget===t){let e=t.depthTexture.clone();e.renderTarget=null,this.depthTexture=e}else this.depthTexture=t.depthTexture;else this.depthTexture=null;return this.samples=t.samples,this.multiview=t.multiview,this.useArrayDepthTexture=t.useArrayDepthTexture,this}dispose(){this.dispatchEvent({type:"dispose"})}},rn=class extends Ko{constructor(t=1,e=1,n={}){super(t,e,n),this.isWebGLRenderTarget=!0}},os=class extends Ze{constructor(t=null,e=1,n=1,r=1){super(null),this.isDataArrayTexture=!0,this.image={data:t,width:e,height:n,depth:r},this.magFilter=Pe,this.minFilter=Pe,this.wrapR=yn,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1,this.layerUpdates=new Set}copy(t){return super.copy(t),this.wrapR=t.wrapR,this}addLayerUpdate(t){this.layerUpdates.add(t)}clearLayerUpdates(){this.layerUpdates.clear()}};var Jo=class extends Ze{constructor(t=null,e=1,n=1,r=1){super(null),this.isData3DTexture=!0,this.image={data:t,width:e,height:n,depth:r},this.magFilter=Pe,this.minFilter=Pe,this.wrapR=yn,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}copy(t){return super.copy(t),this.wrapR=t.wrapR,this}};var ge=class i{static{this.prototype.isMatrix4=!0}constructor(t,e,n,r,s,o,a,l,c,h,u,d,f,p,y,m){this.elements=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],t!==void 0&&this.set(t,e,n,r,s,o,a,l,c,h,u,d,f,p,y,m)}set(t,e,n,r,s,o,a,l,c,h,u,d,f,p,y,m){let g=this.elements;return g[0]=t,g[4]=e,g[8]=n,g[12]=r,g[1]=s,g[5]=o,g[9]=a,g[13]=l,g[2]=c,g[6]=h,g[10]=u,g[14]=d,g[3]=f,g[7]=p,g[11]=y,g[15]=m,this}identity(){return this.set(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1),this}clone(){return new i().fromArray(this.elements)}copy(t){let e=this.elements,n=t.elements;return e[0]=n[0],e[1]=n[1],e[2]=n[2],e[3]=n[3],e[4]=n[4],e[5]=n[5],e[6]=n[6],e[7]=n[7],e[8]=n[8],e[9]=n[9],e[10]=n[10],e[11]=n[11],e[12]=n[12],e[13]=n[13],e[14]=n[14],e[15]=n[15],this}copyPosition(t){let e=this.elements,n=t.elements;return e[12]=n[12],e[13]=n[13],e[14]=n[14],this}setFromMatrix3(t){let e=t.elements;return this.set(e[0],e[3],e[6],0,e[1],e[4],e[7],0,e[2],e[5],e[8],0,0,0,0,1),this}extractBasis(t,e,n){return this.determinantAffine()===0?(t.set(1,0,0),e.set(0,1,0),n.set(0,0,1),this):(t.setFromMatrixColumn(this,0),e.setFromMatrixColumn(this,1),n.setFromMatrixColumn(this,2),this)}makeBasis(t,e,n){return this.set(t.x,e.x,n.x,0,t.y,e.y,n.y,0,t.z,e.z,n.z,0,0,0,0,1),this}extractRotation(t){if(t.determinantAffine()===0)return this.identity();let e=this.elements,n=t.elements,r=1/ir.setFromMatrixColumn(t,0).length(),s=1/ir.setFromMatrixColumn(t,1).length(),o=1/ir.setFromMatrixColumn(t,2).length();return e[0]=n[0]*r,e[1]=n[1]*r,e[2]=n[2]*r,e[3]=0,e[4]=n[4]*s,e[5]=n[5]*s,e[6]=n[6]*s,e[7]=0,e[8]=n[8]*o,e[9]=n[9]*o,e[10]=n[10]*o,e[11]=0,e[12]=0,e[13]=0,e[14]=0,e[15]=1,this}makeRotationFromEuler(t){let e=this.elements,n=t.x,r=t.y,s=t.z,o=Math.cos(n),a=Math.sin(n),l=Math.cos(r),c=Math.sin(r),h=Math.cos(s),u=Math.sin(s);if(t.order==="XYZ"){let d=o*h,f=o*u,p=a*h,y=a*u;e[0]=l*h,e[4]=-l*u,e[8]=c,e[1]=f+p*c,e[5]=d-y*c,e[9]=-a*l,e[2]=y-d*c,e[6]=p+f*c,e[10]=o*l}else if(t.order==="YXZ"){let d=l*h,f=l*u,p=c*h,y=c*u;e[0]=d+y*a,e[4]=p*a-f,e[8]=o*c,e[1]=o*u,e[5]=o*h,e[9]=-a,e[2]=f*a-p,e[6]=y+d*a,e[10]=o*l}else if(t.order==="ZXY"){let d=l*h,f=l*u,p=c*h,y=c*u;e[0]=d-y*a,e[4]=-o*u,e[8]=p+f*a,e[1]=f+p*a,e[5]=o*h,e[9]=y-d*a,e[2]=-o*c,e[6]=a,e[10]=o*l}else if(t.order==="ZYX"){let d=o*h,f=o*u,p=a*h,y=a*u;e[0]=l*h,e[4]=p*c-f,e[8]=d*c+y,e[1]=l*u,e[5]=y*c+d,e[9]=f*c-p,e[2]=-c,e[6]=a*l,e[10]=o*l}else if(t.order==="YZX"){let d=o*l,f=o*c,p=a*l,y=a*c;e[0]=l*h,e[4]=y-d*u,e[8]=p*u+f,e[1]=u,e[5]=o*h,e[9]=-a*h,e[2]=-c*h,e[6]=f*u+p,e[10]=d-y*u}else if(t.order==="XZY"){let d=o*l,f=o*c,p=a*l,y=a*c;e[0]=l*h,e[4]=-u,e[8]=c*h,e[1]=d*u+y,e[5]=o*h,e[9]=f*u-p,e[2]=p*u-f,e[6]=a*h,e[10]=y*u+d}return e[3]=0,e[7]=0,e[11]=0,e[12]=0,e[13]=0,e[14]=0,e[15]=1,this}makeRotationFromQuaternion(t){return this.compose(zg,t,Gg)}lookAt(t,e,n){let r=this.elements;return Je.subVectors(t,e),Je.lengthSq()===0&&(Je.z=1),Je.normalize(),ni.crossVectors(n,Je),ni.lengthSq()===0&&(Math.abs(n.z)===1?Je.x+=1e-4:Je.z+=1e-4,Je.normalize(),ni.crossVectors(n,Je)),ni.normalize(),mo.crossVectors(Je,ni),r[0]=ni.x,r[4]=mo.x,r[8]=Je.x,r[1]=ni.y,r[5]=mo.y,r[9]=Je.y,r[2]=ni.z,r[6]=mo.z,r[10]=Je.z,this}multiply(t){return this.multiplyMatrices(this,t)}premultiply(t){return this.multiplyMatrices(t,this)}multiplyMatrices(t,e){let n=t.elements,r=e.elements,s=this.elements,o=n[0],a=n[4],l=n[8],c=n[12],h=n[1],u=n[5],d=n[9],f=n[13],p=n[2],y=n[6],m=n[10],g=n[14],_=n[3],E=n[7],M=n[11],A=n[15],v=r[0],x=r[4],w=r[8],N=r[12],R=r[1],I=r[5],F=r[9],V=r[13],C=r[2],O=r[6],$=r[10],G=r[14],it=r[3],q=r[7],et=r[11],nt=r[15];return s[0]=o*v+a*R+l*C+c*it,s[4]=o*x+a*I+l*O+c*q,s[8]=o*w+a*F+l*$+c*et,s[12]=o*N+a*V+l*G+c*nt,s[1]=h*v+u*R+d*C+f*it,s[5]=h*x+u*I+d*O+f*q,s[9]=h*w+u*F+d*$+f*et,s[13]=h*N+u*V+d*G+f*nt,s[2]=p*v+y*R+m*C+g*it,s[6]=p*x+y*I+m*O+g*q,s[10]=p*w+y*F+m*$+g*et,s[14]=p*N+y*V+m*G+g*nt,s[3]=_*v+E*R+M*C+A*it,s[7]=_*x+E*I+M*O+A*q,s[11]=_*w+E*F+M*$+A*et,s[15]=_*N+E*V+M*G+A*nt,this}multiplyScalar(t){let e=this.elements;return e[0]*=t,e[4]*=t,e[8]*=t,e[12]*=t,e[1]*=t,e[5]*=t,e[9]*=t,e[13]*=t,e[2]*=t,e[6]*=t,e[10]*=t,e[14]*=t,e[3]*=t,e[7]*=t,e[11]*=t,e[15]*=t,this}determinant(){let t=this.elements,e=t[0],n=t[4],r=t[8],s=t[12],o=t[1],a=t[5],l=t[9],c=t[13],h=t[2],u=t[6],d=t[10],f=t[14],p=t[3],y=t[7],m=t[11],g=t[15],_=l*f-c*d,E=a*f-c*u,M=a*d-l*u,A=o*f-c*h,v=o*d-l*h,x=o*u-a*h;return e*(y*_-m*E+g*M)-n*(p*_-m*A+g*v)+r*(p*E-y*A+g*x)-s*(p*M-y*v+m*x)}determinantAffine(){let t=this.elements,e=t[0],n=t[4],r=t[8],s=t[1],o=t[5],a=t[9],l=t[2],c=t[6],h=t[10];return e*(o*h-a*c)-n*(s*h-a*l)+r*(s*c-o*l)}transpose(){let t=this.elements,e;return e=t[1],t[1]=t[4],t[4]=e,e=t[2],t[2]=t[8],t[8]=e,e=t[6],t[6]=t[9],t[9]=e,e=t[3],t[3]=t[12],t[12]=e,e=t[7],t[7]=t[13],t[13]=e,e=t[11],t[11]=t[14],t[14]=e,this}setPosition(t,e,n){let r=this.elements;return t.isVector3?(r[12]=t.x,r[13]=t.y,r[14]=t.z):(r[12]=t,r[13]=e,r[14]=n),this}invert(){let t=this.elements,e=t[0],n=t[1],r=t[2],s=t[3],o=t[4],a=t[5],l=t[6],c=t[7],h=t[8],u=t[9],d=t[10],f=t[11],p=t[12],y=t[13],m=t[14],g=t[15],_=e*a-n*o,E=e*l-r*o,M=e*c-s*o,A=n*l-r*a,v=n*c-s*a,x=r*c-s*l,w=h*y-u*p,N=h*m-d*p,R=h*g-f*p,I=u*m-d*y,F=u*g-f*y,V=d*g-f*m,C=_*V-E*F+M*I+A*R-v*N+x*w;if(C===0)return this.set(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);let O=1/C;return t[0]=(a*V-l*F+c*I)*O,t[1]=(r*F-n*V-s*I)*O,t[2]=(y*x-m*v+g*A)*O,t[3]=(d*v-u*x-f*A)*O,t[4]=(l*R-o*V-c*N)*O,t[5]=(e*V-r*R+s*N)*O,t[6]=(m*M-p*x-g*E)*O,t[7]=(h*x-d*M+f*E)*O,t[8]=(o*F-a*R+c*w)*O,t[9]=(n*R-e*F-s*w)*O,t[10]=(p*v-y*M+g*_)*O,t[11]=(u*M-h*v-f*_)*O,t[12]=(a*N-o*I-l*w)*O,t[13]=(e*I-n*N+r*w)*O,t[14]=(y*E-p*A-m*_)*O,t[15]=(h*A-u*E+d*_)*O,this}scale(t){let e=this.elements,n=t.x,r=t.y,s=t.z;return e[0]*=n,e[4]*=r,e[8]*=s,e[1]*=n,e[5]*=r,e[9]*=s,e[2]*=n,e[6]*=r,e[10]*=s,e[3]*=n,e[7]*=r,e[11]*=s,this}getMaxScaleOnAxis(){let t=this.elements,e=t[0]*t[0]+t[1]*t[1]+t[2]*t[2],n=t[4]*t[4]+t[5]*t[5]+t[6]*t[6],r=t[8]*t[8]+t[9]*t[9]+t[10]*t[10];return Math.sqrt(Math.max(e,n,r))}makeTranslation(t,e,n){return t.isVector3?this.set(1,0,0,t.x,0,1,0,t.y,0,0,1,t.z,0,0,0,1):this.set(1,0,0,t,0,1,0,e,0,0,1,n,0,0,0,1),this}makeRotationX(t){let e=Math.cos(t),n=Math.sin(t);return this.set(1,0,0,0,0,e,-n,0,0,n,e,0,0,0,0,1),this}makeRotationY(t){let e=Math.cos(t),n=Math.sin(t);return this.set(e,0,n,0,0,1,0,0,-n,0,e,0,0,0,0,1),this}makeRotationZ(t){let e=Math.cos(t),n=Math.sin(t);return this.set(e,-n,0,0,n,e,0,0,0,0,1,0,0,0,0,1),this}makeRotationAxis(t,e){let n=Math.cos(e),r=Math.sin(e),s=1-n,o=t.x,a=t.y,l=t.z,c=s*o,h=s*a;return this.set(c*o+n,c*a-r*l,c*l+r*a,0,c*a+r*l,h*a+n,h*l-r*o,0,c*l-r*a,h*l+r*o,s*l*l+n,0,0,0,0,1),this}makeScale(t,e,n){return this.set(t,0,0,0,0,e,0,0,0,0,n,0,0,0,0,1),this}makeShear(t,e,n,r,s,o){return this.set(1,n,s,0,t,1,o,0,e,r,1,0,0,0,0,1),this}compose(t,e,n){let r=this.elements,s=e._x,o=e._y,a=e._z,l=e._w,c=s+s,h=o+o,u=a+a,d=s*c,f=s*h,p=s*u,y=o*h,m=o*u,g=a*u,_=l*c,E=l*h,M=l*u,A=n.x,v=n.y,x=n.z;return r[0]=(1-(y+g))*A,r[1]=(f+M)*A,r[2]=(p-E)*A,r[3]=0,r[4]=(f-M)*v,r[5]=(1-(d+g))*v,r[6]=(m+_)*v,r[7]=0,r[8]=(p+E)*x,r[9]=(m-_)*x,r[10]=(1-(d+y))*x,r[11]=0,r[12]=t.x,r[13]=t.y,r[14]=t.z,r[15]=1,this}decompose(t,e,n){let r=this.elements;t.x=r[12],t.y=r[13],t.z=r[14];let s=this.determinantAffine();if(s===0)return n.set(1,1,1),e.identity(),this;let o=ir.set(r[0],r[1],r[2]).length(),a=ir.set(r[4],r[5],r[6]).length(),l=ir.set(r[8],r[9],r[10]).length();s<0&&(o=-o),wn.copy(this);let c=1/o,h=1/a,u=1/l;return wn.elements[0]*=c,wn.elements[1]*=c,wn.elements[2]*=c,wn.elements[4]*=h,wn.elements[5]*=h,wn.elements[6]*=h,wn.elements[8]*=u,wn.elements[9]*=u,wn.elements[10]*=u,e.setFromRotationMatrix(wn),n.x=o,n.y=a,n.z=l,this}makePerspective(t,e,n,r,s,o,a=xn,l=!1){let c=this.elements,h=2*s/(e-t),u=2*s/(n-r),d=(e+t)/(e-t),f=(n+r)/(n-r),p,y;if(l)p=s/(o-s),y=o*s/(o-s);else if(a===xn)p=-(o+s)/(o-s),y=-2*o*s/(o-s);else if(a===is)p=-o/(o-s),y=-o*s/(o-s);else throw new Error("THREE.Matrix4.makePerspective(): Invalid coordinate system: "+a);return c[0]=h,c[4]=0,c[8]=d,c[12]=0,c[1]=0,c[5]=u,c[9]=f,c[13]=0,c[2]=0,c[6]=0,c[10]=p,c[14]=y,c[3]=0,c[7]=0,c[11]=-1,c[15]=0,this}makeOrthographic(t,e,n,r,s,o,a=xn,l=!1){let c=this.elements,h=2/(e-t),u=2/(n-r),d=-(e+t)/(e-t),f=-(n+r)/(n-r),p,y;if(l)p=1/(o-s),y=o/(o-s);else if(a===xn)p=-2/(o-s),y=-(o+s)/(o-s);else if(a===is)p=-1/(o-s),y=-s/(o-s);else throw new Error("THREE.Matrix4.makeOrthographic(): Invalid coordinate system: "+a);return c[0]=h,c[4]=0,c[8]=0,c[12]=d,c[1]=0,c[5]=u,c[9]=0,c[13]=f,c[2]=0,c[6]=0,c[10]=p,c[14]=y,c[3]=0,c[7]=0,c[11]=0,c[15]=1,this}equals(t){let e=this.elements,n=t.elements;for(let r=0;r<16;r++)if(e[r]!==n[r])return!1;return!0}fromArray(t,e=0){for(let n=0;n<16;n++)this.elements[n]=t[n+e];return this}toArray(t=[],e=0){let n=this.elements;return t[e]=n[0],t[e+1]=n[1],t[e+2]=n[2],t[e+3]=n[3],t[e+4]=n[4],t[e+5]=n[5],t[e+6]=n[6],t[e+7]=n[7],t[e+8]=n[8],t[e+9]=n[9],t[e+10]=n[10],t[e+11]=n[11],t[e+12]=n[12],t[e+13]=n[13],t[e+14]=n[14],t[e+15]=n[15],t}},ir=new U,wn=new ge,zg=new U(0,0,0),Gg=new U(1,1,1),ni=new U,mo=new U,Je=new U,cd=new ge,hd=new nn,li=class i{constructor(t=0,e=0,n=0,r=i.DEFAULT_ORDER){this.isEuler=!0,this._x=t,this._y=e,this._z=n,this._order=r}get x(){return this._x}set x(t){this._x=t,this._onChangeCallback()}get y(){return this._y}set y(t){this._y=t,this._onChangeCallback()}get z(){return this._z}set z(t){this._z=t,this._onChangeCallback()}get order(){return this._order}set order(t){this._order=t,this._onChangeCallback()}set(t,e,n,r=this._order){return this._x=t,this._y=e,this._z=n,this._order=r,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._order)}copy(t){return this._x=t._x,this._y=t._y,this._z=t._z,this._order=t._order,this._onChangeCallback(),this}setFromRotationMatrix(t,e=this._order,n=!0){let r=t.elements,s=r[0],o=r[4],a=r[8],l=r[1],c=r[5],h=r[9],u=r[2],d=r[6],f=r[10];switch(e){case"XYZ":this._y=Math.asin(Ht(a,-1,1)),Math.abs(a)<.9999999?(this._x=Math.atan2(-h,f),this._z=Math.atan2(-o,s)):(this._x=Math.atan2(d,c),this._z=0);break;case"YXZ":this._x=Math.asin(-Ht(h,-1,1)),Math.abs(h)<.9999999?(this._y=Math.atan2(a,f),this._z=Math.atan2(l,c)):(this._y=Math.atan2(-u,s),this._z=0);break;case"ZXY":this._x=Math.asin(Ht(d,-1,1)),Math.abs(d)<.9999999?(this._y=Math.atan2(-u,f),this._z=Math.atan2(-o,c)):(this._y=0,this._z=Math.atan2(l,s));break;case"ZYX":this._y=Math.asin(-Ht(u,-1,1)),Math.abs(u)<.9999999?(this._x=Math.atan2(d,f),this._z=Math.atan2(l,s)):(this._x=0,this._z=Math.atan2(-o,c));break;case"YZX":this._z=Math.asin(Ht(l,-1,1)),Math.abs(l)<.9999999?(this._x=Math.atan2(-h,c),this._y=Math.atan2(-u,s)):(this._x=0,this._y=Math.atan2(a,f));break;case"XZY":this._z=Math.asin(-Ht(o,-1,1)),Math.abs(o)<.9999999?(this._x=Math.atan2(d,c),this._y=Math.atan2(a,s)):(this._x=Math.atan2(-h,f),this._y=0);break;default:Lt("Euler: .setFromRotationMatrix() encountered an unknown order: "+e)}return this._order=e,n===!0&&this._onChangeCallback(),this}setFromQuaternion(t,e,n){return cd.makeRotationFromQuaternion(t),this.setFromRotationMatrix(cd,e,n)}setFromVector3(t,e=this._order){return this.set(t.x,t.y,t.z,e)}reorder(t){return hd.setFromEuler(this),this.setFromQuaternion(hd,t)}equals(t){return t._x===this._x&&t._y===this._y&&t._z===this._z&&t._order===this._order}fromArray(t){return this._x=t[0],this._y=t[1],this._z=t[2],t[3]!==void 0&&(this._order=t[3]),this._onChangeCallback(),this}toArray(t=[],e=0){return t[e]=this._x,t[e+1]=this._y,t[e+2]=this._z,t[e+3]=this._order,t}_onChange(t){return this._onChangeCallback=t,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._order}};li.DEFAULT_ORDER="XYZ";var as=class{constructor(){this.mask=1}set(t){this.mask=(1<<t|0)>>>0}enable(t){this.mask|=1<<t|0}enableAll(){this.mask=-1}toggle(t){this.mask^=1<<t|0}disable(t){this.mask&=~(1<<t|0)}disableAll(){this.mask=0}test(t){return(this.mask&t.mask)!==0}isEnabled(t){return(this.mask&(1<<t|0))!==0}},Vg=0,ud=new U,rr=new nn,zn=new ge,go=new U,qr=new U,Hg=new U,Wg=new nn,dd=new U(1,0,0),fd=new U(0,1,0),pd=new U(0,0,1),md={type:"added"},Xg={type:"removed"},sr={type:"childadded",child:null},oc={type:"childremoved",child:null},sn=class i extends Tn{constructor(){super(),this.isObject3D=!0,Object.defineProperty(this,"id",{value:Vg++}),this.uuid=_i(),this.name="",this.type="Object3D",this.parent=null,this.children=[],this.up=i.DEFAULT_UP.clone();let t=new U,e=new li,n=new nn,r=new U(1,1,1);function s(){n.setFromEuler(e,!1)}function o(){e.setFromQuaternion(n,void 0,!1)}e._onChange(s),n._onChange(o),Object.defineProperties(this,{position:{configurable:!0,enumerable:!0,value:t},rotation:{configurable:!0,enumerable:!0,value:e},quaternion:{configurable:!0,enumerable:!0,value:n},scale:{configurable:!0,enumerable:!0,value:r},modelViewMatrix:{value:new ge},normalMatrix:{value:new Ut}}),this.matrix=new ge,this.matrixWorld=new ge,this.matrixAutoUpdate=i.DEFAULT_MATRIX_AUTO_UPDATE,this.matrixWorldAutoUpdate=i.DEFAULT_MATRIX_WORLD_AUTO_UPDATE,this.matrixWorldNeedsUpdate=!1,this.layers=new as,this.visible=!0,this.castShadow=!1,this.receiveShadow=!1,this.frustumCulled=!0,this.renderOrder=0,this.animations=[],this.customDepthMaterial=void 0,this.customDistanceMaterial=void 0,this.static=!1,this.userData={},this.pivot=null}onBeforeShadow(){}onAfterShadow(){}onBeforeRender(){}onAfterRender(){}applyMatrix4(t){this.matrixAutoUpdate&&this.updateMatrix(),this.matrix.premultiply(t),this.matrix.decompose(this.position,this.quaternion,this.scale),this.pivot!==null&&this.position.copy(this.pivot).applyMatrix4(this.matrix).sub(this.pivot)}applyQuaternion(t){return this.quaternion.premultiply(t),this}setRotationFromAxisAngle(t,e){this.quaternion.setFromAxisAngle(t,e)}setRotationFromEuler(t){this.quaternion.setFromEuler(t,!0)}setRotationFromMatrix(t){this.quaternion.setFromRotationMatrix(t)}setRotationFromQuaternion(t){this.quaternion.copy(t)}rotateOnAxis(t,e){return rr.setFromAxisAngle(t,e),this.quaternion.multiply(rr),this}rotateOnWorldAxis(t,e){return rr.setFromAxisAngle(t,e),this.quaternion.premultiply(rr),this}rotateX(t){return this.rotateOnAxis(dd,t)}rotateY(t){return this.rotateOnAxis(fd,t)}rotateZ(t){return this.rotateOnAxis(pd,t)}translateOnAxis(t,e){return ud.copy(t).applyQuaternion(this.quaternion),this.position.add(ud.multiplyScalar(e)),this}translateX(t){return this.translateOnAxis(dd,t)}translateY(t){return this.translateOnAxis(fd,t)}translateZ(t){return this.translateOnAxis(pd,t)}localToWorld(t){return this.updateWorldMatrix(!0,!1),t.applyMatrix4(this.matrixWorld)}worldToLocal(t){return this.updateWorldMatrix(!0,!1),t.applyMatrix4(zn.copy(this.matrixWorld).invert())}lookAt(t,e,n){t.isVector3?go.copy(t):go.set(t,e,n);let r=this.parent;this.updateWorldMatrix(!0,!1),qr.setFromMatrixPosition(this.matrixWorld),this.isCamera||this.isLight?zn.lookAt(qr,go,this.up):zn.lookAt(go,qr,this.up),this.quaternion.setFromRotationMatrix(zn),r&&(zn.extractRotation(r.matrixWorld),rr.setFromRotationMatrix(zn),this.quaternion.premultiply(rr.invert()))}add(t){if(arguments.length>1){for(let e=0;e<arguments.length;e++)this.add(arguments[e]);return this}return t===this?(Dt("Object3D.add: object can't be added as a child of itself.",t),this):(t&&t.isObject3D?(t.removeFromParent(),t.parent=this,this.children.push(t),t.dispatchEvent(md),sr.child=t,this.dispatchEvent(sr),sr.child=null):Dt("Object3D.add: object not an instance of THREE.Object3D.",t),this)}remove(t){if(arguments.length>1){for(let n=0;n<arguments.length;n++)this.remove(arguments[n]);return this}let e=this.children.indexOf(t);return e!==-1&&(t.parent=null,this.children.splice(e,1),t.dispatchEvent(Xg),oc.child=t,this.dispatchEvent(oc),oc.child=null),this}removeFromParent(){let t=this.parent;return t!==null&&t.remove(this),this}clear(){return this.remove(...this.children)}attach(t){return this.updateWorldMatrix(!0,!1),zn.copy(this.matrixWorld).invert(),t.parent!==null&&(t.parent.updateWorldMatrix(!0,!1),zn.multiply(t.parent.matrixWorld)),t.applyMatrix4(zn),t.removeFromParent(),t.parent=this,this.children.push(t),t.updateWorldMatrix(!1,!0),t.dispatchEvent(md),sr.child=t,this.dispatchEvent(sr),sr.child=null,this}getObjectById(t){return this.getObjectByProperty("id",t)}getObjectByName(t){return this.getObjectByProperty("name",t)}getObjectByProperty(t,e){if(this[t]===e)return this;for(let n=0,r=this.children.length;n<r;n++){let o=this.children[n].getObjectByProperty(t,e);if(o!==void 0)return o}}getObjectsByProperty(t,e,n=[]){this[t]===e&&n.push(this);let r=this.children;for(let s=0,o=r.length;s<o;s++)r[s].getObjectsByProperty(t,e,n);return n}getWorldPosition(t){return this.updateWorldMatrix(!0,!1),t.setFromMatrixPosition(this.matrixWorld)}getWorldQuaternion(t){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(qr,t,Hg),t}getWorldScale(t){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(qr,Wg,t),t}getWorldDirection(t){this.updateWorldMatrix(!0,!1);let e=this.matrixWorld.elements;return t.set(e[8],e[9],e[10]).normalize()}raycast(){}intersectsFrustum(){return!0}traverse(t){t(this);let e=this.children;for(let n=0,r=e.length;n<r;n++)e[n].traverse(t)}traverseVisible(t){if(this.visible===!1)return;t(this);let e=this.children;for(let n=0,r=e.length;n<r;n++)e[n].traverseVisible(t)}traverseAncestors(t){let e=this.parent;e!==null&&(t(e),e.traverseAncestors(t))}updateMatrix(){this.matrix.compose(this.position,this.quaternion,this.scale);let t=this.pivot;if(t!==null){let e=t.x,n=t.y,r=t.z,s=this.matrix.elements;s[12]+=e-s[0]*e-s[4]*n-s[8]*r,s[13]+=n-s[1]*e-s[5]*n-s[9]*r,s[14]+=r-s[2]*e-s[6]*n-s[10]*r}this.matrixWorldNeedsUpdate=!0}updateMatrixWorld(t){this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||t)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,t=!0);let e=this.children;for(let n=0,r=e.length;n<r;n++)e[n].updateMatrixWorld(t)}updateWorldMatrix(t,e,n=!1){let r=this.parent;if(t===!0&&r!==null&&r.updateWorldMatrix(!0,!1),this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||n)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,n=!0),e===!0){let s=this.children;for(let o=0,a=s.length;o<a;o++)s[o].updateWorldMatrix(!1,!0,n)}}toJSON(t){let e=t===void 0||typeof t=="string",n={};e&&(t={geometries:{},materials:{},textures:{},images:{},shapes:{},skeletons:{},animations:{},nodes:{}},n.metadata={version:4.7,type:"Object",generator:"Object3D.toJSON"});let r={};r.uuid=this.uuid,r.type=this.type,r.name=this.name,r.castShadow=this.castShadow,r.receiveShadow=this.receiveShadow,r.visible=this.visible,r.frustumCulled=this.frustumCulled,r.renderOrder=this.renderOrder,r.static=this.static,r.matrixAutoUpdate=this.matrixAutoUpdate,Object.keys(this.userData).length>0&&(r.userData=this.userData),r.layers=this.layers.mask,r.matrix=this.matrix.toArray(),r.up=this.up.toArray(),this.pivot!==null&&(r.pivot=this.pivot.toArray()),this.morphTargetDictionary!==void 0&&(r.morphTargetDictionary=Object.assign({},this.morphTargetDictionary)),this.morphTargetInfluences!==void 0&&(r.morphTargetInfluences=this.morphTargetInfluences.slice()),this.isInstancedMesh&&(r.type="InstancedMesh",r.count=this.count,r.instanceMatrix=this.instanceMatrix.toJSON(),this.instanceColor!==null&&(r.instanceColor=this.instanceColor.toJSON())),this.isBatchedMesh&&(r.type="BatchedMesh",r.perObjectFrustumCulled=this.perObjectFrustumCulled,r.sortObjects=this.sortObjects,r.drawRanges=this._drawRanges,r.reservedRanges=this._reservedRanges,r.geometryInfo=this._geometryInfo.map(a=>({...a,boundingBox:a.boundingBox?a.boundingBox.toJSON():void 0,boundingSphere:a.boundingSphere?a.boundingSphere.toJSON():void 0})),r.instanceInfo=this._instanceInfo.map(a=>({...a})),r.availableInstanceIds=this._availableInstanceIds.slice(),r.availableGeometryIds=this._availableGeometryIds.slice(),r.nextIndexStart=this._nextIndexStart,r.nextVertexStart=this._nextVertexStart,r.geometryCount=this._geometryCount,r.maxInstanceCount=this._maxInstanceCount,r.maxVertexCount=this._maxVertexCount,r.maxIndexCount=this._maxIndexCount,r.geometryInitialized=this._geometryInitialized,r.matricesTexture=this._matricesTexture.toJSON(t),r.indirectTexture=this._indirectTexture.toJSON(t),this._colorsTexture!==null&&(r.colorsTexture=this._colorsTexture.toJSON(t)),this.boundingSphere!==null&&(r.boundingSphere=this.boundingSphere.toJSON()),this.boundingBox!==null&&(r.boundingBox=this.boundingBox.toJSON()));function s(a,l){return a[l.uuid]===void 0&&(a[l.uuid]=l.toJSON(t)),l.uuid}if(this.isScene)this.background&&(this.background.isColor?r.background=this.background.toJSON():this.background.isTexture&&(r.background=this.background.toJSON(t).uuid)),this.environment&&this.environment.isTexture&&this.environment.isRenderTargetTexture!==!0&&(r.environment=this.environment.toJSON(t).uuid);else if(this.isMesh||this.isLine||this.isPoints){r.geometry=s(t.geometries,this.geometry);let a=this.geometry.parameters;if(a!==void 0&&a.shapes!==void 0){let l=a.shapes;if(Array.isArray(l))for(let c=0,h=l.length;c<h;c++){let u=l[c];s(t.shapes,u)}else s(t.shapes,l)}}if(this.isSkinnedMesh&&(r.bindMode=this.bindMode,r.bindMatrix=this.bindMatrix.toArray(),this.skeleton!==void 0&&(s(t.skeletons,this.skeleton),r.skeleton=this.skeleton.uuid)),this.material!==void 0)if(Array.isArray(this.material)){let a=[];for(let l=0,c=this.material.length;l<c;l++)a.push(s(t.materials,this.material[l]));r.material=a}else r.material=s(t.materials,this.material);if(this.children.length>0){r.children=[];for(let a=0;a<this.children.length;a++)r.children.push(this.children[a].toJSON(t).object)}if(this.animations.length>0){r.animations=[];for(let a=0;a<this.animations.length;a++){let l=this.animations[a];r.animations.push(s(t.animations,l))}}if(e){let a=o(t.geometries),l=o(t.materials),c=o(t.textures),h=o(t.images),u=o(t.shapes),d=o(t.skeletons),f=o(t.animations),p=o(t.nodes);a.length>0&&(n.geometries=a),l.length>0&&(n.materials=l),c.length>0&&(n.textures=c),h.length>0&&(n.images=h),u.length>0&&(n.shapes=u),d.length>0&&(n.skeletons=d),f.length>0&&(n.animations=f),p.length>0&&(n.nodes=p)}return n.object=r,n;function o(a){let l=[];for(let c in a){let h=a[c];delete h.metadata,l.push(h)}return l}}clone(t){return new this.constructor().copy(this,t)}copy(t,e=!0){if(this.name=t.name,this.up.copy(t.up),this.position.copy(t.position),this.rotation.order=t.rotation.order,this.quaternion.copy(t.quaternion),this.scale.copy(t.scale),this.pivot=t.pivot!==null?t.pivot.clone():null,this.matrix.copy(t.matrix),this.matrixWorld.copy(t.matrixWorld),this.matrixAutoUpdate=t.matrixAutoUpdate,this.matrixWorldAutoUpdate=t.matrixWorldAutoUpdate,this.matrixWorldNeedsUpdate=t.matrixWorldNeedsUpdate,this.layers.mask=t.layers.mask,this.visible=t.visible,this.castShadow=t.castShadow,this.receiveShadow=t.receiveShadow,this.frustumCulled=t.frustumCulled,this.renderOrder=t.renderOrder,this.static=t.static,this.animations=t.animations.slice(),this.userData=JSON.parse(JSON.stringify(t.userData)),e===!0)for(let n=0;n<t.children.length;n++){let r=t.children[n];this.add(r.clone())}return this}dispose(){this.dispatchEvent({type:"dispose"})}};sn.DEFAULT_UP=new U(0,1,0);sn.DEFAULT_MATRIX_AUTO_UPDATE=!0;sn.DEFAULT_MATRIX_WORLD_AUTO_UPDATE=!0;var en=class extends sn{constructor(){super(),this.isGroup=!0,this.type="Group"}},$g={type:"move"},vr=class{constructor(){this._targetRay=null,this._grip=null,this._hand=null}getHandSpace(){return this._hand===null&&(this._hand=new en,this._hand.matrixAutoUpdate=!1,this._hand.visible=!1,this._hand.joints={},this._hand.inputState={pinching:!1}),this._hand}getTargetRaySpace(){return this._targetRay===null&&(this._targetRay=new en,this._targetRay.matrixAutoUpdate=!1,this._targetRay.visible=!1,this._targetRay.hasLinearVelocity=!1,this._targetRay.linearVelocity=new U,this._targetRay.hasAngularVelocity=!1,this._targetRay.angularVelocity=new U),this._targetRay}getGripSpace(){return this._grip===null&&(this._grip=new en,this._grip.matrixAutoUpdate=!1,this._grip.visible=!1,this._grip.hasLinearVelocity=!1,this._grip.linearVelocity=new U,this._grip.hasAngularVelocity=!1,this._grip.angularVelocity=new U,this._grip.eventsEnabled=!1),this._grip}dispatchEvent(t){return this._targetRay!==null&&this._targetRay.dispatchEvent(t),this._grip!==null&&this._grip.dispatchEvent(t),this._hand!==null&&this._hand.dispatchEvent(t),this}connect(t){if(t&&t.hand){let e=this._hand;if(e)for(let n of t.hand.values())this._getHandJoint(e,n)}return this.dispatchEvent({type:"connected",data:t}),this}disconnect(t){return this.dispatchEvent({type:"disconnected",data:t}),this._targetRay!==null&&(this._targetRay.visible=!1),this._grip!==null&&(this._grip.visible=!1),this._hand!==null&&(this._hand.visible=!1),this}update(t,e,n){let r=null,s=null,o=null,a=this._targetRay,l=this._grip,c=this._hand;if(t&&e.session.visibilityState!=="visible-blurred"){if(c&&t.hand){o=!0;for(let y of t.hand.values()){let m=e.getJointPose(y,n),g=this._getHandJoint(c,y);m!==null&&(g.matrix.fromArray(m.transform.matrix),g.matrix.decompose(g.position,g.quaternion,g.scale),g.matrixWorldNeedsUpdate=!0,g.jointRadius=m.radius),g.visible=m!==null}let h=c.joints["index-finger-tip"],u=c.joints["thumb-tip"],d=h.position.distanceTo(u.position),f=.02,p=.005;c.inputState.pinching&&d>f+p?(c.inputState.pinching=!1,this.dispatchEvent({type:"pinchend",handedness:t.handedness,target:this})):!c.inputState.pinching&&d<=f-p&&(c.inputState.pinching=!0,this.dispatchEvent({type:"pinchstart",handedness:t.handedness,target:this}))}else l!==null&&t.gripSpace&&(s=e.getPose(t.gripSpace,n),s!==null&&(l.matrix.fromArray(s.transform.matrix),l.matrix.decompose(l.position,l.quaternion,l.scale),l.matrixWorldNeedsUpdate=!0,s.linearVelocity?(l.hasLinearVelocity=!0,l.linearVelocity.copy(s.linearVelocity)):l.hasLinearVelocity=!1,s.angularVelocity?(l.hasAngularVelocity=!0,l.angularVelocity.copy(s.angularVelocity)):l.hasAngularVelocity=!1,l.eventsEnabled&&l.dispatchEvent({type:"gripUpdated",data:t,target:this})));a!==null&&(r=e.getPose(t.targetRaySpace,n),r===null&&s!==null&&(r=s),r!==null&&(a.matrix.fromArray(r.transform.matrix),a.matrix.decompose(a.position,a.quaternion,a.scale),a.matrixWorldNeedsUpdate=!0,r.linearVelocity?(a.hasLinearVelocity=!0,a.linearVelocity.copy(r.linearVelocity)):a.hasLinearVelocity=!1,r.angularVelocity?(a.hasAngularVelocity=!0,a.angularVelocity.copy(r.angularVelocity)):a.hasAngularVelocity=!1,this.dispatchEvent($g)))}return a!==null&&(a.visible=r!==null),l!==null&&(l.visible=s!==null),c!==null&&(c.visible=o!==null),this}_getHandJoint(t,e){if(t.joints[e.jointName]===void 0){let n=new en;n.matrixAutoUpdate=!1,n.visible=!1,t.joints[e.jointName]=n,t.add(n)}return t.joints[e.jointName]}},df={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074},ii={h:0,s:0,l:0},yo={h:0,s:0,l:0};function ac(i,t,e){return e<0&&(e+=1),e>1&&(e-=1),e<1/6?i+(t-i)*6*e:e<1/2?t:e<2/3?i+(t-i)*6*(2/3-e):i}var Zt=class{constructor(t,e,n){return this.isColor=!0,this.r=1,this.g=1,this.b=1,this.set(t,e,n)}set(t,e,n){if(e===void 0&&n===void 0){let r=t;r&&r.isColor?this.copy(r):typeof r=="number"?this.setHex(r):typeof r=="string"&&this.setStyle(r)}else this.setRGB(t,e,n);return this}setScalar(t){return this.r=t,this.g=t,this.b=t,this}setHex(t,e=Qe){return t=Math.floor(t),this.r=(t>>16&255)/255,this.g=(t>>8&255)/255,this.b=(t&255)/255,Yt.colorSpaceToWorking(this,e),this}setRGB(t,e,n,r=Yt.workingColorSpace){return this.r=t,this.g=e,this.b=n,Yt.colorSpaceToWorking(this,r),this}setHSL(t,e,n,r=Yt.workingColorSpace){if(t=nh(t,1),e=Ht(e,0,1),n=Ht(n,0,1),e===0)this.r=this.g=this.b=n;else{let s=n<=.5?n*(1+e):n+e-n*e,o=2*n-s;this.r=ac(o,s,t+1/3),this.g=ac(o,s,t),this.b=ac(o,s,t-1/3)}return Yt.colorSpaceToWorking(this,r),this}setStyle(t,e=Qe){function n(s){s!==void 0&&parseFloat(s)<1&&Lt("Color: Alpha component of "+t+" will be ignored.")}let r;if(r=/^(\w+)\(([^\)]*)\)/.exec(t)){let s,o=r[1],a=r[2];switch(o){case"rgb":case"rgba":if(s=/^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return n(s[4]),this.setRGB(Math.min(255,parseInt(s[1],10))/255,Math.min(255,parseInt(s[2],10))/255,Math.min(255,parseInt(s[3],10))/255,e);if(s=/^\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return n(s[4]),this.setRGB(Math.min(100,parseFloat(s[1]))/100,Math.min(100,parseFloat(s[2]))/100,Math.min(100,parseFloat(s[3]))/100,e);break;case"hsl":case"hsla":if(s=/^\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return n(s[4]),this.setHSL(parseFloat(s[1])/360,parseFloat(s[2])/100,parseFloat(s[3])/100,e);break;default:Lt("Color: Unknown color model "+t)}}else if(r=/^\#([A-Fa-f\d]+)$/.exec(t)){let s=r[1],o=s.length;if(o===3)return this.setRGB(parseInt(s.charAt(0),16)/15,parseInt(s.charAt(1),16)/15,parseInt(s.charAt(2),16)/15,e);if(o===6)return this.setHex(parseInt(s,16),e);Lt("Color: Invalid hex color "+t)}else if(t&&t.length>0)return this.setColorName(t,e);return this}setColorName(t,e=Qe){let n=df[t.toLowerCase()];return n!==void 0?this.setHex(n,e):Lt("Color: Unknown color "+t),this}clone(){return new this.constructor(this.r,this.g,this.b)}copy(t){return this.r=t.r,this.g=t.g,this.b=t.b,this}copySRGBToLinear(t){return this.r=Xn(t.r),this.g=Xn(t.g),this.b=Xn(t.b),this}copyLinearToSRGB(t){return this.r=mr(t.r),this.g=mr(t.g),this.b=mr(t.b),this}convertSRGBToLinear(){return this.copySRGBToLinear(this),this}convertLinearToSRGB(){return this.copyLinearToSRGB(this),this}getHex(t=Qe){return Yt.workingToColorSpace(Be.copy(this),t),Math.round(Ht(Be.r*255,0,255))*65536+Math.round(Ht(Be.g*255,0,255))*256+Math.round(Ht(Be.b*255,0,255))}getHexString(t=Qe){return("000000"+this.getHex(t).toString(16)).slice(-6)}getHSL(t,e=Yt.workingColorSpace){Yt.workingToColorSpace(Be.copy(this),e);let n=Be.r,r=Be.g,s=Be.b,o=Math.max(n,r,s),a=Math.min(n,r,s),l,c,h=(a+o)/2;if(a===o)l=0,c=0;else{let u=o-a;switch(c=h<=.5?u/(o+a):u/(2-o-a),o){case n:l=(r-s)/u+(r<s?6:0);break;case r:l=(s-n)/u+2;break;case s:l=(n-r)/u+4;break}l/=6}return t.h=l,t.s=c,t.l=h,t}getRGB(t,e=Yt.workingColorSpace){return Yt.workingToColorSpace(Be.copy(this),e),t.r=Be.r,t.g=Be.g,t.b=Be.b,t}getStyle(t=Qe){Yt.workingToColorSpace(Be.copy(this),t);let e=Be.r,n=Be.g,r=Be.b;return t!==Qe?`color(${t} ${e.toFixed(3)} ${n.toFixed(3)} ${r.toFixed(3)})`:`rgb(${Math.round(e*255)},${Math.round(n*255)},${Math.round(r*255)})`}offsetHSL(t,e,n){return this.getHSL(ii),this.setHSL(ii.h+t,ii.s+e,ii.l+n)}add(t){return this.r+=t.r,this.g+=t.g,this.b+=t.b,this}addColors(t,e){return this.r=t.r+e.r,this.g=t.g+e.g,this.b=t.b+e.b,this}addScalar(t){return this.r+=t,this.g+=t,this.b+=t,this}sub(t){return this.r=Math.max(0,this.r-t.r),this.g=Math.max(0,this.g-t.g),this.b=Math.max(0,this.b-t.b),this}multiply(t){return this.r*=t.r,this.g*=t.g,this.b*=t.b,this}multiplyScalar(t){return this.r*=t,this.g*=t,this.b*=t,this}lerp(t,e){return this.r+=(t.r-this.r)*e,this.g+=(t.g-this.g)*e,this.b+=(t.b-this.b)*e,this}lerpColors(t,e,n){return this.r=t.r+(e.r-t.r)*n,this.g=t.g+(e.g-t.g)*n,this.b=t.b+(e.b-t.b)*n,this}lerpHSL(t,e){this.getHSL(ii),t.getHSL(yo);let n=Qr(ii.h,yo.h,e),r=Qr(ii.s,yo.s,e),s=Qr(ii.l,yo.l,e);return this.setHSL(n,r,s),this}setFromVector3(t){return this.r=t.x,this.g=t.y,this.b=t.z,this}applyMatrix3(t){let e=this.r,n=this.g,r=this.b,s=t.elements;return this.r=s[0]*e+s[3]*n+s[6]*r,this.g=s[1]*e+s[4]*n+s[7]*r,this.b=s[2]*e+s[5]*n+s[8]*r,this}equals(t){return t.r===this.r&&t.g===this.g&&t.b===this.b}fromArray(t,e=0){return this.r=t[e],this.g=t[e+1],this.b=t[e+2],this}toArray(t=[],e=0){return t[e]=this.r,t[e+1]=this.g,t[e+2]=this.b,t}fromBufferAttribute(t,e){return this.r=t.getX(e),this.g=t.getY(e),this.b=t.getZ(e),this}toJSON(){return this.getHex()}*[Symbol.iterator](){yield this.r,yield this.g,yield this.b}},Be=new Zt;Zt.NAMES=df;var ls=class extends sn{constructor(){super(),this.isScene=!0,this.type="Scene",this.background=null,this.environment=null,this.fog=null,this.backgroundBlurriness=0,this.backgroundIntensity=1,this.backgroundRotation=new li,this.environmentIntensity=1,this.environmentRotation=new li,this.overrideMaterial=null,typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}copy(t,e){return super.copy(t,e),this.background=t.background!==null?t.background.clone():null,this.environment=t.environment!==null?t.environment.clone():null,this.fog=t.fog!==null?t.fog.clone():null,this.backgroundBlurriness=t.backgroundBlurriness,this.backgroundIntensity=t.backgroundIntensity,this.backgroundRotation.copy(t.backgroundRotation),this.environmentIntensity=t.environmentIntensity,this.environmentRotation.copy(t.environmentRotation),this.overrideMaterial=t.overrideMaterial!==null?t.overrideMaterial.clone():null,this.matrixAutoUpdate=t.matrixAutoUpdate,this}toJSON(t){let e=super.toJSON(t);return this.fog!==null&&(e.object.fog=this.fog.toJSON()),e.object.backgroundBlurriness=this.backgroundBlurriness,e.object.backgroundIntensity=this.backgroundIntensity,e.object.backgroundRotation=this.backgroundRotation.toArray(),e.object.environmentIntensity=this.environmentIntensity,e.object.environmentRotation=this.environmentRotation.toArray(),e}},An=new U,Gn=new U,lc=new U,Vn=new U,or=new U,ar=new U,gd=new U,cc=new U,hc=new U,uc=new U,dc=new he,fc=new he,pc=new he,ai=class i{constructor(t=new U,e=new U,n=new U){this.a=t,this.b=e,this.c=n}static getNormal(t,e,n,r){r.subVectors(n,e),An.subVectors(t,e),r.cross(An);let s=r.lengthSq();return s>0?r.multiplyScalar(1/Math.sqrt(s)):r.set(0,0,0)}static getBarycoord(t,e,n,r,s){An.subVectors(r,e),Gn.subVectors(n,e),lc.subVectors(t,e);let o=An.dot(An),a=An.dot(Gn),l=An.dot(lc),c=Gn.dot(Gn),h=Gn.dot(lc),u=o*c-a*a;if(u===0)return s.set(0,0,0),null;let d=1/u,f=(c*l-a*h)*d,p=(o*h-a*l)*d;return s.set(1-f-p,p,f)}static containsPoint(t,e,n,r){return this.getBarycoord(t,e,n,r,Vn)===null?!1:Vn.x>=0&&Vn.y>=0&&Vn.x+Vn.y<=1}static getInterpolation(t,e,n,r,s,o,a,l){return this.getBarycoord(t,e,n,r,Vn)===null?(l.x=0,l.y=0,"z"in l&&(l.z=0),"w"in l&&(l.w=0),null):(l.setScalar(0),l.addScaledVector(s,Vn.x),l.addScaledVector(o,Vn.y),l.addScaledVector(a,Vn.z),l)}static getInterpolatedAttribute(t,e,n,r,s,o){return dc.setScalar(0),fc.setScalar(0),pc.setScalar(0),dc.fromBufferAttribute(t,e),fc.fromBufferAttribute(t,n),pc.fromBufferAttribute(t,r),o.setScalar(0),o.addScaledVector(dc,s.x),o.addScaledVector(fc,s.y),o.addScaledVector(pc,s.z),o}static isFrontFacing(t,e,n,r){return An.subVectors(n,e),Gn.subVectors(t,e),An.cross(Gn).dot(r)<0}set(t,e,n){return this.a.copy(t),this.b.copy(e),this.c.copy(n),this}setFromPointsAndIndices(t,e,n,r){return this.a.copy(t[e]),this.b.copy(t[n]),this.c.copy(t[r]),this}setFromAttributeAndIndices(t,e,n,r){return this.a.fromBufferAttribute(t,e),this.b.fromBufferAttribute(t,n),this.c.fromBufferAttribute(t,r),this}clone(){return new this.constructor().copy(this)}copy(t){return this.a.copy(t.a),this.b.copy(t.b),this.c.copy(t.c),this}getArea(){return An.subVectors(this.c,this.b),Gn.subVectors(this.a,this.b),An.cross(Gn).length()*.5}getMidpoint(t){return t.addVectors(this.a,this.b).add(this.c).multiplyScalar(1/3)}getNormal(t){return i.getNormal(this.a,this.b,this.c,t)}getPlane(t){return t.setFromCoplanarPoints(this.a,this.b,this.c)}getBarycoord(t,e){return i.getBarycoord(t,this.a,this.b,this.c,e)}getInterpolation(t,e,n,r,s){return i.getInterpolation(t,this.a,this.b,this.c,e,n,r,s)}containsPoint(t){return i.containsPoint(t,this.a,this.b,this.c)}isFrontFacing(t){return i.isFrontFacing(this.a,this.b,this.c,t)}intersectsBox(t){return t.intersectsTriangle(this)}closestPointToPoint(t,e){let n=this.a,r=this.b,s=this.c,o,a;or.subVectors(r,n),ar.subVectors(s,n),cc.subVectors(t,n);let l=or.dot(cc),c=ar.dot(cc);if(l<=0&&c<=0)return e.copy(n);hc.subVectors(t,r);let h=or.dot(hc),u=ar.dot(hc);if(h>=0&&u<=h)return e.copy(r);let d=l*u-h*c;if(d<=0&&l>=0&&h<=0&&l-h>0)return o=l/(l-h),e.copy(n).addScaledVector(or,o);uc.subVectors(t,s);let f=or.dot(uc),p=ar.dot(uc);if(p>=0&&f<=p)return e.copy(s);let y=f*c-l*p;if(y<=0&&c>=0&&p<=0)return a=c/(c-p),e.copy(n).addScaledVector(ar,a);let m=h*p-f*u;if(m<=0&&u-h>=0&&f-p>=0)return gd.subVectors(s,r),a=(u-h)/(u-h+(f-p)),e.copy(r).addScaledVector(gd,a);let g=1/(m+y+d);return o=y*g,a=d*g,e.copy(n).addScaledVector(or,o).addScaledVector(ar,a)}equals(t){return t.a.equals(this.a)&&t.b.equals(this.b)&&t.c.equals(this.c)}},ci=class{constructor(t=new U(1/0,1/0,1/0),e=new U(-1/0,-1/0,-1/0)){this.isBox3=!0,this.min=t,this.max=e}set(t,e){return this.min.copy(t),this.max.copy(e),this}setFromArray(t){this.makeEmpty();for(let e=0,n=t.length;e<n;e+=3)this.expandByPoint(En.fromArray(t,e));return this}setFromBufferAttribute(t){this.makeEmpty();for(let e=0,n=t.count;e<n;e++)this.expandByPoint(En.fromBufferAttribute(t,e));return this}setFromPoints(t){this.makeEmpty();for(let e=0,n=t.length;e<n;e++)this.expandByPoint(t[e]);return this}setFromCenterAndSize(t,e){let n=En.copy(e).multiplyScalar(.5);return this.min.copy(t).sub(n),this.max.copy(t).add(n),this}setFromObject(t,e=!1){return this.makeEmpty(),this.expandByObject(t,e)}clone(){return new this.constructor().copy(this)}copy(t){return this.min.copy(t.min),this.max.copy(t.max),this}makeEmpty(){return this.min.x=this.min.y=this.min.z=1/0,this.max.x=this.max.y=this.max.z=-1/0,this}isEmpty(){return this.max.x<this.min.x||this.max.y<this.min.y||this.max.z<this.min.z}getCenter(t){return this.isEmpty()?t.set(0,0,0):t.addVectors(this.min,this.max).multiplyScalar(.5)}getSize(t){return this.isEmpty()?t.set(0,0,0):t.subVectors(this.max,this.min)}expandByPoint(t){return this.min.min(t),this.max.max(t),this}expandByVector(t){return this.min.sub(t),this.max.add(t),this}expandByScalar(t){return this.min.addScalar(-t),this.max.addScalar(t),this}expandByObject(t,e=!1){t.updateWorldMatrix(!1,!1);let n=t.geometry;if(n!==void 0){let s=n.getAttribute("position");if(e===!0&&s!==void 0&&t.isInstancedMesh!==!0&&t.isBatchedMesh!==!0)for(let o=0,a=s.count;o<a;o++)t.isMesh===!0?t.getVertexPosition(o,En):En.fromBufferAttribute(s,o),En.applyMatrix4(t.matrixWorld),this.expandByPoint(En);else t.boundingBox!==void 0?(t.boundingBox===null&&t.computeBoundingBox(),xo.copy(t.boundingBox)):(n.boundingBox===null&&n.computeBoundingBox(),xo.copy(n.boundingBox)),xo.applyMatrix4(t.matrixWorld),this.union(xo)}let r=t.children;for(let s=0,o=r.length;s<o;s++)this.expandByObject(r[s],e);return this}containsPoint(t){return t.x>=this.min.x&&t.x<=this.max.x&&t.y>=this.min.y&&t.y<=this.max.y&&t.z>=this.min.z&&t.z<=this.max.z}containsBox(t){return this.min.x<=t.min.x&&t.max.x<=this.max.x&&this.min.y<=t.min.y&&t.max.y<=this.max.y&&this.min.z<=t.min.z&&t.max.z<=this.max.z}getParameter(t,e){return e.set((t.x-this.min.x)/(this.max.x-this.min.x),(t.y-this.min.y)/(this.max.y-this.min.y),(t.z-this.min.z)/(this.max.z-this.min.z))}intersectsBox(t){return t.max.x>=this.min.x&&t.min.x<=this.max.x&&t.max.y>=this.min.y&&t.min.y<=this.max.y&&t.max.z>=this.min.z&&t.min.z<=this.max.z}intersectsSphere(t){return this.clampPoint(t.center,En),En.distanceToSquared(t.center)<=t.radius*t.radius}intersectsPlane(t){let e,n;return t.normal.x>0?(e=t.normal.x*this.min.x,n=t.normal.x*this.max.x):(e=t.normal.x*this.max.x,n=t.normal.x*this.min.x),t.normal.y>0?(e+=t.normal.y*this.min.y,n+=t.normal.y*this.max.y):(e+=t.normal.y*this.max.y,n+=t.normal.y*this.min.y),t.normal.z>0?(e+=t.normal.z*this.min.z,n+=t.normal.z*this.max.z):(e+=t.normal.z*this.max.z,n+=t.normal.z*this.min.z),e<=-t.constant&&n>=-t.constant}intersectsTriangle(t){if(this.isEmpty())return!1;this.getCenter(Yr),_o.subVectors(this.max,Yr),lr.subVectors(t.a,Yr),cr.subVectors(t.b,Yr),hr.subVectors(t.c,Yr),ri.subVectors(cr,lr),si.subVectors(hr,cr),Li.subVectors(lr,hr);let e=[0,-ri.z,ri.y,0,-si.z,si.y,0,-Li.z,Li.y,ri.z,0,-ri.x,si.z,0,-si.x,Li.z,0,-Li.x,-ri.y,ri.x,0,-si.y,si.x,0,-Li.y,Li.x,0];return!mc(e,lr,cr,hr,_o)||(e=[1,0,0,0,1,0,0,0,1],!mc(e,lr,cr,hr,_o))?!1:(vo.crossVectors(ri,si),e=[vo.x,vo.y,vo.z],mc(e,lr,cr,hr,_o))}clampPoint(t,e){return e.copy(t).clamp(this.min,this.max)}distanceToPoint(t){return this.clampPoint(t,En).distanceTo(t)}getBoundingSphere(t){return this.isEmpty()?t.makeEmpty():(this.getCenter(t.center),t.radius=this.getSize(En).length()*.5),t}intersect(t){return this.min.max(t.min),this.max.min(t.max),this.isEmpty()&&this.makeEmpty(),this}union(t){return this.min.min(t.min),this.max.max(t.max),this}applyMatrix4(t){return this.isEmpty()?this:(Hn[0].set(this.min.x,this.min.y,this.min.z).applyMatrix4(t),Hn[1].set(this.min.x,this.min.y,this.max.z).applyMatrix4(t),Hn[2].set(this.min.x,this.max.y,this.min.z).applyMatrix4(t),Hn[3].set(this.min.x,this.max.y,this.max.z).applyMatrix4(t),Hn[4].set(this.max.x,this.min.y,this.min.z).applyMatrix4(t),Hn[5].set(this.max.x,this.min.y,this.max.z).applyMatrix4(t),Hn[6].set(this.max.x,this.max.y,this.min.z).applyMatrix4(t),Hn[7].set(this.max.x,this.max.y,this.max.z).applyMatrix4(t),this.setFromPoints(Hn),this)}translate(t){return this.min.add(t),this.max.add(t),this}equals(t){return t.min.equals(this.min)&&t.max.equals(this.max)}toJSON(){return{min:this.min.toArray(),max:this.max.toArray()}}fromJSON(t){return this.min.fromArray(t.min),this.max.fromArray(t.max),this}},Hn=[new U,new U,new U,new U,new U,new U,new U,new U],En=new U,xo=new ci,lr=new U,cr=new U,hr=new U,ri=new U,si=new U,Li=new U,Yr=new U,_o=new U,vo=new U,Ni=new U;function mc(i,t,e,n,r){for(let s=0,o=i.length-3;s<=o;s+=3){Ni.fromArray(i,s);let a=r.x*Math.abs(Ni.x)+r.y*Math.abs(Ni.y)+r.z*Math.abs(Ni.z),l=t.dot(Ni),c=e.dot(Ni),h=n.dot(Ni);if(Math.max(-Math.max(l,c,h),Math.min(l,c,h))>a)return!1}return!0}var _e=new U,bo=new Ft,qg=0,ye=class extends Tn{constructor(t,e,n=!1){if(super(),Array.isArray(t))throw new TypeError("THREE.BufferAttribute: array should be a Typed Array.");this.isBufferAttribute=!0,Object.defineProperty(this,"id",{value:qg++}),this.name="",this.array=t,this.itemSize=e,this.count=t!==void 0?t.length/e:0,this.normalized=n,this.usage=th,this.updateRanges=[],this.gpuType=Cn,this.version=0,this._normalizationScale=t!==void 0?nl(t):void 0}onUploadCallback(){}set needsUpdate(t){t===!0&&this.version++}setUsage(t){return this.usage=t,this}addUpdateRange(t,e){this.updateRanges.push({start:t,count:e})}clearUpdateRanges(){this.updateRanges.length=0}copy(t){return this.name=t.name,this.array=new t.array.constructor(t.array),this.itemSize=t.itemSize,this.count=t.count,this.normalized=t.normalized,this.usage=t.usage,this.gpuType=t.gpuType,this._normalizationScale=t._normalizationScale,this}copyAt(t,e,n){t*=this.itemSize,n*=e.itemSize;for(let r=0,s=this.itemSize;r<s;r++)this.array[t+r]=e.array[n+r];return this}copyArray(t){return this.array.set(t),this}applyMatrix3(t){if(this.itemSize===2)for(let e=0,n=this.count;e<n;e++)bo.fromBufferAttribute(this,e),bo.applyMatrix3(t),this.setXY(e,bo.x,bo.y);else if(this.itemSize===3)for(let e=0,n=this.count;e<n;e++)_e.fromBufferAttribute(this,e),_e.applyMatrix3(t),this.setXYZ(e,_e.x,_e.y,_e.z);return this}applyMatrix4(t){for(let e=0,n=this.count;e<n;e++)_e.fromBufferAttribute(this,e),_e.applyMatrix4(t),this.setXYZ(e,_e.x,_e.y,_e.z);return this}applyNormalMatrix(t){for(let e=0,n=this.count;e<n;e++)_e.fromBufferAttribute(this,e),_e.applyNormalMatrix(t),this.setXYZ(e,_e.x,_e.y,_e.z);return this}transformDirection(t){for(let e=0,n=this.count;e<n;e++)_e.fromBufferAttribute(this,e),_e.transformDirection(t),this.setXYZ(e,_e.x,_e.y,_e.z);return this}set(t,e=0){return this.array.set(t,e),this}getComponent(t,e){let n=this.array[t*this.itemSize+e];return this.normalized&&(n=this._denormalize(n)),n}setComponent(t,e,n){return this.normalized&&(n=this._normalize(n)),this.array[t*this.itemSize+e]=n,this}getX(t){let e=this.array[t*this.itemSize];return this.normalized&&(e=this._denormalize(e)),e}setX(t,e){return this.normalized&&(e=this._normalize(e)),this.array[t*this.itemSize]=e,this}getY(t){let e=this.array[t*this.itemSize+1];return this.normalized&&(e=this._denormalize(e)),e}setY(t,e){return this.normalized&&(e=this._normalize(e)),this.array[t*this.itemSize+1]=e,this}getZ(t){let e=this.array[t*this.itemSize+2];return this.normalized&&(e=this._denormalize(e)),e}setZ(t,e){return this.normalized&&(e=this._normalize(e)),this.array[t*this.itemSize+2]=e,this}getW(t){let e=this.array[t*this.itemSize+3];return this.normalized&&(e=this._denormalize(e)),e}setW(t,e){return this.normalized&&(e=this._normalize(e)),this.array[t*this.itemSize+3]=e,this}setXY(t,e,n){return t*=this.itemSize,this.normalized&&(e=this._normalize(e),n=this._normalize(n)),this.array[t+0]=e,this.array[t+1]=n,this}setXYZ(t,e,n,r){return t*=this.itemSize,this.normalized&&(e=this._normalize(e),n=this._normalize(n),r=this._normalize(r)),this.array[t+0]=e,this.array[t+1]=n,this.array[t+2]=r,this}setXYZW(t,e,n,r,s){return t*=this.itemSize,this.normalized&&(e=this._normalize(e),n=this._normalize(n),r=this._normalize(r),s=this._normalize(s)),this.array[t+0]=e,this.array[t+1]=n,this.array[t+2]=r,this.array[t+3]=s,this}onUpload(t){return this.onUploadCallback=t,this}clone(){return new this.constructor(this.array,this.itemSize).copy(this)}toJSON(){let t={itemSize:this.itemSize,type:this.array.constructor.name,array:Array.from(this.array),normalized:this.normalized};return t.name=this.name,t.usage=this.usage,t.gpuType=this.gpuType,t}dispose(){this.dispatchEvent({type:"dispose"})}_denormalize(t){let e=this._normalizationScale;return e!==void 0?Math.max(t/e,-1):rh(t,this.array)}_normalize(t){let e=this._normalizationScale;return e!==void 0?Math.round(t*e):sh(t,this.array)}};var cs=class extends ye{constructor(t,e,n){super(new Uint16Array(t),e,n)}};var hs=class extends ye{constructor(t,e,n){super(new Uint32Array(t),e,n)}};var _n=class extends ye{constructor(t,e,n){super(new Float32Array(t),e,n)}},Yg=new ci,Zr=new U,gc=new U,Ui=class{constructor(t=new U,e=-1){this.isSphere=!0,this.center=t,this.radius=e}set(t,e){return this.center.copy(t),this.radius=e,this}setFromPoints(t,e){let n=this.center;e!==void 0?n.copy(e):Yg.setFromPoints(t).getCenter(n);let r=0;for(let s=0,o=t.length;s<o;s++)r=Math.max(r,n.distanceToSquared(t[s]));return this.radius=Math.sqrt(r),this}copy(t){return this.center.copy(t.center),this.radius=t.radius,this}isEmpty(){return this.radius<0}makeEmpty(){return this.center.set(0,0,0),this.radius=-1,this}containsPoint(t){return t.distanceToSquared(this.center)<=this.radius*this.radius}distanceToPoint(t){return t.distanceTo(this.center)-this.radius}intersectsSphere(t){let e=this.radius+t.radius;return t.center.distanceToSquared(this.center)<=e*e}intersectsBox(t){return t.intersectsSphere(this)}intersectsPlane(t){return Math.abs(t.distanceToPoint(this.center))<=this.radius}clampPoint(t,e){let n=this.center.distanceToSquared(t);return e.copy(t),n>this.radius*this.radius&&(e.sub(this.center).normalize(),e.multiplyScalar(this.radius).add(this.center)),e}getBoundingBox(t){return this.isEmpty()?(t.makeEmpty(),t):(t.set(this.center,this.center),t.expandByScalar(this.radius),t)}applyMatrix4(t){return this.center.applyMatrix4(t),this.radius=this.radius*t.getMaxScaleOnAxis(),this}translate(t){return this.center.add(t),this}expandByPoint(t){if(this.isEmpty())return this.center.copy(t),this.radius=0,this;Zr.subVectors(t,this.center);let e=Zr.lengthSq();if(e>this.radius*this.radius){let n=Math.sqrt(e),r=(n-this.radius)*.5;this.center.addScaledVector(Zr,r/n),this.radius+=r}return this}union(t){return t.isEmpty()?this:this.isEmpty()?(this.copy(t),this):(this.center.equals(t.center)===!0?this.radius=Math.max(this.radius,t.radius):(gc.subVectors(t.center,this.center).setLength(t.radius),this.expandByPoint(Zr.copy(t.center).add(gc)),this.expandByPoint(Zr.copy(t.center).sub(gc))),this)}equals(t){return t.center.equals(this.center)&&t.radius===this.radius}clone(){return new this.constructor().copy(this)}toJSON(){return{radius:this.radius,center:this.center.toArray()}}fromJSON(t){return this.radius=t.radius,this.center.fromArray(t.center),this}},Zg=0,gn=new ge,yc=new sn,ur=new U,je=new ci,Kr=new ci,Ce=new U,ke=class i extends Tn{constructor(){super(),this.isBufferGeometry=!0,Object.defineProperty(this,"id",{value:Zg++}),this.uuid=_i(),this.name="",this.type="BufferGeometry",this.index=null,this.indirect=null,this.indirectOffset=0,this.attributes={},this.morphAttributes={},this.morphTargetsRelative=!1,this.groups=[],this.boundingBox=null,this.boundingSphere=null,this.drawRange={start:0,count:1/0},this.userData={},this._transformed=!1}getIndex(){return this.index}setIndex(t){return Array.isArray(t)?this.index=new(vg(t)?hs:cs)(t,1):this.index=t,this}setIndirect(t,e=0){return this.indirect=t,this.indirectOffset=e,this}getIndirect(){return this.indirect}getAttribute(t){return this.attributes[t]}setAttribute(t,e){return this.attributes[t]=e,this}deleteAttribute(t){return delete this.attributes[t],this}hasAttribute(t){return this.attributes[t]!==void 0}addGroup(t,e,n=0){this.groups.push({start:t,count:e,materialIndex:n})}clearGroups(){this.groups=[]}setDrawRange(t,e){this.drawRange.start=t,this.drawRange.count=e}applyMatrix4(t){let e=this.attributes.position;e!==void 0&&(e.applyMatrix4(t),e.needsUpdate=!0);let n=this.attributes.normal;if(n!==void 0){let s=new Ut().getNormalMatrix(t);n.applyNormalMatrix(s),n.needsUpdate=!0}let r=this.attributes.tangent;return r!==void 0&&(r.transformDirection(t),r.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this._transformed=!0,this}applyQuaternion(t){return gn.makeRotationFromQuaternion(t),this.applyMatrix4(gn),this}rotateX(t){return gn.makeRotationX(t),this.applyMatrix4(gn),this}rotateY(t){return gn.makeRotationY(t),this.applyMatrix4(gn),this}rotateZ(t){return gn.makeRotationZ(t),this.applyMatrix4(gn),this}translate(t,e,n){return gn.makeTranslation(t,e,n),this.applyMatrix4(gn),this}scale(t,e,n){return gn.makeScale(t,e,n),this.applyMatrix4(gn),this}lookAt(t){return yc.lookAt(t),yc.updateMatrix(),this.applyMatrix4(yc.matrix),this}center(){return this.computeBoundingBox(),this.boundingBox.getCenter(ur).negate(),this.translate(ur.x,ur.y,ur.z),this}setFromPoints(t){let e=this.getAttribute("position");if(e===void 0){let n=[];for(let r=0,s=t.length;r<s;r++){let o=t[r];n.push(o.x,o.y,o.z||0)}this.setAttribute("position",new _n(n,3))}else{let n=Math.min(t.length,e.count);for(let r=0;r<n;r++){let s=t[r];e.setXYZ(r,s.x,s.y,s.z||0)}t.length>e.count&&Lt("BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry."),e.needsUpdate=!0}return this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new ci);let t=this.attributes.position,e=this.morphAttributes.position;if(t&&t.isGLBufferAttribute){Dt("BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.",this),this.boundingBox.set(new U(-1/0,-1/0,-1/0),new U(1/0,1/0,1/0));return}if(t!==void 0){if(this.boundingBox.setFromBufferAttribute(t),e)for(let n=0,r=e.length;n<r;n++){let s=e[n];je.setFromBufferAttribute(s),this.morphTargetsRelative?(Ce.addVectors(this.boundingBox.min,je.min),this.boundingBox.expandByPoint(Ce),Ce.addVectors(this.boundingBox.max,je.max),this.boundingBox.expandByPoint(Ce)):(this.boundingBox.expandByPoint(je.min),this.boundingBox.expandByPoint(je.max))}}else this.boundingBox.makeEmpty();(isNaN(this.boundingBox.min.x)||isNaN(this.boundingBox.min.y)||isNaN(this.boundingBox.min.z))&&Dt('BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The "position" attribute is likely to have NaN values.',this)}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new Ui);let t=this.attributes.position,e=this.morphAttributes.position;if(t&&t.isGLBufferAttribute){Dt("BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.",this),this.boundingSphere.set(new U,1/0);return}if(t){let n=this.boundingSphere.center;if(je.setFromBufferAttribute(t),e)for(let s=0,o=e.length;s<o;s++){let a=e[s];Kr.setFromBufferAttribute(a),this.morphTargetsRelative?(Ce.addVectors(je.min,Kr.min),je.expandByPoint(Ce),Ce.addVectors(je.max,Kr.max),je.expandByPoint(Ce)):(je.expandByPoint(Kr.min),je.expandByPoint(Kr.max))}je.getCenter(n);let r=0;for(let s=0,o=t.count;s<o;s++)Ce.fromBufferAttribute(t,s),r=Math.max(r,n.distanceToSquared(Ce));if(e)for(let s=0,o=e.length;s<o;s++){let a=e[s],l=this.morphTargetsRelative;for(let c=0,h=a.count;c<h;c++)Ce.fromBufferAttribute(a,c),l&&(ur.fromBufferAttribute(t,c),Ce.add(ur)),r=Math.max(r,n.distanceToSquared(Ce))}this.boundingSphere.radius=Math.sqrt(r),isNaN(this.boundingSphere.radius)&&Dt('BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The "position" attribute is likely to have NaN values.',this)}}computeTangents(){let t=this.index,e=this.attributes;if(t===null||e.position===void 0||e.normal===void 0||e.uv===void 0){Dt("BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)");return}let n=e.position,r=e.normal,s=e.uv,o=this.getAttribute("tangent");(o===void 0||o.count!==n.count)&&(o=new ye(new Float32Array(4*n.count),4),this.setAttribute("tangent",o));let a=[],l=[],c=new Uint8Array(n.count);for(let N=0;N<n.count;N++)a[N]=new U,l[N]=new U;let h=new U,u=new U,d=new U,f=new Ft,p=new Ft,y=new Ft,m=new U,g=new U;function _(N,R,I){c[N]=c[R]=c[I]=1,h.fromBufferAttribute(n,N),u.fromBufferAttribute(n,R),d.fromBufferAttribute(n,I),f.fromBufferAttribute(s,N),p.fromBufferAttribute(s,R),y.fromBufferAttribute(s,I),u.sub(h),d.sub(h),p.sub(f),y.sub(f);let F=1/(p.x*y.y-y.x*p.y);isFinite(F)&&(m.copy(u).multiplyScalar(y.y).addScaledVector(d,-p.y).multiplyScalar(F),g.copy(d).multiplyScalar(p.x).addScaledVector(u,-y.x).multiplyScalar(F),a[N].add(m),a[R].add(m),a[I].add(m),l[N].add(g),l[R].add(g),l[I].add(g))}let E=this.groups;E.length===0&&(E=[{start:0,count:t.count}]);for(let N=0,R=E.length;N<R;++N){let I=E[N],F=I.start,V=I.count;for(let C=F,O=F+V;C<O;C+=3)_(t.getX(C+0),t.getX(C+1),t.getX(C+2))}let M=new U,A=new U,v=new U,x=new U;function w(N){v.fromBufferAttribute(r,N),x.copy(v);let R=a[N];M.copy(R),M.sub(v.multiplyScalar(v.dot(R))).normalize(),A.crossVectors(x,R);let F=A.dot(l[N])<0?-1:1;o.setXYZW(N,M.x,M.y,M.z,F)}for(let N=0,R=n.count;N<R;++N)c[N]&&w(N);this._transformed=!0}computeVertexNormals(){let t=this.index,e=this.getAttribute("position");if(e!==void 0){let n=this.getAttribute("normal");if(n===void 0||n.count!==e.count)n=new ye(new Float32Array(e.count*3),3),this.setAttribute("normal",n);else for(let d=0,f=n.count;d<f;d++)n.setXYZ(d,0,0,0);let r=new U,s=new U,o=new U,a=new U,l=new U,c=new U,h=new U,u=new U;if(t)for(let d=0,f=t.count;d<f;d+=3){let p=t.getX(d+0),y=t.getX(d+1),m=t.getX(d+2);r.fromBufferAttribute(e,p),s.fromBufferAttribute(e,y),o.fromBufferAttribute(e,m),h.subVectors(o,s),u.subVectors(r,s),h.cross(u),a.fromBufferAttribute(n,p),l.fromBufferAttribute(n,y),c.fromBufferAttribute(n,m),a.add(h),l.add(h),c.add(h),n.setXYZ(p,a.x,a.y,a.z),n.setXYZ(y,l.x,l.y,l.z),n.setXYZ(m,c.x,c.y,c.z)}else for(let d=0,f=e.count;d<f;d+=3)r.fromBufferAttribute(e,d+0),s.fromBufferAttribute(e,d+1),o.fromBufferAttribute(e,d+2),h.subVectors(o,s),u.subVectors(r,s),h.cross(u),n.setXYZ(d+0,h.x,h.y,h.z),n.setXYZ(d+1,h.x,h.y,h.z),n.setXYZ(d+2,h.x,h.y,h.z);this.normalizeNormals(),n.needsUpdate=!0}}normalizeNormals(){let t=this.attributes.normal;for(let e=0,n=t.count;e<n;e++)Ce.fromBufferAttribute(t,e),Ce.normalize(),t.setXYZ(e,Ce.x,Ce.y,Ce.z)}toNonIndexed(){function t(a,l){let c=a.array,h=a.itemSize,u=a.normalized,d=new c.constructor(l.length*h),f=0,p=0;for(let y=0,m=l.length;y<m;y++){a.isInterleavedBufferAttribute?f=l[y]*a.data.stride+a.offset:f=l[y]*h;for(let g=0;g<h;g++)d[p++]=c[f++]}return new ye(d,h,u)}if(this.index===null)return Lt("BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed."),this;let e=new i,n=this.index.array,r=this.attributes;for(let a in r){let l=r[a],c=t(l,n);e.setAttribute(a,c)}let s=this.morphAttributes;for(let a in s){let l=[],c=s[a];for(let h=0,u=c.length;h<u;h++){let d=c[h],f=t(d,n);l.push(f)}e.morphAttributes[a]=l}e.morphTargetsRelative=this.morphTargetsRelative;let o=this.groups;for(let a=0,l=o.length;a<l;a++){let c=o[a];e.addGroup(c.start,c.count,c.materialIndex)}return e}toJSON(){let t={metadata:{version:4.7,type:"BufferGeometry",generator:"BufferGeometry.toJSON"}};if(t.uuid=this.uuid,t.type=this.parameters!==void 0&&this._transformed===!0?"BufferGeometry":this.type,t.name=this.name,Object.keys(this.userData).length>0&&(t.userData=this.userData),this.parameters!==void 0&&this._transformed!==!0){let l=this.parameters;for(let c in l)l[c]!==void 0&&(t[c]=l[c]);return t}t.data={attributes:{}};let e=this.index;e!==null&&(t.data.index={type:e.array.constructor.name,array:Array.prototype.slice.call(e.array)});let n=this.attributes;for(let l in n){let c=n[l];t.data.attributes[l]=c.toJSON(t.data)}let r={},s=!1;for(let l in this.morphAttributes){let c=this.morphAttributes[l],h=[];for(let u=0,d=c.length;u<d;u++){let f=c[u];h.push(f.toJSON(t.data))}h.length>0&&(r[l]=h,s=!0)}s&&(t.data.morphAttributes=r,t.data.morphTargetsRelative=this.morphTargetsRelative);let o=this.groups;o.length>0&&(t.data.groups=JSON.parse(JSON.stringify(o)));let a=this.boundingSphere;return a!==null&&(t.data.boundingSphere=a.toJSON()),t}clone(){return new this.constructor().copy(this)}copy(t){this.index=null,this.attributes={},this.morphAttributes={},this.groups=[],this.boundingBox=null,this.boundingSphere=null;let e={};this.name=t.name;let n=t.index;n!==null&&this.setIndex(n.clone());let r=t.attributes;for(let c in r){let h=r[c];this.setAttribute(c,h.clone(e))}let s=t.morphAttributes;for(let c in s){let h=[],u=s[c];for(let d=0,f=u.length;d<f;d++)h.push(u[d].clone(e));this.morphAttributes[c]=h}this.morphTargetsRelative=t.morphTargetsRelative;let o=t.groups;for(let c=0,h=o.length;c<h;c++){let u=o[c];this.addGroup(u.start,u.count,u.materialIndex)}let a=t.boundingBox;a!==null&&(this.boundingBox=a.clone());let l=t.boundingSphere;return l!==null&&(this.boundingSphere=l.clone()),this.drawRange.start=t.drawRange.start,this.drawRange.count=t.drawRange.count,this.userData=t.userData,this._transformed=t._transformed,this}dispose(){this.dispatchEvent({type:"dispose"})}},jo=class{constructor(t,e){this.isInterleavedBuffer=!0,this.array=t,this.stride=e,this.count=t!==void 0?t.length/e:0,this.usage=th,this.updateRanges=[],this.version=0,this.uuid=_i()}onUploadCallback(){}set needsUpdate(t){t===!0&&this.version++}setUsage(t){return this.usage=t,this}addUpdateRange(t,e){this.updateRanges.push({start:t,count:e})}clearUpdateRanges(){this.updateRanges.length=0}copy(t){return this.array=new t.array.constructor(t.array),this.count=t.count,this.stride=t.stride,this.usage=t.usage,this}copyAt(t,e,n){t*=this.stride,n*=e.stride;for(let r=0,s=this.stride;r<s;r++)this.array[t+r]=e.array[n+r];return this}set(t,e=0){return this.array.set(t,e),this}clone(t){t.arrayBuffers===void 0&&(t.arrayBuffers={});let e=yd(this.array);t.arrayBuffers[e]===void 0&&(t.arrayBuffers[e]=this.array.slice(0).buffer);let n=new this.array.constructor(t.arrayBuffers[e]),r=new this.constructor(n,this.stride);return r.setUsage(this.usage),r}onUpload(t){return this.onUploadCallback=t,this}toJSON(t){t.arrayBuffers===void 0&&(t.arrayBuffers={});let e=yd(this.array);t.arrayBuffers[e]===void 0&&(t.arrayBuffers[e]=Array.from(new Uint32Array(this.array.slice(0).buffer)));let n={uuid:this.uuid,buffer:e,type:this.array.constructor.name,stride:this.stride};return n.usage=this.usage,n}};function yd(i){return i.buffer._uuid===void 0&&(i.buffer._uuid=_i()),i.byteOffset===0&&i.byteLength===i.buffer.byteLength?i.buffer._uuid:i.buffer._uuid+":"+i.byteOffset+":"+i.byteLength}var Xe=new U,us=class i{constructor(t,e,n,r=!1){this.isInterleavedBufferAttribute=!0,this.name="",this.data=t,this.itemSize=e,this.offset=n,this.normalized=r,this._normalizationScale=t!==void 0?nl(t.array):void 0}get count(){return this.data.count}get array(){return this.data.array}set needsUpdate(t){this.data.needsUpdate=t}applyMatrix4(t){for(let e=0,n=this.data.count;e<n;e++)Xe.fromBufferAttribute(this,e),Xe.applyMatrix4(t),this.setXYZ(e,Xe.x,Xe.y,Xe.z);return this}applyNormalMatrix(t){for(let e=0,n=this.count;e<n;e++)Xe.fromBufferAttribute(this,e),Xe.applyNormalMatrix(t),this.setXYZ(e,Xe.x,Xe.y,Xe.z);return this}transformDirection(t){for(let e=0,n=this.count;e<n;e++)Xe.fromBufferAttribute(this,e),Xe.transformDirection(t),this.setXYZ(e,Xe.x,Xe.y,Xe.z);return this}getComponent(t,e){let n=this.array[t*this.data.stride+this.offset+e];return this.normalized&&(n=this._denormalize(n)),n}setComponent(t,e,n){return this.normalized&&(n=this._normalize(n)),this.data.array[t*this.data.stride+this.offset+e]=n,this}setX(t,e){return this.normalized&&(e=this._normalize(e)),this.data.array[t*this.data.stride+this.offset]=e,this}setY(t,e){return this.normalized&&(e=this._normalize(e)),this.data.array[t*this.data.stride+this.offset+1]=e,this}setZ(t,e){return this.normalized&&(e=this._normalize(e)),this.data.array[t*this.data.stride+this.offset+2]=e,this}setW(t,e){return this.normalized&&(e=this._normalize(e)),this.data.array[t*this.data.stride+this.offset+3]=e,this}getX(t){let e=this.data.array[t*this.data.stride+this.offset];return this.normalized&&(e=this._denormalize(e)),e}getY(t){let e=this.data.array[t*this.data.stride+this.offset+1];return this.normalized&&(e=this._denormalize(e)),e}getZ(t){let e=this.data.array[t*this.data.stride+this.offset+2];return this.normalized&&(e=this._denormalize(e)),e}getW(t){let e=this.data.array[t*this.data.stride+this.offset+3];return this.normalized&&(e=this._denormalize(e)),e}setXY(t,e,n){return t=t*this.data.stride+this.offset,this.normalized&&(e=this._normalize(e),n=this._normalize(n)),this.data.array[t+0]=e,this.data.array[t+1]=n,this}setXYZ(t,e,n,r){return t=t*this.data.stride+this.offset,this.normalized&&(e=this._normalize(e),n=this._normalize(n),r=this._normalize(r)),this.data.array[t+0]=e,this.data.array[t+1]=n,this.data.array[t+2]=r,this}setXYZW(t,e,n,r,s){return t=t*this.data.stride+this.offset,this.normalized&&(e=this._normalize(e),n=this._normalize(n),r=this._normalize(r),s=this._normalize(s)),this.data.array[t+0]=e,this.data.array[t+1]=n,this.data.array[t+2]=r,this.data.array[t+3]=s,this}clone(t){if(t===void 0){ss("InterleavedBufferAttribute.clone(): Cloning an interleaved buffer attribute will de-interleave buffer data.");let e=[];for(let n=0;n<this.count;n++){let r=n*this.data.stride+this.offset;for(let s=0;s<this.itemSize;s++)e.push(this.data.array[r+s])}return new ye(new this.array.constructor(e),this.itemSize,this.normalized)}else return t.interleavedBuffers===void 0&&(t.interleavedBuffers={}),t.interleavedBuffers[this.data.uuid]===void 0&&(t.interleavedBuffers[this.data.uuid]=this.data.clone(t)),new i(t.interleavedBuffers[this.data.uuid],this.itemSize,this.offset,this.normalized)}toJSON(t){if(t===void 0){ss("InterleavedBufferAttribute.toJSON(): Serializing an interleaved buffer attribute will de-interleave buffer data.");let e=[];for(let n=0;n<this.count;n++){let r=n*this.data.stride+this.offset;for(let s=0;s<this.itemSize;s++)e.push(this.data.array[r+s])}return{itemSize:this.itemSize,type:this.array.constructor.name,array:e,normalized:this.normalized}}else return t.interleavedBuffers===void 0&&(t.interleavedBuffers={}),t.interleavedBuffers[this.data.uuid]===void 0&&(t.interleavedBuffers[this.data.uuid]=this.data.toJSON(t)),{isInterleavedBufferAttribute:!0,itemSize:this.itemSize,data:this.data.uuid,offset:this.offset,normalized:this.normalized}}_denormalize(t){let e=this._normalizationScale;return e!==void 0?Math.max(t/e,-1):rh(t,this.data.array)}_normalize(t){let e=this._normalizationScale;return e!==void 0?Math.round(t*e):sh(t,this.data.array)}},xc=new U,Kg=new U,Jg=new Ut,tn=class{constructor(t=new U(1,0,0),e=0){this.isPlane=!0,this.normal=t,this.constant=e}set(t,e){return this.normal.copy(t),this.constant=e,this}setComponents(t,e,n,r){return this.normal.set(t,e,n),this.constant=r,this}setFromNormalAndCoplanarPoint(t,e){return this.normal.copy(t),this.constant=-e.dot(this.normal),this}setFromCoplanarPoints(t,e,n){let r=xc.subVectors(n,e).cross(Kg.subVectors(t,e)).normalize();return this.setFromNormalAndCoplanarPoint(r,t),this}copy(t){return this.normal.copy(t.normal),this.constant=t.constant,this}normalize(){let t=1/this.normal.length();return this.normal.multiplyScalar(t),this.constant*=t,this}negate(){return this.constant*=-1,this.normal.negate(),this}distanceToPoint(t){return this.normal.dot(t)+this.constant}distanceToSphere(t){return this.distanceToPoint(t.center)-t.radius}projectPoint(t,e){return e.copy(t).addScaledVector(this.normal,-this.distanceToPoint(t))}intersectLine(t,e,n=!0){let r=t.delta(xc),s=this.normal.dot(r);if(s===0)return this.distanceToPoint(t.start)===0?e.copy(t.start):null;let o=-(t.start.dot(this.normal)+this.constant)/s;return n===!0&&(o<0||o>1)?null:e.copy(t.start).addScaledVector(r,o)}intersectsLine(t){let e=this.distanceToPoint(t.start),n=this.distanceToPoint(t.end);return e<0&&n>0||n<0&&e>0}intersectsBox(t){return t.intersectsPlane(this)}intersectsSphere(t){return t.intersectsPlane(this)}coplanarPoint(t){return t.copy(this.normal).multiplyScalar(-this.constant)}applyMatrix4(t,e){let n=e||Jg.getNormalMatrix(t),r=this.coplanarPoint(xc).applyMatrix4(t),s=this.normal.applyMatrix3(n).normalize();return this.constant=-r.dot(s),this}translate(t){return this.constant-=t.dot(this.normal),this}equals(t){return t.normal.equals(this.normal)&&t.constant===this.constant}clone(){return new this.constructor().copy(this)}toJSON(){return{normal:this.normal.toArray(),constant:this.constant}}fromJSON(t){return this.normal.fromArray(t.normal),this.constant=t.constant,this}},jg=0,hi=class extends Tn{constructor(){super(),this.isMaterial=!0,Object.defineProperty(this,"id",{value:jg++}),this.uuid=_i(),this.name="",this.type="Material",this.blending=Er,this.side=yi,this.vertexColors=!1,this.opacity=1,this.transparent=!1,this.alphaHash=!1,this.blendSrc=Lc,this.blendDst=Nc,this.blendEquation=zi,this.blendSrcAlpha=null,this.blendDstAlpha=null,this.blendEquationAlpha=null,this.blendColor=new Zt(0,0,0),this.blendAlpha=0,this.depthFunc=gr,this.depthTest=!0,this.depthWrite=!0,this.stencilWriteMask=255,this.stencilFunc=ef,this.stencilRef=0,this.stencilFuncMask=255,this.stencilFail=Bo,this.stencilZFail=Bo,this.stencilZPass=Bo,this.stencilWrite=!1,this.clippingPlanes=null,this.clipIntersection=!1,this.clipShadows=!1,this.shadowSide=null,this.colorWrite=!0,this.precision=null,this.polygonOffset=!1,this.polygonOffsetFactor=0,this.polygonOffsetUnits=0,this.dithering=!1,this.alphaToCoverage=!1,this.premultipliedAlpha=!1,this.forceSinglePass=!1,this.allowOverride=!0,this.visible=!0,this.toneMapped=!0,this.userData={},this.version=0,this._alphaTest=0}get alphaTest(){return this._alphaTest}set alphaTest(t){this._alphaTest>0!=t>0&&this.version++,this._alphaTest=t}onBeforeRender(){}onBeforeCompile(){}customProgramCacheKey(){return this.onBeforeCompile.toString()}setValues(t){if(t!==void 0)for(let e in t){let n=t[e];if(n===void 0){Lt(`Material: parameter '${e}' has value of undefined.`);continue}let r=this[e];if(r===void 0){Lt(`Material: '${e}' is not a property of THREE.${this.type}.`);continue}r&&r.isColor?r.set(n):r&&r.isVector2&&n&&n.isVector2||r&&r.isEuler&&n&&n.isEuler||r&&r.isVector3&&n&&n.isVector3?r.copy(n):this[e]=n}}toJSON(t){let e=t===void 0||typeof t=="string";e&&(t={textures:{},images:{}});let n={metadata:{version:4.7,type:"Material",generator:"Material.toJSON"}};n.uuid=this.uuid,n.type=this.type,n.blending=this.blending,n.side=this.side,n.shadowSide=this.shadowSide,n.vertexColors=this.vertexColors,n.opacity=this.opacity,n.transparent=this.transparent,n.blendSrc=this.blendSrc,n.blendDst=this.blendDst,n.blendEquation=this.blendEquation,n.blendSrcAlpha=this.blendSrcAlpha,n.blendDstAlpha=this.blendDstAlpha,n.blendEquationAlpha=this.blendEquationAlpha,n.blendColor=this.blendColor.getHex(),n.blendAlpha=this.blendAlpha,n.depthFunc=this.depthFunc,n.depthTest=this.depthTest,n.depthWrite=this.depthWrite,n.colorWrite=this.colorWrite,n.clipIntersection=this.clipIntersection,n.clipShadows=this.clipShadows,n.stencilWriteMask=this.stencilWriteMask,n.stencilFunc=this.stencilFunc,n.stencilRef=this.stencilRef,n.stencilFuncMask=this.stencilFuncMask,n.stencilFail=this.stencilFail,n.stencilZFail=this.stencilZFail,n.stencilZPass=this.stencilZPass,n.stencilWrite=this.stencilWrite,n.polygonOffset=this.polygonOffset,n.polygonOffsetFactor=this.polygonOffsetFactor,n.polygonOffsetUnits=this.polygonOffsetUnits,n.dithering=this.dithering,n.alphaTest=this.alphaTest,n.alphaHash=this.alphaHash,n.alphaToCoverage=this.alphaToCoverage,n.premultipliedAlpha=this.premultipliedAlpha,n.forceSinglePass=this.forceSinglePass,n.allowOverride=this.allowOverride,n.visible=this.visible,n.toneMapped=this.toneMapped,n.name=this.name,this.color&&this.color.isColor&&(n.color=this.color.getHex()),this.roughness!==void 0&&(n.roughness=this.roughness),this.metalness!==void 0&&(n.metalness=this.metalness),this.sheen!==void 0&&(n.sheen=this.sheen),this.sheenColor&&this.sheenColor.isColor&&(n.sheenColor=this.sheenColor.getHex()),this.sheenRoughness!==void 0&&(n.sheenRoughness=this.sheenRoughness),this.emissive&&this.emissive.isColor&&(n.emissive=this.emissive.getHex()),this.emissiveIntensity!==void 0&&(n.emissiveIntensity=this.emissiveIntensity),this.specular&&this.specular.isColor&&(n.specular=this.specular.getHex()),this.specularIntensity!==void 0&&(n.specularIntensity=this.specularIntensity),this.specularColor&&this.specularColor.isColor&&(n.specularColor=this.specularColor.getHex()),this.shininess!==void 0&&(n.shininess=this.shininess),this.clearcoat!==void 0&&(n.clearcoat=this.clearcoat),this.clearcoatRoughness!==void 0&&(n.clearcoatRoughness=this.clearcoatRoughness),this.diffuseRoughness!==void 0&&(n.diffuseRoughness=this.diffuseRoughness),this.diffuseRoughnessMap&&this.diffuseRoughnessMap.isTexture&&(n.diffuseRoughnessMap=this.diffuseRoughnessMap.toJSON(t).uuid),this.clearcoatMap&&this.clearcoatMap.isTexture&&(n.clearcoatMap=this.clearcoatMap.toJSON(t).uuid),this.clearcoatRoughnessMap&&this.clearcoatRoughnessMap.isTexture&&(n.clearcoatRoughnessMap=this.clearcoatRoughnessMap.toJSON(t).uuid),this.clearcoatNormalMap&&this.clearcoatNormalMap.isTexture&&(n.clearcoatNormalMap=this.clearcoatNormalMap.toJSON(t).uuid,n.clearcoatNormalScale=this.clearcoatNormalScale.toArray()),this.sheenColorMap&&this.sheenColorMap.isTexture&&(n.sheenColorMap=this.sheenColorMap.toJSON(t).uuid),this.sheenRoughnessMap&&this.sheenRoughnessMap.isTexture&&(n.sheenRoughnessMap=this.sheenRoughnessMap.toJSON(t).uuid),this.dispersion!==void 0&&(n.dispersion=this.dispersion),this.retroreflectivity!==void 0&&(n.retroreflectivity=this.retroreflectivity),this.iridescence!==void 0&&(n.iridescence=this.iridescence),this.iridescenceIOR!==void 0&&(n.iridescenceIOR=this.iridescenceIOR),this.iridescenceThicknessMinimum!==void 0&&(n.iridescenceThicknessMinimum=this.iridescenceThicknessMinimum),this.iridescenceThicknessMaximum!==void 0&&(n.iridescenceThicknessMaximum=this.iridescenceThicknessMaximum),this.iridescenceMap&&this.iridescenceMap.isTexture&&(n.iridescenceMap=this.iridescenceMap.toJSON(t).uuid),this.iridescenceThicknessMap&&this.iridescenceThicknessMap.isTexture&&(n.iridescenceThicknessMap=this.iridescenceThicknessMap.toJSON(t).uuid),this.anisotropy!==void 0&&(n.anisotropy=this.anisotropy),this.anisotropyRotation!==void 0&&(n.anisotropyRotation=this.anisotropyRotation),this.anisotropyMap&&this.anisotropyMap.isTexture&&(n.anisotropyMap=this.anisotropyMap.toJSON(t).uuid),this.map&&this.map.isTexture&&(n.map=this.map.toJSON(t).uuid),this.matcap&&this.matcap.isTexture&&(n.matcap=this.matcap.toJSON(t).uuid),this.alphaMap&&this.alphaMap.isTexture&&(n.alphaMap=this.alphaMap.toJSON(t).uuid),this.lightMap&&this.lightMap.isTexture&&(n.lightMap=this.lightMap.toJSON(t).uuid,n.lightMapIntensity=this.lightMapIntensity),this.aoMap&&this.aoMap.isTexture&&(n.aoMap=this.aoMap.toJSON(t).uuid,n.aoMapIntensity=this.aoMapIntensity),this.bumpMap&&this.bumpMap.isTexture&&(n.bumpMap=this.bumpMap.toJSON(t).uuid,n.bumpScale=this.bumpScale),this.normalMap&&this.normalMap.isTexture&&(n.normalMap=this.normalMap.toJSON(t).uuid,n.normalMapType=this.normalMapType,n.normalScale=this.normalScale.toArray()),this.displacementMap&&this.displacementMap.isTexture&&(n.displacementMap=this.displacementMap.toJSON(t).uuid,n.displacementScale=this.displacementScale,n.displacementBias=this.displacementBias),this.roughnessMap&&this.roughnessMap.isTexture&&(n.roughnessMap=this.roughnessMap.toJSON(t).uuid),this.metalnessMap&&this.metalnessMap.isTexture&&(n.metalnessMap=this.metalnessMap.toJSON(t).uuid),this.emissiveMap&&this.emissiveMap.isTexture&&(n.emissiveMap=this.emissiveMap.toJSON(t).uuid),this.specularMap&&this.specularMap.isTexture&&(n.specularMap=this.specularMap.toJSON(t).uuid),this.specularIntensityMap&&this.specularIntensityMap.isTexture&&(n.specularIntensityMap=this.specularIntensityMap.toJSON(t).uuid),this.specularColorMap&&this.specularColorMap.isTexture&&(n.specularColorMap=this.specularColorMap.toJSON(t).uuid),this.envMap&&this.envMap.isTexture&&(n.envMap=this.envMap.toJSON(t).uuid,this.combine!==void 0&&(n.combine=this.combine)),this.envMapRotation!==void 0&&(n.envMapRotation=this.envMapRotation.toArray()),this.envMapIntensity!==void 0&&(n.envMapIntensity=this.envMapIntensity),this.reflectivity!==void 0&&(n.reflectivity=this.reflectivity),this.refractionRatio!==void 0&&(n.refractionRatio=this.refractionRatio),this.gradientMap&&this.gradientMap.isTexture&&(n.gradientMap=this.gradientMap.toJSON(t).uuid),this.transmission!==void 0&&(n.transmission=this.transmission),this.transmissionMap&&this.transmissionMap.isTexture&&(n.transmissionMap=this.transmissionMap.toJSON(t).uuid),this.thickness!==void 0&&(n.thickness=this.thickness),this.thicknessMap&&this.thicknessMap.isTexture&&(n.thicknessMap=this.thicknessMap.toJSON(t).uuid),this.attenuationDistance!==void 0&&(n.attenuationDistance=this.attenuationDistance),this.attenuationColor!==void 0&&(n.attenuationColor=this.attenuationColor.getHex()),this.size!==void 0&&(n.size=this.size),this.sizeAttenuation!==void 0&&(n.sizeAttenuation=this.sizeAttenuation),Array.isArray(this.clippingPlanes)&&this.clippingPlanes.length>0&&(n.clippingPlanes=this.clippingPlanes.map(s=>s.toJSON())),this.rotation!==void 0&&(n.rotation=this.rotation),this.depthPacking!==void 0&&(n.depthPacking=this.depthPacking),this.linewidth!==void 0&&(n.linewidth=this.linewidth),this.linecap!==void 0&&(n.linecap=this.linecap),this.linejoin!==void 0&&(n.linejoin=this.linejoin),this.dashSize!==void 0&&(n.dashSize=this.dashSize),this.gapSize!==void 0&&(n.gapSize=this.gapSize),this.scale!==void 0&&(n.scale=this.scale),this.wireframe!==void 0&&(n.wireframe=this.wireframe),this.wireframeLinewidth!==void 0&&(n.wireframeLinewidth=this.wireframeLinewidth),this.wireframeLinecap!==void 0&&(n.wireframeLinecap=this.wireframeLinecap),this.wireframeLinejoin!==void 0&&(n.wireframeLinejoin=this.wireframeLinejoin),this.flatShading!==void 0&&(n.flatShading=this.flatShading),this.fog!==void 0&&(n.fog=this.fog),Object.keys(this.userData).length>0&&(n.userData=this.userData);function r(s){let o=[];for(let a in s){let l=s[a];delete l.metadata,o.push(l)}return o}if(e){let s=r(t.textures),o=r(t.images);s.length>0&&(n.textures=s),o.length>0&&(n.images=o)}return n}fromJSON(t,e){if(t.uuid!==void 0&&(this.uuid=t.uuid),t.name!==void 0&&(this.name=t.name),t.color!==void 0&&this.color!==void 0&&this.color.setHex(t.color),t.roughness!==void 0&&(this.roughness=t.roughness),t.metalness!==void 0&&(this.metalness=t.metalness),t.sheen!==void 0&&(this.sheen=t.sheen),t.sheenColor!==void 0&&(this.sheenColor=new Zt().setHex(t.sheenColor)),t.sheenRoughness!==void 0&&(this.sheenRoughness=t.sheenRoughness),t.emissive!==void 0&&this.emissive!==void 0&&this.emissive.setHex(t.emissive),t.specular!==void 0&&this.specular!==void 0&&this.specular.setHex(t.specular),t.specularIntensity!==void 0&&(this.specularIntensity=t.specularIntensity),t.specularColor!==void 0&&this.specularColor!==void 0&&this.specularColor.setHex(t.specularColor),t.shininess!==void 0&&(this.shininess=t.shininess),t.clearcoat!==void 0&&(this.clearcoat=t.clearcoat),t.clearcoatRoughness!==void 0&&(this.clearcoatRoughness=t.clearcoatRoughness),t.diffuseRoughness!==void 0&&(this.diffuseRoughness=t.diffuseRoughness),t.dispersion!==void 0&&(this.dispersion=t.dispersion),t.retroreflectivity!==void 0&&(this.retroreflectivity=t.retroreflectivity),t.iridescence!==void 0&&(this.iridescence=t.iridescence),t.iridescenceIOR!==void 0&&(this.iridescenceIOR=t.iridescenceIOR),t.iridescenceThicknessMinimum!==void 0&&(this.iridescenceThicknessMinimum=t.iridescenceThicknessMinimum),t.iridescenceThicknessMaximum!==void 0&&(this.iridescenceThicknessMaximum=t.iridescenceThicknessMaximum),t.iridescenceThicknessRange!==void 0&&(this.iridescenceThicknessMinimum=t.iridescenceThicknessRange[0],this.iridescenceThicknessMaximum=t.iridescenceThicknessRange[1]),t.transmission!==void 0&&(this.transmission=t.transmission),t.thickness!==void 0&&(this.thickness=t.thickness),t.attenuationDistance!==void 0&&(this.attenuationDistance=t.attenuationDistance),t.attenuationColor!==void 0&&this.attenuationColor!==void 0&&this.attenuationColor.setHex(t.attenuationColor),t.anisotropy!==void 0&&(this.anisotropy=t.anisotropy),t.anisotropyRotation!==void 0&&(this.anisotropyRotation=t.anisotropyRotation),t.fog!==void 0&&(this.fog=t.fog),t.flatShading!==void 0&&(this.flatShading=t.flatShading),t.blending!==void 0&&(this.blending=t.blending),t.combine!==void 0&&(this.combine=t.combine),t.side!==void 0&&(this.side=t.side),t.shadowSide!==void 0&&(this.shadowSide=t.shadowSide),t.opacity!==void 0&&(this.opacity=t.opacity),t.transparent!==void 0&&(this.transparent=t.transparent),t.alphaTest!==void 0&&(this.alphaTest=t.alphaTest),t.alphaHash!==void 0&&(this.alphaHash=t.alphaHash),t.depthFunc!==void 0&&(this.depthFunc=t.depthFunc),t.depthTest!==void 0&&(this.depthTest=t.depthTest),t.depthWrite!==void 0&&(this.depthWrite=t.depthWrite),t.colorWrite!==void 0&&(this.colorWrite=t.colorWrite),t.clippingPlanes!==void 0&&(this.clippingPlanes=t.clippingPlanes.map(n=>new tn().fromJSON(n))),t.clipIntersection!==void 0&&(this.clipIntersection=t.clipIntersection),t.clipShadows!==void 0&&(this.clipShadows=t.clipShadows),t.depthPacking!==void 0&&(this.depthPacking=t.depthPacking),t.blendSrc!==void 0&&(this.blendSrc=t.blendSrc),t.blendDst!==void 0&&(this.blendDst=t.blendDst),t.blendEquation!==void 0&&(this.blendEquation=t.blendEquation),t.blendSrcAlpha!==void 0&&(this.blendSrcAlpha=t.blendSrcAlpha),t.blendDstAlpha!==void 0&&(this.blendDstAlpha=t.blendDstAlpha),t.blendEquationAlpha!==void 0&&(this.blendEquationAlpha=t.blendEquationAlpha),t.blendColor!==void 0&&this.blendColor!==void 0&&this.blendColor.setHex(t.blendColor),t.blendAlpha!==void 0&&(this.blendAlpha=t.blendAlpha),t.stencilWriteMask!==void 0&&(this.stencilWriteMask=t.stencilWriteMask),t.stencilFunc!==void 0&&(this.stencilFunc=t.stencilFunc),t.stencilRef!==void 0&&(this.stencilRef=t.stencilRef),t.stencilFuncMask!==void 0&&(this.stencilFuncMask=t.stencilFuncMask),t.stencilFail!==void 0&&(this.stencilFail=t.stencilFail),t.stencilZFail!==void 0&&(this.stencilZFail=t.stencilZFail),t.stencilZPass!==void 0&&(this.stencilZPass=t.stencilZPass),t.stencilWrite!==void 0&&(this.stencilWrite=t.stencilWrite),t.wireframe!==void 0&&(this.wireframe=t.wireframe),t.wireframeLinewidth!==void 0&&(this.wireframeLinewidth=t.wireframeLinewidth),t.wireframeLinecap!==void 0&&(this.wireframeLinecap=t.wireframeLinecap),t.wireframeLinejoin!==void 0&&(this.wireframeLinejoin=t.wireframeLinejoin),t.rotation!==void 0&&(this.rotation=t.rotation),t.linewidth!==void 0&&(this.linewidth=t.linewidth),t.linecap!==void 0&&(this.linecap=t.linecap),t.linejoin!==void 0&&(this.linejoin=t.linejoin),t.dashSize!==void 0&&(this.dashSize=t.dashSize),t.gapSize!==void 0&&(this.gapSize=t.gapSize),t.scale!==void 0&&(this.scale=t.scale),t.polygonOffset!==void 0&&(this.polygonOffset=t.polygonOffset),t.polygonOffsetFactor!==void 0&&(this.polygonOffsetFactor=t.polygonOffsetFactor),t.polygonOffsetUnits!==void 0&&(this.polygonOffsetUnits=t.polygonOffsetUnits),t.dithering!==void 0&&(this.dithering=t.dithering),t.alphaToCoverage!==void 0&&(this.alphaToCoverage=t.alphaToCoverage),t.premultipliedAlpha!==void 0&&(this.premultipliedAlpha=t.premultipliedAlpha),t.forceSinglePass!==void 0&&(this.forceSinglePass=t.forceSinglePass),t.allowOverride!==void 0&&(this.allowOverride=t.allowOverride),t.visible!==void 0&&(this.visible=t.visible),t.toneMapped!==void 0&&(this.toneMapped=t.toneMapped),t.userData!==void 0&&(this.userData=t.userData),t.vertexColors!==void 0&&(typeof t.vertexColors=="number"?this.vertexColors=t.vertexColors>0:this.vertexColors=t.vertexColors),t.size!==void 0&&(this.size=t.size),t.sizeAttenuation!==void 0&&(this.sizeAttenuation=t.sizeAttenuation),t.map!==void 0&&(this.map=e[t.map]||null),t.matcap!==void 0&&(this.matcap=e[t.matcap]||null),t.alphaMap!==void 0&&(this.alphaMap=e[t.alphaMap]||null),t.bumpMap!==void 0&&(this.bumpMap=e[t.bumpMap]||null),t.bumpScale!==void 0&&(this.bumpScale=t.bumpScale),t.normalMap!==void 0&&(this.normalMap=e[t.normalMap]||null),t.normalMapType!==void 0&&(this.normalMapType=t.normalMapType),t.normalScale!==void 0){let n=t.normalScale;Array.isArray(n)===!1&&(n=[n,n]),this.normalScale=new Ft().fromArray(n)}return t.displacementMap!==void 0&&(this.displacementMap=e[t.displacementMap]||null),t.displacementScale!==void 0&&(this.displacementScale=t.displacementScale),t.displacementBias!==void 0&&(this.displacementBias=t.displacementBias),t.roughnessMap!==void 0&&(this.roughnessMap=e[t.roughnessMap]||null),t.metalnessMap!==void 0&&(this.metalnessMap=e[t.metalnessMap]||null),t.emissiveMap!==void 0&&(this.emissiveMap=e[t.emissiveMap]||null),t.emissiveIntensity!==void 0&&(this.emissiveIntensity=t.emissiveIntensity),t.specularMap!==void 0&&(this.specularMap=e[t.specularMap]||null),t.specularIntensityMap!==void 0&&(this.specularIntensityMap=e[t.specularIntensityMap]||null),t.specularColorMap!==void 0&&(this.specularColorMap=e[t.specularColorMap]||null),t.envMap!==void 0&&(this.envMap=e[t.envMap]||null),t.envMapRotation!==void 0&&this.envMapRotation.fromArray(t.envMapRotation),t.envMapIntensity!==void 0&&(this.envMapIntensity=t.envMapIntensity),t.reflectivity!==void 0&&(this.reflectivity=t.reflectivity),t.refractionRatio!==void 0&&(this.refractionRatio=t.refractionRatio),t.lightMap!==void 0&&(this.lightMap=e[t.lightMap]||null),t.lightMapIntensity!==void 0&&(this.lightMapIntensity=t.lightMapIntensity),t.aoMap!==void 0&&(this.aoMap=e[t.aoMap]||null),t.aoMapIntensity!==void 0&&(this.aoMapIntensity=t.aoMapIntensity),t.gradientMap!==void 0&&(this.gradientMap=e[t.gradientMap]||null),t.clearcoatMap!==void 0&&(this.clearcoatMap=e[t.clearcoatMap]||null),t.clearcoatRoughnessMap!==void 0&&(this.clearcoatRoughnessMap=e[t.clearcoatRoughnessMap]||null),t.clearcoatNormalMap!==void 0&&(this.clearcoatNormalMap=e[t.clearcoatNormalMap]||null),t.clearcoatNormalScale!==void 0&&(this.clearcoatNormalScale=new Ft().fromArray(t.clearcoatNormalScale)),t.diffuseRoughnessMap!==void 0&&(this.diffuseRoughnessMap=e[t.diffuseRoughnessMap]||null),t.iridescenceMap!==void 0&&(this.iridescenceMap=e[t.iridescenceMap]||null),t.iridescenceThicknessMap!==void 0&&(this.iridescenceThicknessMap=e[t.iridescenceThicknessMap]||null),t.transmissionMap!==void 0&&(this.transmissionMap=e[t.transmissionMap]||null),t.thicknessMap!==void 0&&(this.thicknessMap=e[t.thicknessMap]||null),t.anisotropyMap!==void 0&&(this.anisotropyMap=e[t.anisotropyMap]||null),t.sheenColorMap!==void 0&&(this.sheenColorMap=e[t.sheenColorMap]||null),t.sheenRoughnessMap!==void 0&&(this.sheenRoughnessMap=e[t.sheenRoughnessMap]||null),this}clone(){return new this.constructor().copy(this)}copy(t){this.name=t.name,this.blending=t.blending,this.side=t.side,this.vertexColors=t.vertexColors,this.opacity=t.opacity,this.transparent=t.transparent,this.blendSrc=t.blendSrc,this.blendDst=t.blendDst,this.blendEquation=t.blendEquation,this.blendSrcAlpha=t.blendSrcAlpha,this.blendDstAlpha=t.blendDstAlpha,this.blendEquationAlpha=t.blendEquationAlpha,this.blendColor.copy(t.blendColor),this.blendAlpha=t.blendAlpha,this.depthFunc=t.depthFunc,this.depthTest=t.depthTest,this.depthWrite=t.depthWrite,this.stencilWriteMask=t.stencilWriteMask,this.stencilFunc=t.stencilFunc,this.stencilRef=t.stencilRef,this.stencilFuncMask=t.stencilFuncMask,this.stencilFail=t.stencilFail,this.stencilZFail=t.stencilZFail,this.stencilZPass=t.stencilZPass,this.stencilWrite=t.stencilWrite;let e=t.clippingPlanes,n=null;if(e!==null){let r=e.length;n=new Array(r);for(let s=0;s!==r;++s)n[s]=e[s].clone()}return this.clippingPlanes=n,this.clipIntersection=t.clipIntersection,this.clipShadows=t.clipShadows,this.shadowSide=t.shadowSide,this.colorWrite=t.colorWrite,this.precision=t.precision,this.polygonOffset=t.polygonOffset,this.polygonOffsetFactor=t.polygonOffsetFactor,this.polygonOffsetUnits=t.polygonOffsetUnits,this.dithering=t.dithering,this.alphaTest=t.alphaTest,this.alphaHash=t.alphaHash,this.alphaToCoverage=t.alphaToCoverage,this.premultipliedAlpha=t.premultipliedAlpha,this.forceSinglePass=t.forceSinglePass,this.allowOverride=t.allowOverride,this.visible=t.visible,this.toneMapped=t.toneMapped,this.userData=JSON.parse(JSON.stringify(t.userData)),this}dispose(){this.dispatchEvent({type:"dispose"})}set needsUpdate(t){t===!0&&this.version++}};var Wn=new U,_c=new U,Mo=new U,So=new U,Oi=class{constructor(t=new U,e=new U(0,0,-1)){this.origin=t,this.direction=e}set(t,e){return this.origin.copy(t),this.direction.copy(e),this}copy(t){return this.origin.copy(t.origin),this.direction.copy(t.direction),this}at(t,e){return e.copy(this.origin).addScaledVector(this.direction,t)}lookAt(t){return this.direction.copy(t).sub(this.origin).normalize(),this}recast(t){return this.origin.copy(this.at(t,Wn)),this}closestPointToPoint(t,e){e.subVectors(t,this.origin);let n=e.dot(this.direction);return n<0?e.copy(this.origin):e.copy(this.origin).addScaledVector(this.direction,n)}distanceToPoint(t){return Math.sqrt(this.distanceSqToPoint(t))}distanceSqToPoint(t){let e=Wn.subVectors(t,this.origin).dot(this.direction);return e<0?this.origin.distanceToSquared(t):(Wn.copy(this.origin).addScaledVector(this.direction,e),Wn.distanceToSquared(t))}distanceSqToSegment(t,e,n,r){_c.copy(t).add(e).multiplyScalar(.5),Mo.copy(e).sub(t).normalize(),So.copy(this.origin).sub(_c);let s=t.distanceTo(e)*.5,o=-this.direction.dot(Mo),a=So.dot(this.direction),l=-So.dot(Mo),c=So.lengthSq(),h=Math.abs(1-o*o),u,d,f,p;if(h>0)if(u=o*l-a,d=o*a-l,p=s*h,u>=0)if(d>=-p)if(d<=p){let y=1/h;u*=y,d*=y,f=u*(u+o*d+2*a)+d*(o*u+d+2*l)+c}else d=s,u=Math.max(0,-(o*d+a)),f=-u*u+d*(d+2*l)+c;else d=-s,u=Math.max(0,-(o*d+a)),f=-u*u+d*(d+2*l)+c;else d<=-p?(u=Math.max(0,-(-o*s+a)),d=u>0?-s:Math.min(Math.max(-s,-l),s),f=-u*u+d*(d+2*l)+c):d<=p?(u=0,d=Math.min(Math.max(-s,-l),s),f=d*(d+2*l)+c):(u=Math.max(0,-(o*s+a)),d=u>0?s:Math.min(Math.max(-s,-l),s),f=-u*u+d*(d+2*l)+c);else d=o>0?-s:s,u=Math.max(0,-(o*d+a)),f=-u*u+d*(d+2*l)+c;return n&&n.copy(this.origin).addScaledVector(this.direction,u),r&&r.copy(_c).addScaledVector(Mo,d),f}intersectSphere(t,e){if(t.radius<0)return null;Wn.subVectors(t.center,this.origin);let n=Wn.dot(this.direction),r=Wn.dot(Wn)-n*n,s=t.radius*t.radius;if(r>s)return null;let o=Math.sqrt(s-r),a=n-o,l=n+o;return l<0?null:a<0?this.at(l,e):this.at(a,e)}intersectsSphere(t){return t.radius<0?!1:this.distanceSqToPoint(t.center)<=t.radius*t.radius}distanceToPlane(t){let e=t.normal.dot(this.direction);if(e===0)return t.distanceToPoint(this.origin)===0?0:null;let n=-(this.origin.dot(t.normal)+t.constant)/e;return n>=0?n:null}intersectPlane(t,e){let n=this.distanceToPlane(t);return n===null?null:this.at(n,e)}intersectsPlane(t){let e=t.distanceToPoint(this.origin);return e===0||t.normal.dot(this.direction)*e<0}intersectBox(t,e){let n,r,s,o,a,l,c=1/this.direction.x,h=1/this.direction.y,u=1/this.direction.z,d=this.origin;return c>=0?(n=(t.min.x-d.x)*c,r=(t.max.x-d.x)*c):(n=(t.max.x-d.x)*c,r=(t.min.x-d.x)*c),h>=0?(s=(t.min.y-d.y)*h,o=(t.max.y-d.y)*h):(s=(t.max.y-d.y)*h,o=(t.min.y-d.y)*h),n>o||s>r||((s>n||isNaN(n))&&(n=s),(o<r||isNaN(r))&&(r=o),u>=0?(a=(t.min.z-d.z)*u,l=(t.max.z-d.z)*u):(a=(t.max.z-d.z)*u,l=(t.min.z-d.z)*u),n>l||a>r)||((a>n||n!==n)&&(n=a),(l<r||r!==r)&&(r=l),r<0)?null:this.at(n>=0?n:r,e)}intersectsBox(t){return this.intersectBox(t,Wn)!==null}intersectTriangle(t,e,n,r,s){let o=this.origin,a=this.direction,l=a.x,c=a.y,h=a.z,u=t.x-o.x,d=t.y-o.y,f=t.z-o.z,p=e.x-o.x,y=e.y-o.y,m=e.z-o.z,g=n.x-o.x,_=n.y-o.y,E=n.z-o.z,M=Math.abs(l),A=Math.abs(c),v=Math.abs(h),x,w,N,R,I,F,V,C,O,$,G,it;if(M>=A&&M>=v?(N=l,F=u,O=p,it=g,l>=0?(x=c,w=h,R=d,I=f,V=y,C=m,$=_,G=E):(x=h,w=c,R=f,I=d,V=m,C=y,$=E,G=_)):A>=v?(N=c,F=d,O=y,it=_,c>=0?(x=h,w=l,R=f,I=u,V=m,C=p,$=E,G=g):(x=l,w=h,R=u,I=f,V=p,C=m,$=g,G=E)):(N=h,F=f,O=m,it=E,h>=0?(x=l,w=c,R=u,I=d,V=p,C=y,$=g,G=_):(x=c,w=l,R=d,I=u,V=y,C=p,$=_,G=g)),N===0)return null;let q=x/N,et=w/N,nt=1/N,J=R-q*F,lt=I-et*F,X=V-q*O,ot=C-et*O,yt=$-q*it,St=G-et*it,gt=yt*ot-St*X,bt=J*St-lt*yt,ae=X*lt-ot*J;if(r){if(gt<0||bt<0||ae<0)return null}else if((gt<0||bt<0||ae<0)&&(gt>0||bt>0||ae>0))return null;let Nt=gt+bt+ae;if(Nt===0)return null;let te=nt*(gt*F+bt*O+ae*it);return(Nt>0?te<0:te>0)?null:this.at(te/Nt,s)}applyMatrix4(t){return this.origin.applyMatrix4(t),this.direction.transformDirection(t),this}equals(t){return t.origin.equals(this.origin)&&t.direction.equals(this.direction)}clone(){return new this.constructor().copy(this)}},Qo=class extends hi{constructor(t){super(),this.isMeshBasicMaterial=!0,this.type="MeshBasicMaterial",this.color=new Zt(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new li,this.combine=Dc,this.reflectivity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.fog=!0,this.setValues(t)}copy(t){return super.copy(t),this.color.copy(t.color),this.map=t.map,this.lightMap=t.lightMap,this.lightMapIntensity=t.lightMapIntensity,this.aoMap=t.aoMap,this.aoMapIntensity=t.aoMapIntensity,this.specularMap=t.specularMap,this.alphaMap=t.alphaMap,this.envMap=t.envMap,this.envMapRotation.copy(t.envMapRotation),this.combine=t.combine,this.reflectivity=t.reflectivity,this.refractionRatio=t.refractionRatio,this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this.wireframeLinecap=t.wireframeLinecap,this.wireframeLinejoin=t.wireframeLinejoin,this.fog=t.fog,this}},xd=new ge,Di=new Oi,wo=new Ui,_d=new U,Ao=new U,Eo=new U,To=new U,vc=new U,Ro=new U,vd=new U,Co=new U,ze=class extends sn{constructor(t=new ke,e=new Qo){super(),this.isMesh=!0,this.type="Mesh",this.geometry=t,this.material=e,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.count=1,this.updateMorphTargets()}copy(t,e){return super.copy(t,e),t.morphTargetInfluences!==void 0?this.morphTargetInfluences=t.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,t.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},t.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(t.material)?t.material.slice():t.material,this.geometry=t.geometry,this}updateMorphTargets(){let e=this.geometry.morphAttributes,n=Object.keys(e);if(n.length>0){let r=e[n[0]];if(r!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let s=0,o=r.length;s<o;s++){let a=r[s].name||String(s);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=s}}}}getVertexPosition(t,e){let n=this.geometry,r=n.attributes.position,s=n.morphAttributes.position,o=n.morphTargetsRelative;e.fromBufferAttribute(r,t);let a=this.morphTargetInfluences;if(s&&a){Ro.set(0,0,0);for(let l=0,c=s.length;l<c;l++){let h=a[l],u=s[l];h!==0&&(vc.fromBufferAttribute(u,t),o?Ro.addScaledVector(vc,h):Ro.addScaledVector(vc.sub(e),h))}e.add(Ro)}return e}intersectsFrustum(t){return t.intersectsObject(this)}raycast(t,e){let n=this.geometry,r=this.material,s=this.matrixWorld;r!==void 0&&(n.boundingSphere===null&&n.computeBoundingSphere(),wo.copy(n.boundingSphere),wo.applyMatrix4(s),Di.copy(t.ray).recast(t.near),!(wo.containsPoint(Di.origin)===!1&&(Di.intersectSphere(wo,_d)===null||Di.origin.distanceToSquared(_d)>(t.far-t.near)**2))&&(xd.copy(s).invert(),Di.copy(t.ray).applyMatrix4(xd),!(n.boundingBox!==null&&Di.intersectsBox(n.boundingBox)===!1)&&this._computeIntersections(t,e,Di)))}_computeIntersections(t,e,n){let r,s=this.geometry,o=this.material,a=s.index,l=s.attributes.position,c=s.attributes.uv,h=s.attributes.uv1,u=s.attributes.normal,d=s.groups,f=s.drawRange;if(a!==null)if(Array.isArray(o))for(let p=0,y=d.length;p<y;p++){let m=d[p],g=o[m.materialIndex],_=Math.max(m.start,f.start),E=Math.min(a.count,Math.min(m.start+m.count,f.start+f.count));for(let M=_,A=E;M<A;M+=3){let v=a.getX(M),x=a.getX(M+1),w=a.getX(M+2);r=Po(this,g,t,n,c,h,u,v,x,w),r&&(r.faceIndex=Math.floor(M/3),r.face.materialIndex=m.materialIndex,e.push(r))}}else{let p=Math.max(0,f.start),y=Math.min(a.count,f.start+f.count);for(let m=p,g=y;m<g;m+=3){let _=a.getX(m),E=a.getX(m+1),M=a.getX(m+2);r=Po(this,o,t,n,c,h,u,_,E,M),r&&(r.faceIndex=Math.floor(m/3),e.push(r))}}else if(l!==void 0)if(Array.isArray(o))for(let p=0,y=d.length;p<y;p++){let m=d[p],g=o[m.materialIndex],_=Math.max(m.start,f.start),E=Math.min(l.count,Math.min(m.start+m.count,f.start+f.count));for(let M=_,A=E;M<A;M+=3){let v=M,x=M+1,w=M+2;r=Po(this,g,t,n,c,h,u,v,x,w),r&&(r.faceIndex=Math.floor(M/3),r.face.materialIndex=m.materialIndex,e.push(r))}}else{let p=Math.max(0,f.start),y=Math.min(l.count,f.start+f.count);for(let m=p,g=y;m<g;m+=3){let _=m,E=m+1,M=m+2;r=Po(this,o,t,n,c,h,u,_,E,M),r&&(r.faceIndex=Math.floor(m/3),e.push(r))}}}};function Qg(i,t,e,n,r,s,o,a){let l;if(t.side===qe?l=n.intersectTriangle(o,s,r,!0,a):l=n.intersectTriangle(r,s,o,t.side===yi,a),l===null)return null;Co.copy(a),Co.applyMatrix4(i.matrixWorld);let c=e.ray.origin.distanceTo(Co);return c<e.near||c>e.far?null:{distance:c,point:Co.clone(),object:i}}function Po(i,t,e,n,r,s,o,a,l,c){i.getVertexPosition(a,Ao),i.getVertexPosition(l,Eo),i.getVertexPosition(c,To);let h=Qg(i,t,e,n,Ao,Eo,To,vd);if(h){let u=new U;ai.getBarycoord(vd,Ao,Eo,To,u),r&&(h.uv=ai.getInterpolatedAttribute(r,a,l,c,u,new Ft)),s&&(h.uv1=ai.getInterpolatedAttribute(s,a,l,c,u,new Ft)),o&&(h.normal=ai.getInterpolatedAttribute(o,a,l,c,u,new U),h.normal.dot(n.direction)>0&&h.normal.multiplyScalar(-1));let d={a,b:l,c,normal:new U,materialIndex:0};ai.getNormal(Ao,Eo,To,d.normal),h.face=d,h.barycoord=u}return h}var br=class extends Ze{constructor(t=null,e=1,n=1,r,s,o,a,l,c=Pe,h=Pe,u,d){super(null,o,a,l,c,h,r,s,u,d),this.isDataTexture=!0,this.image={data:t,width:e,height:n},this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}};var Fi=new Ui,t0=new Ft(.5,.5),Io=new U,Bi=class{constructor(t=new tn,e=new tn,n=new tn,r=new tn,s=new tn,o=new tn){this.planes=[t,e,n,r,s,o]}set(t,e,n,r,s,o){let a=this.planes;return a[0].copy(t),a[1].copy(e),a[2].copy(n),a[3].copy(r),a[4].copy(s),a[5].copy(o),this}copy(t){let e=this.planes;for(let n=0;n<6;n++)e[n].copy(t.planes[n]);return this}setFromProjectionMatrix(t,e=xn,n=!1){let r=this.planes,s=t.elements,o=s[0],a=s[1],l=s[2],c=s[3],h=s[4],u=s[5],d=s[6],f=s[7],p=s[8],y=s[9],m=s[10],g=s[11],_=s[12],E=s[13],M=s[14],A=s[15];if(r[0].setComponents(c-o,f-h,g-p,A-_).normalize(),r[1].setComponents(c+o,f+h,g+p,A+_).normalize(),r[2].setComponents(c+a,f+u,g+y,A+E).normalize(),r[3].setComponents(c-a,f-u,g-y,A-E).normalize(),n)r[4].setComponents(l,d,m,M).normalize(),r[5].setComponents(c-l,f-d,g-m,A-M).normalize();else if(r[4].setComponents(c-l,f-d,g-m,A-M).normalize(),e===xn)r[5].setComponents(c+l,f+d,g+m,A+M).normalize();else if(e===is)r[5].setComponents(l,d,m,M).normalize();else throw new Error("THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: "+e);return this}intersectsObject(t){if(t.boundingSphere!==void 0)t.boundingSphere===null&&t.computeBoundingSphere(),Fi.copy(t.boundingSphere).applyMatrix4(t.matrixWorld);else{let e=t.geometry;e.boundingSphere===null&&e.computeBoundingSphere(),Fi.copy(e.boundingSphere).applyMatrix4(t.matrixWorld)}return this.intersectsSphere(Fi)}intersectsSprite(t){Fi.center.set(0,0,0);let e=t0.distanceTo(t.center);return Fi.radius=.7071067811865476+e,Fi.applyMatrix4(t.matrixWorld),this.intersectsSphere(Fi)}intersectsSphere(t){let e=this.planes,n=t.center,r=-t.radius;for(let s=0;s<6;s++)if(e[s].distanceToPoint(n)<r)return!1;return!0}intersectsBox(t){let e=this.planes;for(let n=0;n<6;n++){let r=e[n];if(Io.x=r.normal.x>0?t.max.x:t.min.x,Io.y=r.normal.y>0?t.max.y:t.min.y,Io.z=r.normal.z>0?t.max.z:t.min.z,r.distanceToPoint(Io)<0)return!1}return!0}containsPoint(t){let e=this.planes;for(let n=0;n<6;n++)if(e[n].distanceToPoint(t)<0)return!1;return!0}clone(){return new this.constructor().copy(this)}},bd=new ge,ta=class i{constructor(){this.coordinateSystem=xn,this._frustums=[],this._count=0}setFromArrayCamera(t){let e=t.cameras,n=this._frustums;for(let r=0;r<e.length;r++){let s=e[r];bd.multiplyMatrices(s.projectionMatrix,s.matrixWorldInverse),n[r]===void 0&&(n[r]=new Bi),n[r].setFromProjectionMatrix(bd,s.coordinateSystem,s.reversedDepth)}return this._count=e.length,this}getFrustum(t){return this._frustums[t]}intersectsObject(t){let e=this._frustums;for(let n=0;n<this._count;n++)if(e[n].intersectsObject(t))return!0;return!1}intersectsSprite(t){let e=this._frustums;for(let n=0;n<this._count;n++)if(e[n].intersectsSprite(t))return!0;return!1}intersectsSphere(t){let e=this._frustums;for(let n=0;n<this._count;n++)if(e[n].intersectsSphere(t))return!0;return!1}intersectsBox(t){let e=this._frustums;for(let n=0;n<this._count;n++)if(e[n].intersectsBox(t))return!0;return!1}containsPoint(t){let e=this._frustums;for(let n=0;n<this._count;n++)if(e[n].containsPoint(t))return!0;return!1}copy(t){this.coordinateSystem=t.coordinateSystem;let e=this._frustums,n=t._frustums;for(let r=0;r<t._count;r++)e[r]===void 0&&(e[r]=new Bi),e[r].copy(n[r]);return this._count=t._count,this}clone(){return new i().copy(this)}};var ea=class extends hi{constructor(t){super(),this.isPointsMaterial=!0,this.type="PointsMaterial",this.color=new Zt(16777215),this.map=null,this.alphaMap=null,this.size=1,this.sizeAttenuation=!0,this.fog=!0,this.setValues(t)}copy(t){return super.copy(t),this.color.copy(t.color),this.map=t.map,this.alphaMap=t.alphaMap,this.size=t.size,this.sizeAttenuation=t.sizeAttenuation,this.fog=t.fog,this}},Md=new ge,Ac=new Oi,Lo=new Ui,No=new U,ds=class extends sn{constructor(t=new ke,e=new ea){super(),this.isPoints=!0,this.type="Points",this.geometry=t,this.material=e,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(t,e){return super.copy(t,e),t.morphTargetInfluences!==void 0?this.morphTargetInfluences=t.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,t.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},t.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(t.material)?t.material.slice():t.material,this.geometry=t.geometry,this}intersectsFrustum(t){return t.intersectsObject(this)}raycast(t,e){let n=this.geometry,r=this.matrixWorld,s=t.params.Points.threshold,o=n.drawRange;if(n.boundingSphere===null&&n.computeBoundingSphere(),Lo.copy(n.boundingSphere),Lo.applyMatrix4(r),Lo.radius+=s,t.ray.intersectsSphere(Lo)===!1)return;Md.copy(r).invert(),Ac.copy(t.ray).applyMatrix4(Md);let a=s/((this.scale.x+this.scale.y+this.scale.z)/3),l=a*a,c=n.index,u=n.attributes.position;if(c!==null){let d=Math.max(0,o.start),f=Math.min(c.count,o.start+o.count);for(let p=d,y=f;p<y;p++){let m=c.getX(p);No.fromBufferAttribute(u,m),Sd(No,m,l,r,t,e,this)}}else{let d=Math.max(0,o.start),f=Math.min(u.count,o.start+o.count);for(let p=d,y=f;p<y;p++)No.fromBufferAttribute(u,p),Sd(No,p,l,r,t,e,this)}}updateMorphTargets(){let e=this.geometry.morphAttributes,n=Object.keys(e);if(n.length>0){let r=e[n[0]];if(r!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let s=0,o=r.length;s<o;s++){let a=r[s].name||String(s);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=s}}}}};function Sd(i,t,e,n,r,s,o){let a=Ac.distanceSqToPoint(i);if(a<e){let l=new U;Ac.closestPointToPoint(i,l),l.applyMatrix4(n);let c=r.ray.origin.distanceTo(l);if(c<r.near||c>r.far)return;s.push({distance:c,distanceToRay:Math.sqrt(a),point:l,index:t,face:null,faceIndex:null,barycoord:null,object:o})}}var fs=class extends Ze{constructor(t=[],e=Gi,n,r,s,o,a,l,c,h){super(t,e,n,r,s,o,a,l,c,h),this.isCubeTexture=!0,this.flipY=!1}get images(){return this.image}set images(t){this.image=t}};var qn=class extends Ze{constructor(t,e,n=Rn,r,s,o,a=Pe,l=Pe,c,h=$n,u=1){if(h!==$n&&h!==Zn)throw new Error("THREE.DepthTexture: format must be either THREE.DepthFormat or THREE.DepthStencilFormat");let d={width:t,height:e,depth:u};super(d,r,s,o,a,l,h,n,c),this.isDepthTexture=!0,this.flipY=!1,this.generateMipmaps=!1,this.compareFunction=null}copy(t){return super.copy(t),this.source=new _r(Object.assign({},t.image)),this.compareFunction=t.compareFunction,this}toJSON(t){let e=super.toJSON(t);return e.compareFunction=this.compareFunction,e}},ps=class extends qn{constructor(t,e=Rn,n=Gi,r,s,o=Pe,a=Pe,l,c=$n){let h={width:t,height:t,depth:1},u=[h,h,h,h,h,h];super(t,t,e,n,r,s,o,a,l,c),this.image=u,this.isCubeDepthTexture=!0,this.isCubeTexture=!0}get images(){return this.image}set images(t){this.image=t}},ms=class extends Ze{constructor(t=null){super(),this.sourceTexture=t,this.isExternalTexture=!0}copy(t){return super.copy(t),this.sourceTexture=t.sourceTexture,this}},Mr=class i extends ke{constructor(t=1,e=1,n=1,r=1,s=1,o=1){super(),this.type="BoxGeometry",this.parameters={width:t,height:e,depth:n,widthSegments:r,heightSegments:s,depthSegments:o};let a=this;r=Math.floor(r),s=Math.floor(s),o=Math.floor(o);let l=[],c=[],h=[],u=[],d=0,f=0;p("z","y","x",-1,-1,n,e,t,o,s,0),p("z","y","x",1,-1,n,e,-t,o,s,1),p("x","z","y",1,1,t,n,e,r,o,2),p("x","z","y",1,-1,t,n,-e,r,o,3),p("x","y","z",1,-1,t,e,n,r,s,4),p("x","y","z",-1,-1,t,e,-n,r,s,5),this.setIndex(l),this.setAttribute("position",new _n(c,3)),this.setAttribute("normal",new _n(h,3)),this.setAttribute("uv",new _n(u,2));function p(y,m,g,_,E,M,A,v,x,w,N){let R=M/x,I=A/w,F=M/2,V=A/2,C=v/2,O=x+1,$=w+1,G=0,it=0,q=new U;for(let et=0;et<$;et++){let nt=et*I-V;for(let J=0;J<O;J++){let lt=J*R-F;q[y]=lt*_,q[m]=nt*E,q[g]=C,c.push(q.x,q.y,q.z),q[y]=0,q[m]=0,q[g]=v>0?1:-1,h.push(q.x,q.y,q.z),u.push(J/x),u.push(1-et/w),G+=1}}for(let et=0;et<w;et++)for(let nt=0;nt<x;nt++){let J=d+nt+O*et,lt=d+nt+O*(et+1),X=d+(nt+1)+O*(et+1),ot=d+(nt+1)+O*et;l.push(J,lt,ot),l.push(lt,X,ot),it+=6}a.addGroup(f,it,N),f+=it,d+=G}}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new i(t.width,t.height,t.depth,t.widthSegments,t.heightSegments,t.depthSegments)}};var gs=class i extends ke{constructor(t=1,e=1,n=1,r=1){super(),this.type="PlaneGeometry",this.parameters={width:t,height:e,widthSegments:n,heightSegments:r};let s=t/2,o=e/2,a=Math.floor(n),l=Math.floor(r),c=a+1,h=l+1,u=t/a,d=e/l,f=[],p=[],y=[],m=[];for(let g=0;g<h;g++){let _=g*d-o;for(let E=0;E<c;E++){let M=E*u-s;p.push(M,-_,0),y.push(0,0,1),m.push(E/a),m.push(1-g/l)}}for(let g=0;g<l;g++)for(let _=0;_<a;_++){let E=_+c*g,M=_+c*(g+1),A=_+1+c*(g+1),v=_+1+c*g;f.push(E,M,v),f.push(M,A,v)}this.setIndex(f),this.setAttribute("position",new _n(p,3)),this.setAttribute("normal",new _n(y,3)),this.setAttribute("uv",new _n(m,2))}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new i(t.width,t.height,t.widthSegments,t.heightSegments)}};function Wi(i){let t={};for(let e in i){t[e]={};for(let n in i[e]){let r=i[e][n];if(wd(r))r.isRenderTargetTexture?(Lt("UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms()."),t[e][n]=null):t[e][n]=r.clone();else if(Array.isArray(r))if(wd(r[0])){let s=[];for(let o=0,a=r.length;o<a;o++)s[o]=r[o].clone();t[e][n]=s}else t[e][n]=r.slice();else t[e][n]=r}}return t}function Ve(i){let t={};for(let e=0;e<i.length;e++){let n=Wi(i[e]);for(let r in n)t[r]=n[r]}return t}function wd(i){return i&&(i.isColor||i.isMatrix3||i.isMatrix4||i.isVector2||i.isVector3||i.isVector4||i.isTexture||i.isQuaternion)}function e0(i){let t=[];for(let e=0;e<i.length;e++)t.push(i[e].clone());return t}function oh(i){let t=i.getRenderTarget();return t===null?i.outputColorSpace:t.isXRRenderTarget===!0?t.texture.colorSpace:Yt.workingColorSpace}var ff={clone:Wi,merge:Ve},n0=`void main() {
	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
}`,i0=`void main() {
	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );
}`,Ge=class extends hi{constructor(t){super(),this.isShaderMaterial=!0,this.type="ShaderMaterial",this.defines={},this.uniforms={},this.uniformsGroups=[],this.vertexShader=n0,this.fragmentShader=i0,this.linewidth=1,this.wireframe=!1,this.wireframeLinewidth=1,this.fog=!1,this.lights=!1,this.clipping=!1,this.forceSinglePass=!0,this.extensions={clipCullDistance:!1,multiDraw:!1},this.defaultAttributeValues={color:[1,1,1],uv:[0,0],uv1:[0,0]},this.index0AttributeName=void 0,this.uniformsNeedUpdate=!1,this.glslVersion=null,t!==void 0&&this.setValues(t)}copy(t){return super.copy(t),this.fragmentShader=t.fragmentShader,this.vertexShader=t.vertexShader,this.uniforms=Wi(t.uniforms),this.uniformsGroups=e0(t.uniformsGroups),this.defines=Object.assign({},t.defines),this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this.fog=t.fog,this.lights=t.lights,this.clipping=t.clipping,this.extensions=Object.assign({},t.extensions),this.glslVersion=t.glslVersion,this.defaultAttributeValues=Object.assign({},t.defaultAttributeValues),this.index0AttributeName=t.index0AttributeName,this.uniformsNeedUpdate=t.uniformsNeedUpdate,this}toJSON(t){let e=super.toJSON(t);e.glslVersion=this.glslVersion,e.uniforms={};for(let r in this.uniforms){let o=this.uniforms[r].value;o&&o.isTexture?e.uniforms[r]={type:"t",value:o.toJSON(t).uuid}:o&&o.isColor?e.uniforms[r]={type:"c",value:o.getHex()}:o&&o.isVector2?e.uniforms[r]={type:"v2",value:o.toArray()}:o&&o.isVector3?e.uniforms[r]={type:"v3",value:o.toArray()}:o&&o.isVector4?e.uniforms[r]={type:"v4",value:o.toArray()}:o&&o.isMatrix3?e.uniforms[r]={type:"m3",value:o.toArray()}:o&&o.isMatrix4?e.uniforms[r]={type:"m4",value:o.toArray()}:e.uniforms[r]={value:o}}Object.keys(this.defines).length>0&&(e.defines=this.defines),e.vertexShader=this.vertexShader,e.fragmentShader=this.fragmentShader,e.lights=this.lights,e.clipping=this.clipping;let n={};for(let r in this.extensions)this.extensions[r]===!0&&(n[r]=!0);return Object.keys(n).length>0&&(e.extensions=n),e}fromJSON(t,e){if(super.fromJSON(t,e),t.uniforms!==void 0)for(let n in t.uniforms){let r=t.uniforms[n];switch(this.uniforms[n]={},r.type){case"t":this.uniforms[n].value=e[r.value]||null;break;case"c":this.uniforms[n].value=new Zt().setHex(r.value);break;case"v2":this.uniforms[n].value=new Ft().fromArray(r.value);break;case"v3":this.uniforms[n].value=new U().fromArray(r.value);break;case"v4":this.uniforms[n].value=new he().fromArray(r.value);break;case"m3":this.uniforms[n].value=new Ut().fromArray(r.value);break;case"m4":this.uniforms[n].value=new ge().fromArray(r.value);break;default:this.uniforms[n].value=r.value}}if(t.defines!==void 0&&(this.defines=t.defines),t.vertexShader!==void 0&&(this.vertexShader=t.vertexShader),t.fragmentShader!==void 0&&(this.fragmentShader=t.fragmentShader),t.glslVersion!==void 0&&(this.glslVersion=t.glslVersion),t.extensions!==void 0)for(let n in t.extensions)this.extensions[n]=t.extensions[n];return t.lights!==void 0&&(this.lights=t.lights),t.clipping!==void 0&&(this.clipping=t.clipping),this}},na=class extends Ge{constructor(t){super(t),this.isRawShaderMaterial=!0,this.type="RawShaderMaterial"}};var ia=class extends hi{constructor(t){super(),this.isMeshDepthMaterial=!0,this.type="MeshDepthMaterial",this.depthPacking=Qd,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.wireframe=!1,this.wireframeLinewidth=1,this.setValues(t)}copy(t){return super.copy(t),this.depthPacking=t.depthPacking,this.map=t.map,this.alphaMap=t.alphaMap,this.displacementMap=t.displacementMap,this.displacementScale=t.displacementScale,this.displacementBias=t.displacementBias,this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this}},ra=class extends hi{constructor(t){super(),this.isMeshDistanceMaterial=!0,this.type="MeshDistanceMaterial",this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.setValues(t)}copy(t){return super.copy(t),this.map=t.map,this.alphaMap=t.alphaMap,this.displacementMap=t.displacementMap,this.displacementScale=t.displacementScale,this.displacementBias=t.displacementBias,this}};function dr(i,t){return!i||i.constructor===t?i:typeof t.BYTES_PER_ELEMENT=="number"?new t(i):Array.prototype.slice.call(i)}function Do(i){return i!==void 0&&i.inTangents!==void 0&&i.outTangents!==void 0}var ui=class{constructor(t,e,n,r){this.parameterPositions=t,this._cachedIndex=0,this.resultBuffer=r!==void 0?r:new e.constructor(n),this.sampleValues=e,this.valueSize=n,this.settings=null,this.DefaultSettings_={}}evaluate(t){let e=this.parameterPositions,n=this._cachedIndex,r=e[n],s=e[n-1];n:{t:{let o;e:{i:if(!(t<r)){for(let a=n+2;;){if(r===void 0){if(t<s)break i;return n=e.length,this._cachedIndex=n,this.copySampleValue_(n-1)}if(n===a)break;if(s=r,r=e[++n],t<r)break t}o=e.length;break e}if(!(t>=s)){let a=e[1];t<a&&(n=2,s=a);for(let l=n-2;;){if(s===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(n===l)break;if(r=s,s=e[--n-1],t>=s)break t}o=n,n=0;break e}break n}for(;n<o;){let a=n+o>>>1;t<e[a]?o=a:n=a+1}if(r=e[n],s=e[n-1],s===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(r===void 0)return n=e.length,this._cachedIndex=n,this.copySampleValue_(n-1)}this._cachedIndex=n,this.intervalChanged_(n,s,r)}return this.interpolate_(n,s,t,r)}getSettings_(){return this.settings||this.DefaultSettings_}copySampleValue_(t){let e=this.resultBuffer,n=this.sampleValues,r=this.valueSize,s=t*r;for(let o=0;o!==r;++o)e[o]=n[s+o];return e}interpolate_(){throw new Error("THREE.Interpolant: Call to abstract method.")}intervalChanged_(){}},sa=class extends ui{constructor(t,e,n,r){super(t,e,n,r),this._weightPrev=-0,this._offsetPrev=-0,this._weightNext=-0,this._offsetNext=-0,this.DefaultSettings_={endingStart:Mc,endingEnd:Mc}}intervalChanged_(t,e,n){let r=this.parameterPositions,s=t-2,o=t+1,a=r[s],l=r[o];if(a===void 0)switch(this.getSettings_().endingStart){case Sc:s=t,a=2*e-n;break;case wc:s=r.length-2,a=e+r[s]-r[s+1];break;default:s=t,a=n}if(l===void 0)switch(this.getSettings_().endingEnd){case Sc:o=t,l=2*n-e;break;case wc:o=1,l=n+r[1]-r[0];break;default:o=t-1,l=e}let c=(n-e)*.5,h=this.valueSize;this._weightPrev=c/(e-a),this._weightNext=c/(l-n),this._offsetPrev=s*h,this._offsetNext=o*h}interpolate_(t,e,n,r){let s=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=t*a,c=l-a,h=this._offsetPrev,u=this._offsetNext,d=this._weightPrev,f=this._weightNext,p=(n-e)/(r-e),y=p*p,m=y*p,g=-d*m+2*d*y-d*p,_=(1+d)*m+(-1.5-2*d)*y+(-.5+d)*p+1,E=(-1-f)*m+(1.5+f)*y+.5*p,M=f*m-f*y;for(let A=0;A!==a;++A)s[A]=g*o[h+A]+_*o[c+A]+E*o[l+A]+M*o[u+A];return s}},oa=class extends ui{constructor(t,e,n,r){super(t,e,n,r)}interpolate_(t,e,n,r){let s=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=t*a,c=l-a,h=(n-e)/(r-e),u=1-h;for(let d=0;d!==a;++d)s[d]=o[c+d]*u+o[l+d]*h;return s}},aa=class extends ui{constructor(t,e,n,r){super(t,e,n,r)}interpolate_(t){return this.copySampleValue_(t-1)}},la=class extends ui{interpolate_(t,e,n,r){let s=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=t*a,c=l-a,h=this.inTangents,u=this.outTangents;if(!h||!u){let p=(n-e)/(r-e),y=1-p;for(let m=0;m!==a;++m)s[m]=o[c+m]*y+o[l+m]*p;return s}let d=a*2,f=t-1;for(let p=0;p!==a;++p){let y=o[c+p],m=o[l+p],g=f*d+p*2,_=u[g],E=u[g+1],M=t*d+p*2,A=h[M],v=h[M+1],x=s0(n,e,_,A,r);s[p]=pf(x,y,E,v,m)}return s}};function pf(i,t,e,n,r){let s=1-i;return s*s*s*t+3*s*s*i*e+3*s*i*i*n+i*i*i*r}function r0(i,t,e,n,r){let s=1-i;return 3*s*s*(e-t)+6*s*i*(n-e)+3*i*i*(r-n)}function s0(i,t,e,n,r){let s=(i-t)/(r-t);for(let o=0;o<8;o++){let a=pf(s,t,e,n,r)-i;if(Math.abs(a)<1e-10)break;let l=r0(s,t,e,n,r);if(Math.abs(l)<1e-10)break;s=Math.max(0,Math.min(1,s-a/l))}return s}var on=class{constructor(t,e,n,r){if(t===void 0)throw new Error("THREE.KeyframeTrack: track name is undefined");if(e===void 0||e.length===0)throw new Error("THREE.KeyframeTrack: no keyframes in track named "+t);this.name=t,this.times=dr(e,this.TimeBufferType),this.values=dr(n,this.ValueBufferType),this.setInterpolation(r||this.DefaultInterpolation)}static toJSON(t){let e=t.constructor,n;if(e.toJSON!==this.toJSON)n=e.toJSON(t);else{n={name:t.name,times:dr(t.times,Array),values:dr(t.values,Array)};let r=t.getInterpolation();r!==t.DefaultInterpolation&&(n.interpolation=r),Do(t.settings)&&(n.settings={inTangents:dr(t.settings.inTangents,Array),outTangents:dr(t.settings.outTangents,Array)})}return n.type=t.ValueTypeName,n}InterpolantFactoryMethodDiscrete(t){return new aa(this.times,this.values,this.getValueSize(),t)}InterpolantFactoryMethodLinear(t){return new oa(this.times,this.values,this.getValueSize(),t)}InterpolantFactoryMethodSmooth(t){return new sa(this.times,this.values,this.getValueSize(),t)}InterpolantFactoryMethodBezier(t){let e=new la(this.times,this.values,this.getValueSize(),t);return this.settings&&(e.inTangents=this.settings.inTangents,e.outTangents=this.settings.outTangents),e}setInterpolation(t){let e;switch(t){case ts:e=this.InterpolantFactoryMethodDiscrete;break;case Yo:e=this.InterpolantFactoryMethodLinear;break;case Oo:e=this.InterpolantFactoryMethodSmooth;break;case bc:e=this.InterpolantFactoryMethodBezier;break}if(e===void 0){let n="unsupported interpolation for "+this.ValueTypeName+" keyframe track named "+this.name;if(this.createInterpolant===void 0)if(t!==this.DefaultInterpolation)this.setInterpolation(this.DefaultInterpolation);else throw new Error(n);return Lt("KeyframeTrack:",n),this}return this.createInterpolant=e,this}getInterpolation(){switch(this.createInterpolant){case this.InterpolantFactoryMethodDiscrete:return ts;case this.InterpolantFactoryMethodLinear:return Yo;case this.InterpolantFactoryMethodSmooth:return Oo;case this.InterpolantFactoryMethodBezier:return bc}}getValueSize(){return this.values.length/this.times.length}shift(t){if(t!==0){let e=this.times;for(let n=0,r=e.length;n!==r;++n)e[n]+=t;Do(this.settings)&&(Ad(this.settings.inTangents,t),Ad(this.settings.outTangents,t))}return this}scale(t){if(t!==1){let e=this.times;for(let n=0,r=e.length;n!==r;++n)e[n]*=t;Do(this.settings)&&(Ed(this.settings.inTangents,t),Ed(this.settings.outTangents,t))}return this}trim(t,e){let n=this.times,r=n.length,s=0,o=r-1;for(;s!==r&&n[s]<t;)++s;for(;o!==-1&&n[o]>e;)--o;if(++o,s!==0||o!==r){s>=o&&(o=Math.max(o,1),s=o-1);let a=this.getValueSize();this.times=n.slice(s,o),this.values=this.values.slice(s*a,o*a)}return this}validate(){let t=!0,e=this.getValueSize();e-Math.floor(e)!==0&&(Dt("KeyframeTrack: Invalid value size in track.",this),t=!1);let n=this.times,r=this.values,s=n.length;s===0&&(Dt("KeyframeTrack: Track is empty.",this),t=!1);let o=null;for(let a=0;a!==s;a++){let l=n[a];if(typeof l=="number"&&isNaN(l)){Dt("KeyframeTrack: Time is not a valid number.",this,a,l),t=!1;break}if(o!==null&&o>l){Dt("KeyframeTrack: Out of order keys.",this,a,l,o),t=!1;break}o=l}if(r!==void 0&&bg(r))for(let a=0,l=r.length;a!==l;++a){let c=r[a];if(isNaN(c)){Dt("KeyframeTrack: Value is not a valid number.",this,a,c),t=!1;break}}return t}optimize(){let t=this.times.slice(),e=this.values.slice(),n=this.getValueSize(),r=this.getInterpolation()===Oo,s=t.length-1,o=1;for(let a=1;a<s;++a){let l=!1,c=t[a],h=t[a+1];if(c!==h&&(a!==1||c!==t[0]))if(r)l=!0;else{let u=a*n,d=u-n,f=u+n;for(let p=0;p!==n;++p){let y=e[u+p];if(y!==e[d+p]||y!==e[f+p]){l=!0;break}}}if(l){if(a!==o){t[o]=t[a];let u=a*n,d=o*n;for(let f=0;f!==n;++f)e[d+f]=e[u+f]}++o}}if(s>0){t[o]=t[s];for(let a=s*n,l=o*n,c=0;c!==n;++c)e[l+c]=e[a+c];++o}return o!==t.length?(this.times=t.slice(0,o),this.values=e.slice(0,o*n)):(this.times=t,this.values=e),this}clone(){let t=this.times.slice(),e=this.values.slice(),n=this.constructor,r=new n(this.name,t,e);return r.createInterpolant=this.createInterpolant,Do(this.settings)&&(r.settings={inTangents:this.settings.inTangents.slice(),outTangents:this.settings.outTangents.slice()}),r}};function Ad(i,t){for(let e=0,n=i.length;e!==n;e+=2)i[e]+=t}function Ed(i,t){for(let e=0,n=i.length;e!==n;e+=2)i[e]*=t}on.prototype.ValueTypeName="";on.prototype.TimeBufferType=Float32Array;on.prototype.ValueBufferType=Float32Array;on.prototype.DefaultInterpolation=Yo;var di=class extends on{constructor(t,e,n){super(t,e,n)}};di.prototype.ValueTypeName="bool";di.prototype.ValueBufferType=Array;di.prototype.DefaultInterpolation=ts;di.prototype.InterpolantFactoryMethodLinear=void 0;di.prototype.InterpolantFactoryMethodSmooth=void 0;var ca=class extends on{constructor(t,e,n,r){super(t,e,n,r)}};ca.prototype.ValueTypeName="color";var ha=class extends on{constructor(t,e,n,r){super(t,e,n,r)}};ha.prototype.ValueTypeName="number";var ua=class extends ui{constructor(t,e,n,r){super(t,e,n,r)}interpolate_(t,e,n,r){let s=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=(n-e)/(r-e),c=t*a;for(let h=c+a;c!==h;c+=4)nn.slerpFlat(s,0,o,c-a,o,c,l);return s}},ys=class extends on{constructor(t,e,n,r){super(t,e,n,r)}InterpolantFactoryMethodLinear(t){return new ua(this.times,this.values,this.getValueSize(),t)}};ys.prototype.ValueTypeName="quaternion";ys.prototype.InterpolantFactoryMethodSmooth=void 0;var fi=class extends on{constructor(t,e,n){super(t,e,n)}};fi.prototype.ValueTypeName="string";fi.prototype.ValueBufferType=Array;fi.prototype.DefaultInterpolation=ts;fi.prototype.InterpolantFactoryMethodLinear=void 0;fi.prototype.InterpolantFactoryMethodSmooth=void 0;var da=class extends on{constructor(t,e,n,r){super(t,e,n,r)}};da.prototype.ValueTypeName="vector";var fa=class{constructor(t,e,n){let r=this,s=!1,o=0,a=0,l,c=[];this.onStart=void 0,this.onLoad=t,this.onProgress=e,this.onError=n,this._abortController=null,this.itemStart=function(h){a++,s===!1&&r.onStart!==void 0&&r.onStart(h,o,a),s=!0},this.itemEnd=function(h){o++,r.onProgress!==void 0&&r.onProgress(h,o,a),o===a&&(s=!1,r.onLoad!==void 0&&r.onLoad())},this.itemError=function(h){r.onError!==void 0&&r.onError(h)},this.resolveURL=function(h){return h=h.normalize("NFC"),l?l(h):h},this.setURLModifier=function(h){return l=h,this},this.addHandler=function(h,u){return c.push(h,u),this},this.removeHandler=function(h){let u=c.indexOf(h);return u!==-1&&c.splice(u,2),this},this.getHandler=function(h){for(let u=0,d=c.length;u<d;u+=2){let f=c[u],p=c[u+1];if(f.global&&(f.lastIndex=0),f.test(h))return p}return null},this.abort=function(){return this.abortController.abort(),this._abortController=null,this}}get abortController(){return this._abortController||(this._abortController=new AbortController),this._abortController}},mf=new fa,pa=class{constructor(t){this.manager=t!==void 0?t:mf,this.crossOrigin="anonymous",this.withCredentials=!1,this.path="",this.resourcePath="",this.requestHeader={},this.priority="auto",this.cache="default",typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}load(){}loadAsync(t,e){let n=this;return new Promise(function(r,s){n.load(t,r,e,s)})}parse(){}setCrossOrigin(t){return this.crossOrigin=t,this}setWithCredentials(t){return this.withCredentials=t,this}setPath(t){return this.path=t,this}setResourcePath(t){return this.resourcePath=t,this}setRequestHeader(t){return this.requestHeader=t,this}setPriority(t){return this.priority=t,this}setCache(t){return this.cache=t,this}abort(){return this}};pa.DEFAULT_MATERIAL_NAME="__DEFAULT";var Fo=new U,Uo=new nn,Dn=new U,xs=class extends sn{constructor(){super(),this.isCamera=!0,this.type="Camera",this.matrixWorldInverse=new ge,this.projectionMatrix=new ge,this.projectionMatrixInverse=new ge,this.coordinateSystem=xn,this._reversedDepth=!1}get reversedDepth(){return this._reversedDepth}copy(t,e){return super.copy(t,e),this.matrixWorldInverse.copy(t.matrixWorldInverse),this.projectionMatrix.copy(t.projectionMatrix),this.projectionMatrixInverse.copy(t.projectionMatrixInverse),this.coordinateSystem=t.coordinateSystem,this}getWorldDirection(t){return super.getWorldDirection(t).negate()}updateMatrixWorld(t){super.updateMatrixWorld(t),this.matrixWorld.decompose(Fo,Uo,Dn),Dn.x===1&&Dn.y===1&&Dn.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(Fo,Uo,Dn.set(1,1,1)).invert()}updateWorldMatrix(t,e,n=!1){super.updateWorldMatrix(t,e,n),this.matrixWorld.decompose(Fo,Uo,Dn),Dn.x===1&&Dn.y===1&&Dn.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(Fo,Uo,Dn.set(1,1,1)).invert()}clone(){return new this.constructor().copy(this)}},oi=new U,Td=new Ft,Rd=new Ft,$e=class extends xs{constructor(t=50,e=1,n=.1,r=2e3){super(),this.isPerspectiveCamera=!0,this.type="PerspectiveCamera",this.fov=t,this.zoom=1,this.near=n,this.far=r,this.focus=10,this.aspect=e,this.view=null,this.filmGauge=35,this.filmOffset=0,this.updateProjectionMatrix()}copy(t,e){return super.copy(t,e),this.fov=t.fov,this.zoom=t.zoom,this.near=t.near,this.far=t.far,this.focus=t.focus,this.aspect=t.aspect,this.view=t.view===null?null:Object.assign({},t.view),this.filmGauge=t.filmGauge,this.filmOffset=t.filmOffset,this}setFocalLength(t){let e=.5*this.getFilmHeight()/t;this.fov=xr*2*Math.atan(e),this.updateProjectionMatrix()}getFocalLength(){let t=Math.tan(jr*.5*this.fov);return .5*this.getFilmHeight()/t}getEffectiveFOV(){return xr*2*Math.atan(Math.tan(jr*.5*this.fov)/this.zoom)}getFilmWidth(){return this.filmGauge*Math.min(this.aspect,1)}getFilmHeight(){return this.filmGauge/Math.max(this.aspect,1)}getViewBounds(t,e,n){oi.set(-1,-1,.5).applyMatrix4(this.projectionMatrixInverse),e.set(oi.x,oi.y).multiplyScalar(-t/oi.z),oi.set(1,1,.5).applyMatrix4(this.projectionMatrixInverse),n.set(oi.x,oi.y).multiplyScalar(-t/oi.z)}getViewSize(t,e){return this.getViewBounds(t,Td,Rd),e.subVectors(Rd,Td)}setViewOffset(t,e,n,r,s,o){this.aspect=t/e,this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=t,this.view.fullHeight=e,this.view.offsetX=n,this.view.offsetY=r,this.view.width=s,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let t=this.near,e=t*Math.tan(jr*.5*this.fov)/this.zoom,n=2*e,r=this.aspect*n,s=-.5*r,o=this.view;if(this.view!==null&&this.view.enabled){let l=o.fullWidth,c=o.fullHeight;s+=o.offsetX*r/l,e-=o.offsetY*n/c,r*=o.width/l,n*=o.height/c}let a=this.filmOffset;a!==0&&(s+=t*a/this.getFilmWidth()),this.projectionMatrix.makePerspective(s,s+r,e,e-n,t,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(t){let e=super.toJSON(t);return e.object.fov=this.fov,e.object.zoom=this.zoom,e.object.near=this.near,e.object.far=this.far,e.object.focus=this.focus,e.object.aspect=this.aspect,this.view!==null&&(e.object.view=Object.assign({},this.view)),e.object.filmGauge=this.filmGauge,e.object.filmOffset=this.filmOffset,e}};var ma=class extends xs{constructor(t=-1,e=1,n=1,r=-1,s=.1,o=2e3){super(),this.isOrthographicCamera=!0,this.type="OrthographicCamera",this.zoom=1,this.view=null,this.left=t,this.right=e,this.top=n,this.bottom=r,this.near=s,this.far=o,this.updateProjectionMatrix()}copy(t,e){return super.copy(t,e),this.left=t.left,this.right=t.right,this.top=t.top,this.bottom=t.bottom,this.near=t.near,this.far=t.far,this.zoom=t.zoom,this.view=t.view===null?null:Object.assign({},t.view),this}setViewOffset(t,e,n,r,s,o){this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=t,this.view.fullHeight=e,this.view.offsetX=n,this.view.offsetY=r,this.view.width=s,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let t=(this.right-this.left)/(2*this.zoom),e=(this.top-this.bottom)/(2*this.zoom),n=(this.right+this.left)/2,r=(this.top+this.bottom)/2,s=n-t,o=n+t,a=r+e,l=r-e;if(this.view!==null&&this.view.enabled){let c=(this.right-this.left)/this.view.fullWidth/this.zoom,h=(this.top-this.bottom)/this.view.fullHeight/this.zoom;s+=c*this.view.offsetX,o=s+c*this.view.width,a-=h*this.view.offsetY,l=a-h*this.view.height}this.projectionMatrix.makeOrthographic(s,o,a,l,this.near,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(t){let e=super.toJSON(t);return e.object.zoom=this.zoom,e.object.left=this.left,e.object.right=this.right,e.object.top=this.top,e.object.bottom=this.bottom,e.object.near=this.near,e.object.far=this.far,this.view!==null&&(e.object.view=Object.assign({},this.view)),e}};var Sr=class extends ke{constructor(){super(),this.isInstancedBufferGeometry=!0,this.type="InstancedBufferGeometry",this.instanceCount=1/0}copy(t){return super.copy(t),this.instanceCount=t.instanceCount,this}toJSON(){let t=super.toJSON();return t.instanceCount=this.instanceCount,t.isInstancedBufferGeometry=!0,t}};var fr=-90,pr=1,wr=class extends sn{constructor(t,e,n){super(),this.type="CubeCamera",this.renderTarget=n,this.coordinateSystem=null,this.activeMipmapLevel=0;let r=new $e(fr,pr,t,e);r.layers=this.layers,this.add(r);let s=new $e(fr,pr,t,e);s.layers=this.layers,this.add(s);let o=new $e(fr,pr,t,e);o.layers=this.layers,this.add(o);let a=new $e(fr,pr,t,e);a.layers=this.layers,this.add(a);let l=new $e(fr,pr,t,e);l.layers=this.layers,this.add(l);let c=new $e(fr,pr,t,e);c.layers=this.layers,this.add(c)}updateCoordinateSystem(){let t=this.coordinateSystem,e=this.children.concat(),[n,r,s,o,a,l]=e;for(let c of e)this.remove(c);if(t===xn)n.up.set(0,1,0),n.lookAt(1,0,0),r.up.set(0,1,0),r.lookAt(-1,0,0),s.up.set(0,0,-1),s.lookAt(0,1,0),o.up.set(0,0,1),o.lookAt(0,-1,0),a.up.set(0,1,0),a.lookAt(0,0,1),l.up.set(0,1,0),l.lookAt(0,0,-1);else if(t===is)n.up.set(0,-1,0),n.lookAt(-1,0,0),r.up.set(0,-1,0),r.lookAt(1,0,0),s.up.set(0,0,1),s.lookAt(0,1,0),o.up.set(0,0,-1),o.lookAt(0,-1,0),a.up.set(0,-1,0),a.lookAt(0,0,1),l.up.set(0,-1,0),l.lookAt(0,0,-1);else throw new Error("THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: "+t);for(let c of e)this.add(c),c.updateMatrixWorld()}update(t,e){this.parent===null&&this.updateMatrixWorld();let{renderTarget:n,activeMipmapLevel:r}=this;this.coordinateSystem!==t.coordinateSystem&&(this.coordinateSystem=t.coordinateSystem,this.updateCoordinateSystem());let[s,o,a,l,c,h]=this.children,u=t.getRenderTarget(),d=t.getActiveCubeFace(),f=t.getActiveMipmapLevel(),p=t.xr.enabled;t.xr.enabled=!1;let y=n.texture.mipmapsAutoUpdate;n.texture.mipmapsAutoUpdate=!1;let m=!1;t.isWebGLRenderer===!0?m=t.state.buffers.depth.getReversed():m=t.reversedDepthBuffer,t.setRenderTarget(n,0,r),m&&t.autoClear===!1&&t.clearDepth(),t.render(e,s),t.setRenderTarget(n,1,r),m&&t.autoClear===!1&&t.clearDepth(),t.render(e,o),t.setRenderTarget(n,2,r),m&&t.autoClear===!1&&t.clearDepth(),t.render(e,a),t.setRenderTarget(n,3,r),m&&t.autoClear===!1&&t.clearDepth(),t.render(e,l),t.setRenderTarget(n,4,r),m&&t.autoClear===!1&&t.clearDepth(),t.render(e,c),n.texture.mipmapsAutoUpdate=y,t.setRenderTarget(n,5,r),m&&t.autoClear===!1&&t.clearDepth(),t.render(e,h),t.setRenderTarget(u,d,f),t.xr.enabled=p,n.texture.needsPMREMUpdate=!0}},ga=class extends $e{constructor(t=[]){super(),this.isArrayCamera=!0,this.isMultiViewCamera=!1,this.cameras=t,this.perCameraFrustumCulled=!1}};var ah="\\[\\]\\.:\\/",o0=new RegExp("["+ah+"]","g"),lh="[^"+ah+"]",a0="[^"+ah.replace("\\.","")+"]",l0=/((?:WC+[\/:])*)/.source.replace("WC",lh),c0=/(WCOD+)?/.source.replace("WCOD",a0),h0=/(?:\.(WC+)(?:\[(.+)\])?)?/.source.replace("WC",lh),u0=/\.(WC+)(?:\[(.+)\])?/.source.replace("WC",lh),d0=new RegExp("^"+l0+c0+h0+u0+"$"),f0=["material","materials","bones","map"],Ec=class{constructor(t,e,n){let r=n||ce.parseTrackName(e);this._targetGroup=t,this._bindings=t.subscribe_(e,r)}getValue(t,e){this.bind();let n=this._targetGroup.nCachedObjects_,r=this._bindings[n];r!==void 0&&r.getValue(t,e)}setValue(t,e){let n=this._bindings;for(let r=this._targetGroup.nCachedObjects_,s=n.length;r!==s;++r)n[r].setValue(t,e)}bind(){let t=this._bindings;for(let e=this._targetGroup.nCachedObjects_,n=t.length;e!==n;++e)t[e].bind()}unbind(){let t=this._bindings;for(let e=this._targetGroup.nCachedObjects_,n=t.length;e!==n;++e)t[e].unbind()}},ce=class i{constructor(t,e,n){this.path=e,this.parsedPath=n||i.parseTrackName(e),this.node=i.findNode(t,this.parsedPath.nodeName),this.rootNode=t,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}static create(t,e,n){return t&&t.isAnimationObjectGroup?new i.Composite(t,e,n):new i(t,e,n)}static sanitizeNodeName(t){return t.replace(/\s/g,"_").replace(o0,"")}static parseTrackName(t){let e=d0.exec(t);if(e===null)throw new Error("THREE.PropertyBinding: Cannot parse trackName: "+t);let n={nodeName:e[2],objectName:e[3],objectIndex:e[4],propertyName:e[5],propertyIndex:e[6]},r=n.nodeName&&n.nodeName.lastIndexOf(".");if(r!==void 0&&r!==-1){let s=n.nodeName.substring(r+1);f0.indexOf(s)!==-1&&(n.nodeName=n.nodeName.substring(0,r),n.objectName=s)}if(n.propertyName===null||n.propertyName.length===0)throw new Error("THREE.PropertyBinding: can not parse propertyName from trackName: "+t);return n}static findNode(t,e){if(e===void 0||e===""||e==="."||e===-1||e===t.name||e===t.uuid)return t;if(t.skeleton){let n=t.skeleton.getBoneByName(e);if(n!==void 0)return n}if(t.children){let n=function(s){for(let o=0;o<s.length;o++){let a=s[o];if(a.name===e||a.uuid===e)return a;let l=n(a.children);if(l)return l}return null},r=n(t.children);if(r)return r}return null}_getValue_unavailable(){}_setValue_unavailable(){}_getValue_direct(t,e){t[e]=this.targetObject[this.propertyName]}_getValue_array(t,e){let n=this.resolvedProperty;for(let r=0,s=n.length;r!==s;++r)t[e++]=n[r]}_getValue_arrayElement(t,e){t[e]=this.resolvedProperty[this.propertyIndex]}_getValue_toArray(t,e){this.resolvedProperty.toArray(t,e)}_setValue_direct(t,e){this.targetObject[this.propertyName]=t[e]}_setValue_direct_setNeedsUpdate(t,e){this.targetObject[this.propertyName]=t[e],this.targetObject.needsUpdate=!0}_setValue_direct_setMatrixWorldNeedsUpdate(t,e){this.targetObject[this.propertyName]=t[e],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_array(t,e){let n=this.resolvedProperty;for(let r=0,s=n.length;r!==s;++r)n[r]=t[e++]}_setValue_array_setNeedsUpdate(t,e){let n=this.resolvedProperty;for(let r=0,s=n.length;r!==s;++r)n[r]=t[e++];this.targetObject.needsUpdate=!0}_setValue_array_setMatrixWorldNeedsUpdate(t,e){let n=this.resolvedProperty;for(let r=0,s=n.length;r!==s;++r)n[r]=t[e++];this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_arrayElement(t,e){this.resolvedProperty[this.propertyIndex]=t[e]}_setValue_arrayElement_setNeedsUpdate(t,e){this.resolvedProperty[this.propertyIndex]=t[e],this.targetObject.needsUpdate=!0}_setValue_arrayElement_setMatrixWorldNeedsUpdate(t,e){this.resolvedProperty[this.propertyIndex]=t[e],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_fromArray(t,e){this.resolvedProperty.fromArray(t,e)}_setValue_fromArray_setNeedsUpdate(t,e){this.resolvedProperty.fromArray(t,e),this.targetObject.needsUpdate=!0}_setValue_fromArray_setMatrixWorldNeedsUpdate(t,e){this.resolvedProperty.fromArray(t,e),this.targetObject.matrixWorldNeedsUpdate=!0}_getValue_unbound(t,e){this.bind(),this.getValue(t,e)}_setValue_unbound(t,e){this.bind(),this.setValue(t,e)}bind(){let t=this.node,e=this.parsedPath,n=e.objectName,r=e.propertyName,s=e.propertyIndex;if(t||(t=i.findNode(this.rootNode,e.nodeName),this.node=t),this.getValue=this._getValue_unavailable,this.setValue=this._setValue_unavailable,!t){Lt("PropertyBinding: No target node found for track: "+this.path+".");return}if(n){let c=e.objectIndex;switch(n){case"materials":if(!t.material){Dt("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!t.material.materials){Dt("PropertyBinding: Can not bind to material.materials as node.material does not have a materials array.",this);return}t=t.material.materials;break;case"bones":if(!t.skeleton){Dt("PropertyBinding: Can not bind to bones as node does not have a skeleton.",this);return}t=t.skeleton.bones;for(let h=0;h<t.length;h++)if(t[h].name===c){c=h;break}break;case"map":if("map"in t){t=t.map;break}if(!t.material){Dt("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!t.material.map){Dt("PropertyBinding: Can not bind to material.map as node.material does not have a map.",this);return}t=t.material.map;break;default:if(t[n]===void 0){Dt("PropertyBinding: Can not bind to objectName of node undefined.",this);return}t=t[n]}if(c!==void 0){if(t[c]===void 0){Dt("PropertyBinding: Trying to bind to objectIndex of objectName, but is undefined.",this,t);return}t=t[c]}}let o=t[r];if(o===void 0){let c=e.nodeName;Dt("PropertyBinding: Trying to update property for track: "+c+"."+r+" but it wasn't found.",t);return}let a=this.Versioning.None;this.targetObject=t,t.isMaterial===!0?a=this.Versioning.NeedsUpdate:t.isObject3D===!0&&(a=this.Versioning.MatrixWorldNeedsUpdate);let l=this.BindingType.Direct;if(s!==void 0){if(r==="morphTargetInfluences"){if(!t.geometry){Dt("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.",this);return}if(!t.geometry.morphAttributes){Dt("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.morphAttributes.",this);return}t.morphTargetDictionary[s]!==void 0&&(s=t.morphTargetDictionary[s])}l=this.BindingType.ArrayElement,this.resolvedProperty=o,this.propertyIndex=s}else o.fromArray!==void 0&&o.toArray!==void 0?(l=this.BindingType.HasFromToArray,this.resolvedProperty=o):Array.isArray(o)?(l=this.BindingType.EntireArray,this.resolvedProperty=o):this.propertyName=r;this.getValue=this.GetterByBindingType[l],this.setValue=this.SetterByBindingTypeAndVersioning[l][a]}unbind(){this.node=null,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}};ce.Composite=Ec;ce.prototype.BindingType={Direct:0,EntireArray:1,ArrayElement:2,HasFromToArray:3};ce.prototype.Versioning={None:0,NeedsUpdate:1,MatrixWorldNeedsUpdate:2};ce.prototype.GetterByBindingType=[ce.prototype._getValue_direct,ce.prototype._getValue_array,ce.prototype._getValue_arrayElement,ce.prototype._getValue_toArray];ce.prototype.SetterByBindingTypeAndVersioning=[[ce.prototype._setValue_direct,ce.prototype._setValue_direct_setNeedsUpdate,ce.prototype._setValue_direct_setMatrixWorldNeedsUpdate],[ce.prototype._setValue_array,ce.prototype._setValue_array_setNeedsUpdate,ce.prototype._setValue_array_setMatrixWorldNeedsUpdate],[ce.prototype._setValue_arrayElement,ce.prototype._setValue_arrayElement_setNeedsUpdate,ce.prototype._setValue_arrayElement_setMatrixWorldNeedsUpdate],[ce.prototype._setValue_fromArray,ce.prototype._setValue_fromArray_setNeedsUpdate,ce.prototype._setValue_fromArray_setMatrixWorldNeedsUpdate]];var U1=new Float32Array(1);var _s=class extends jo{constructor(t,e,n=1){super(t,e),this.isInstancedInterleavedBuffer=!0,this.meshPerAttribute=n}copy(t){return super.copy(t),this.meshPerAttribute=t.meshPerAttribute,this}clone(t){let e=super.clone(t);return e.meshPerAttribute=this.meshPerAttribute,e}toJSON(t){let e=super.toJSON(t);return e.isInstancedInterleavedBuffer=!0,e.meshPerAttribute=this.meshPerAttribute,e}};var pi=class{constructor(t=1,e=0,n=0){this.radius=t,this.phi=e,this.theta=n}set(t,e,n){return this.radius=t,this.phi=e,this.theta=n,this}copy(t){return this.radius=t.radius,this.phi=t.phi,this.theta=t.theta,this}makeSafe(){return this.phi=Ht(this.phi,1e-6,Math.PI-1e-6),this}setFromVector3(t){return this.setFromCartesianCoords(t.x,t.y,t.z)}setFromCartesianCoords(t,e,n){return this.radius=Math.sqrt(t*t+e*e+n*n),this.radius===0?(this.theta=0,this.phi=0):(this.theta=Math.atan2(t,n),this.phi=Math.acos(Ht(e/this.radius,-1,1))),this}clone(){return new this.constructor().copy(this)}};var Tc=class{static{this.prototype.isMatrix2=!0}constructor(t,e,n,r){this.elements=[1,0,0,1],t!==void 0&&this.set(t,e,n,r)}identity(){return this.set(1,0,0,1),this}fromArray(t,e=0){for(let n=0;n<4;n++)this.elements[n]=t[n+e];return this}set(t,e,n,r){let s=this.elements;return s[0]=t,s[2]=e,s[1]=n,s[3]=r,this}};var vs=class extends Tn{constructor(t,e=null){super(),this.object=t,this.domElement=e,this.enabled=!0,this.state=-1,this.keys={},this.mouseButtons={LEFT:null,MIDDLE:null,RIGHT:null},this.touches={ONE:null,TWO:null}}connect(t){this.domElement!==null&&this.disconnect(),this.domElement=t}disconnect(){}dispose(){}update(){}};function ch(i,t,e,n){let r=p0(n);switch(e){case qc:return i*t;case Zc:return i*t/r.components*r.byteLength;case Sa:return i*t/r.components*r.byteLength;case xi:return i*t*2/r.components*r.byteLength;case wa:return i*t*2/r.components*r.byteLength;case Yc:return i*t*3/r.components*r.byteLength;case ln:return i*t*4/r.components*r.byteLength;case Aa:return i*t*4/r.components*r.byteLength;case Ss:case ws:return Math.floor((i+3)/4)*Math.floor((t+3)/4)*8;case As:case Es:return Math.floor((i+3)/4)*Math.floor((t+3)/4)*16;case Ta:case Ca:return Math.max(i,16)*Math.max(t,8)/4;case Ea:case Ra:return Math.max(i,8)*Math.max(t,8)/2;case Pa:case Ia:case Na:case Da:return Math.floor((i+3)/4)*Math.floor((t+3)/4)*8;case La:case Ts:case Fa:return Math.floor((i+3)/4)*Math.floor((t+3)/4)*16;case Ua:return Math.floor((i+3)/4)*Math.floor((t+3)/4)*16;case Oa:return Math.floor((i+4)/5)*Math.floor((t+3)/4)*16;case Ba:return Math.floor((i+4)/5)*Math.floor((t+4)/5)*16;case ka:return Math.floor((i+5)/6)*Math.floor((t+4)/5)*16;case za:return Math.floor((i+5)/6)*Math.floor((t+5)/6)*16;case Ga:return Math.floor((i+7)/8)*Math.floor((t+4)/5)*16;case Va:return Math.floor((i+7)/8)*Math.floor((t+5)/6)*16;case Ha:return Math.floor((i+7)/8)*Math.floor((t+7)/8)*16;case Wa:return Math.floor((i+9)/10)*Math.floor((t+4)/5)*16;case Xa:return Math.floor((i+9)/10)*Math.floor((t+5)/6)*16;case $a:return Math.floor((i+9)/10)*Math.floor((t+7)/8)*16;case qa:return Math.floor((i+9)/10)*Math.floor((t+9)/10)*16;case Ya:return Math.floor((i+11)/12)*Math.floor((t+9)/10)*16;case Za:return Math.floor((i+11)/12)*Math.floor((t+11)/12)*16;case Ka:case Ja:case ja:return Math.ceil(i/4)*Math.ceil(t/4)*16;case Qa:case tl:return Math.ceil(i/4)*Math.ceil(t/4)*8;case Rs:case el:return Math.ceil(i/4)*Math.ceil(t/4)*16}throw new Error(`Unable to determine texture byte length for ${e} format.`)}function p0(i){switch(i){case an:case Hc:return{byteLength:1,components:1};case Rr:case Wc:case Pn:return{byteLength:2,components:1};case ba:case Ma:return{byteLength:2,components:4};case Rn:case va:case Cn:return{byteLength:4,components:1};case Xc:case $c:return{byteLength:4,components:3}}throw new Error(`THREE.TextureUtils: Unknown texture type ${i}.`)}typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("register",{detail:{revision:"187"}}));typeof window<"u"&&(window.__THREE__?Lt("WARNING: Multiple instances of Three.js being imported."):window.__THREE__="187");function Of(){let i=null,t=!1,e=null,n=null;function r(s,o){n=i.requestAnimationFrame(r),e(s,o)}return{start:function(){t!==!0&&e!==null&&i!==null&&(n=i.requestAnimationFrame(r),t=!0)},stop:function(){i!==null&&i.cancelAnimationFrame(n),t=!1},setAnimationLoop:function(s){e=s},setContext:function(s){i=s}}}function g0(i){let t=new WeakMap;function e(a,l){let c=a.array,h=a.usage,u=c.byteLength,d=i.createBuffer();i.bindBuffer(l,d),i.bufferData(l,c,h),a.onUploadCallback();let f;if(c instanceof Float32Array)f=i.FLOAT;else if(typeof Float16Array<"u"&&c instanceof Float16Array)f=i.HALF_FLOAT;else if(c instanceof Uint16Array)a.isFloat16BufferAttribute?f=i.HALF_FLOAT:f=i.UNSIGNED_SHORT;else if(c instanceof Int16Array)f=i.SHORT;else if(c instanceof Uint32Array)f=i.UNSIGNED_INT;else if(c instanceof Int32Array)f=i.INT;else if(c instanceof Int8Array)f=i.BYTE;else if(c instanceof Uint8Array)f=i.UNSIGNED_BYTE;else if(c instanceof Uint8ClampedArray)f=i.UNSIGNED_BYTE;else throw new Error("THREE.WebGLAttributes: Unsupported buffer data format: "+c);return{buffer:d,type:f,bytesPerElement:c.BYTES_PER_ELEMENT,version:a.version,size:u}}function n(a,l,c){let h=l.array,u=l.updateRanges;if(i.bindBuffer(c,a),u.length===0)i.bufferSubData(c,0,h);else{u.sort((f,p)=>f.start-p.start);let d=0;for(let f=1;f<u.length;f++){let p=u[d],y=u[f];y.start<=p.start+p.count+1?p.count=Math.max(p.count,y.start+y.count-p.start):(++d,u[d]=y)}u.length=d+1;for(let f=0,p=u.length;f<p;f++){let y=u[f];i.bufferSubData(c,y.start*h.BYTES_PER_ELEMENT,h,y.start,y.count)}l.clearUpdateRanges()}l.onUploadCallback()}function r(a){return a.isInterleavedBufferAttribute&&(a=a.data),t.get(a)}function s(a){a.isInterleavedBufferAttribute&&(a=a.data);let l=t.get(a);l&&(i.deleteBuffer(l.buffer),t.delete(a))}function o(a,l){if(a.isInterleavedBufferAttribute&&(a=a.data),a.isGLBufferAttribute){let h=t.get(a);(!h||h.version<a.version)&&t.set(a,{buffer:a.buffer,type:a.type,bytesPerElement:a.elementSize,version:a.version});return}let c=t.get(a);if(c===void 0)t.set(a,e(a,l));else if(c.version<a.version){if(c.size!==a.array.byteLength)throw new Error("THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.");n(c.buffer,a,l),c.version=a.version}}return{get:r,remove:s,update:o}}var y0=`#ifdef USE_ALPHAHASH
	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;
#endif`,x0=`#ifdef USE_ALPHAHASH
	const float ALPHA_HASH_SCALE = 0.05;
	float hash2D( vec2 value ) {
		return fract( 1.0e4 * sin( 17.0 * value.x + 0.1 * value.y ) * ( 0.1 + abs( sin( 13.0 * value.y + value.x ) ) ) );
	}
	float hash3D( vec3 value ) {
		return hash2D( vec2( hash2D( value.xy ), value.z ) );
	}
	float getAlphaHashThreshold( vec3 position ) {
		float maxDeriv = max(
			length( dFdx( position.xyz ) ),
			length( dFdy( position.xyz ) )
		);
		float pixScale = 1.0 / ( ALPHA_HASH_SCALE * maxDeriv );
		vec2 pixScales = vec2(
			exp2( floor( log2( pixScale ) ) ),
			exp2( ceil( log2( pixScale ) ) )
		);
		vec2 alpha = vec2(
			hash3D( floor( pixScales.x * position.xyz ) ),
			hash3D( floor( pixScales.y * position.xyz ) )
		);
		float lerpFactor = fract( log2( pixScale ) );
		float x = ( 1.0 - lerpFactor ) * alpha.x + lerpFactor * alpha.y;
		float a = min( lerpFactor, 1.0 - lerpFactor );
		vec3 cases = vec3(
			x * x / ( 2.0 * a * ( 1.0 - a ) ),
			( x - 0.5 * a ) / ( 1.0 - a ),
			1.0 - ( ( 1.0 - x ) * ( 1.0 - x ) / ( 2.0 * a * ( 1.0 - a ) ) )
		);
		float threshold = ( x < ( 1.0 - a ) )
			? ( ( x < a ) ? cases.x : cases.y )
			: cases.z;
		return clamp( threshold , 1.0e-6, 1.0 );
	}
#endif`,_0=`#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;
#endif`,v0=`#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,b0=`#ifdef USE_ALPHATEST
	#ifdef ALPHA_TO_COVERAGE
	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );
	if ( diffuseColor.a == 0.0 ) discard;
	#else
	if ( diffuseColor.a < alphaTest ) discard;
	#endif
#endif`,M0=`#ifdef USE_ALPHATEST
	uniform float alphaTest;
#endif`,S0=`#ifdef USE_AOMAP
	float ambientOcclusion = ( texture2D( aoMap, vAoMapUv ).r - 1.0 ) * aoMapIntensity + 1.0;
	reflectedLight.indirectDiffuse *= ambientOcclusion;
	#if defined( USE_CLEARCOAT ) 
		clearcoatSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_SHEEN ) 
		sheenSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_ENVMAP ) && defined( STANDARD )
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		reflectedLight.indirectSpecular *= computeSpecularOcclusion( dotNV, ambientOcclusion, material.roughness );
	#endif
#endif`,w0=`#ifdef USE_AOMAP
	uniform sampler2D aoMap;
	uniform float aoMapIntensity;
#endif`,A0=`#ifdef USE_BATCHING
	#if ! defined( GL_ANGLE_multi_draw )
	#define gl_DrawID _gl_DrawID
	uniform int _gl_DrawID;
	#endif
	uniform highp sampler2D batchingTexture;
	uniform highp usampler2D batchingIdTexture;
	mat4 getBatchingMatrix( const in float i ) {
		int size = textureSize( batchingTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( batchingTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( batchingTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( batchingTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( batchingTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
	float getIndirectIndex( const in int i ) {
		int size = textureSize( batchingIdTexture, 0 ).x;
		int x = i % size;
		int y = i / size;
		return float( texelFetch( batchingIdTexture, ivec2( x, y ), 0 ).r );
	}
#endif
#ifdef USE_BATCHING_COLOR
	uniform sampler2D batchingColorTexture;
	vec4 getBatchingColor( const in float i ) {
		int size = textureSize( batchingColorTexture, 0 ).x;
		int j = int( i );
		int x = j % size;
		int y = j / size;
		return texelFetch( batchingColorTexture, ivec2( x, y ), 0 );
	}
#endif`,E0=`#ifdef USE_BATCHING
	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );
#endif`,T0=`vec3 transformed = vec3( position );
#ifdef USE_ALPHAHASH
	vPosition = vec3( position );
#endif`,R0=`vec3 objectNormal = vec3( normal );
#ifdef USE_TANGENT
	vec3 objectTangent = vec3( tangent.xyz );
#endif`,C0=`float G_BlinnPhong_Implicit( ) {
	return 0.25;
}
float D_BlinnPhong( const in float shininess, const in float dotNH ) {
	return RECIPROCAL_PI * ( shininess * 0.5 + 1.0 ) * pow( dotNH, shininess );
}
vec3 BRDF_BlinnPhong( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 specularColor, const in float shininess ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( specularColor, 1.0, dotVH );
	float G = G_BlinnPhong_Implicit( );
	float D = D_BlinnPhong( shininess, dotNH );
	return F * ( G * D );
} // validated`,P0=`#ifdef USE_IRIDESCENCE
	const mat3 XYZ_TO_REC709 = mat3(
		 3.2404542, -0.9692660,  0.0556434,
		-1.5371385,  1.8760108, -0.2040259,
		-0.4985314,  0.0415560,  1.0572252
	);
	vec3 Fresnel0ToIor( vec3 fresnel0 ) {
		vec3 sqrtF0 = sqrt( fresnel0 );
		return ( vec3( 1.0 ) + sqrtF0 ) / ( vec3( 1.0 ) - sqrtF0 );
	}
	vec3 IorToFresnel0( vec3 transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - vec3( incidentIor ) ) / ( transmittedIor + vec3( incidentIor ) ) );
	}
	float IorToFresnel0( float transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - incidentIor ) / ( transmittedIor + incidentIor ));
	}
	vec3 evalSensitivity( float OPD, vec3 shift ) {
		float phase = 2.0 * PI * OPD * 1.0e-9;
		vec3 val = vec3( 5.4856e-13, 4.4201e-13, 5.2481e-13 );
		vec3 pos = vec3( 1.6810e+06, 1.7953e+06, 2.2084e+06 );
		vec3 var = vec3( 4.3278e+09, 9.3046e+09, 6.6121e+09 );
		vec3 xyz = val * sqrt( 2.0 * PI * var ) * cos( pos * phase + shift ) * exp( - pow2( phase ) * var );
		xyz.x += 9.7470e-14 * sqrt( 2.0 * PI * 4.5282e+09 ) * cos( 2.2399e+06 * phase + shift[ 0 ] ) * exp( - 4.5282e+09 * pow2( phase ) );
		xyz /= 1.0685e-7;
		vec3 rgb = XYZ_TO_REC709 * xyz;
		return rgb;
	}
	vec3 evalIridescence( float outsideIOR, float eta2, float cosTheta1, float thinFilmThickness, vec3 baseF0 ) {
		vec3 I;
		float iridescenceIOR = mix( outsideIOR, eta2, smoothstep( 0.0, 0.03, thinFilmThickness ) );
		float sinTheta2Sq = pow2( outsideIOR / iridescenceIOR ) * ( 1.0 - pow2( cosTheta1 ) );
		float cosTheta2Sq = 1.0 - sinTheta2Sq;
		if ( cosTheta2Sq < 0.0 ) {
			return vec3( 1.0 );
		}
		float cosTheta2 = sqrt( cosTheta2Sq );
		float R0 = IorToFresnel0( iridescenceIOR, outsideIOR );
		float R12 = F_Schlick( R0, 1.0, cosTheta1 );
		float T121 = 1.0 - R12;
		float phi12 = 0.0;
		if ( iridescenceIOR < outsideIOR ) phi12 = PI;
		float phi21 = PI - phi12;
		vec3 baseIOR = Fresnel0ToIor( clamp( baseF0, 0.0, 0.9999 ) );		vec3 R1 = IorToFresnel0( baseIOR, iridescenceIOR );
		vec3 R23 = F_Schlick( R1, 1.0, cosTheta2 );
		vec3 phi23 = vec3( 0.0 );
		if ( baseIOR[ 0 ] < iridescenceIOR ) phi23[ 0 ] = PI;
		if ( baseIOR[ 1 ] < iridescenceIOR ) phi23[ 1 ] = PI;
		if ( baseIOR[ 2 ] < iridescenceIOR ) phi23[ 2 ] = PI;
		float OPD = 2.0 * iridescenceIOR * thinFilmThickness * cosTheta2;
		vec3 phi = vec3( phi21 ) + phi23;
		vec3 R123 = clamp( R12 * R23, 1e-5, 0.9999 );
		vec3 r123 = sqrt( R123 );
		vec3 Rs = pow2( T121 ) * R23 / ( vec3( 1.0 ) - R123 );
		vec3 C0 = R12 + Rs;
		I = C0;
		vec3 Cm = Rs - T121;
		for ( int m = 1; m <= 2; ++ m ) {
			Cm *= r123;
			vec3 Sm = 2.0 * evalSensitivity( float( m ) * OPD, float( m ) * phi );
			I += Cm * Sm;
		}
		return max( I, vec3( 0.0 ) );
	}
#endif`,I0=`#ifdef USE_BUMPMAP
	uniform sampler2D bumpMap;
	uniform float bumpScale;
	vec2 dHdxy_fwd() {
		vec2 dSTdx = dFdx( vBumpMapUv );
		vec2 dSTdy = dFdy( vBumpMapUv );
		float Hll = bumpScale * texture2D( bumpMap, vBumpMapUv ).x;
		float dBx = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdx ).x - Hll;
		float dBy = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdy ).x - Hll;
		return vec2( dBx, dBy );
	}
	vec3 perturbNormalArb( vec3 surf_pos, vec3 surf_norm, vec2 dHdxy, float faceDirection ) {
		vec3 vSigmaX = normalize( dFdx( surf_pos.xyz ) );
		vec3 vSigmaY = normalize( dFdy( surf_pos.xyz ) );
		vec3 vN = surf_norm;
		vec3 R1 = cross( vSigmaY, vN );
		vec3 R2 = cross( vN, vSigmaX );
		float fDet = dot( vSigmaX, R1 ) * faceDirection;
		vec3 vGrad = sign( fDet ) * ( dHdxy.x * R1 + dHdxy.y * R2 );
		return normalize( abs( fDet ) * surf_norm - vGrad );
	}
#endif`,L0=`#if NUM_CLIPPING_PLANES > 0
	vec4 plane;
	#ifdef ALPHA_TO_COVERAGE
		float distanceToPlane, distanceGradient;
		float clipOpacity = 1.0;
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
			distanceGradient = fwidth( distanceToPlane ) / 2.0;
			clipOpacity *= smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			if ( clipOpacity == 0.0 ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			float unionClipOpacity = 1.0;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
				distanceGradient = fwidth( distanceToPlane ) / 2.0;
				unionClipOpacity *= 1.0 - smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			}
			#pragma unroll_loop_end
			clipOpacity *= 1.0 - unionClipOpacity;
		#endif
		diffuseColor.a *= clipOpacity;
		if ( diffuseColor.a == 0.0 ) discard;
	#else
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			if ( dot( vClipPosition, plane.xyz ) > plane.w ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			bool clipped = true;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				clipped = ( dot( vClipPosition, plane.xyz ) > plane.w ) && clipped;
			}
			#pragma unroll_loop_end
			if ( clipped ) discard;
		#endif
	#endif
#endif`,N0=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];
#endif`,D0=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
#endif`,F0=`#if NUM_CLIPPING_PLANES > 0
	vClipPosition = - mvPosition.xyz;
#endif`,U0=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	diffuseColor *= vColor;
#endif`,O0=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#endif`,B0=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	varying vec4 vColor;
#endif`,k0=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	vColor = vec4( 1.0 );
#endif
#ifdef USE_COLOR_ALPHA
	vColor *= color;
#elif defined( USE_COLOR )
	vColor.rgb *= color;
#endif
#ifdef USE_INSTANCING_COLOR
	vColor.rgb *= instanceColor.rgb;
#endif
#ifdef USE_BATCHING_COLOR
	vColor *= getBatchingColor( getIndirectIndex( gl_DrawID ) );
#endif`,z0=`#define PI 3.141592653589793
#define PI2 6.283185307179586
#define PI_HALF 1.5707963267948966
#define RECIPROCAL_PI 0.3183098861837907
#define RECIPROCAL_PI2 0.15915494309189535
#define EPSILON 1e-6
#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
#define whiteComplement( a ) ( 1.0 - saturate( a ) )
float pow2( const in float x ) { return x*x; }
vec3 pow2( const in vec3 x ) { return x*x; }
float pow3( const in float x ) { return x*x*x; }
float pow4( const in float x ) { float x2 = x*x; return x2*x2; }
float max3( const in vec3 v ) { return max( max( v.x, v.y ), v.z ); }
float average( const in vec3 v ) { return dot( v, vec3( 0.3333333 ) ); }
highp float rand( const in vec2 uv ) {
	const highp float a = 12.9898, b = 78.233, c = 43758.5453;
	highp float dt = dot( uv.xy, vec2( a,b ) ), sn = mod( dt, PI );
	return fract( sin( sn ) * c );
}
#ifdef HIGH_PRECISION
	float precisionSafeLength( vec3 v ) { return length( v ); }
#else
	float precisionSafeLength( vec3 v ) {
		float maxComponent = max3( abs( v ) );
		return length( v / maxComponent ) * maxComponent;
	}
#endif
struct IncidentLight {
	vec3 color;
	vec3 direction;
	bool visible;
};
struct ReflectedLight {
	vec3 directDiffuse;
	vec3 directSpecular;
	vec3 indirectDiffuse;
	vec3 indirectSpecular;
};
#ifdef USE_ALPHAHASH
	varying vec3 vPosition;
#endif
vec3 transformDirection( in vec3 dir, in mat4 matrix ) {
	return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );
}
#define inverseTransformDirection transformDirectionByInverseViewMatrix
vec3 transformNormalByInverseViewMatrix( in vec3 normal, in mat4 viewMatrix ) {
	return normalize( ( vec4( normal, 0.0 ) * viewMatrix ).xyz );
}
vec3 transformDirectionByInverseViewMatrix( in vec3 dir, in mat4 viewMatrix ) {
	return normalize( ( vec4( dir, 0.0 ) * viewMatrix ).xyz );
}
bool isPerspectiveMatrix( mat4 m ) {
	return m[ 2 ][ 3 ] == - 1.0;
}
vec2 equirectUv( in vec3 dir ) {
	float u = atan( dir.z, dir.x ) * RECIPROCAL_PI2 + 0.5;
	float v = asin( clamp( dir.y, - 1.0, 1.0 ) ) * RECIPROCAL_PI + 0.5;
	return vec2( u, v );
}
vec3 BRDF_Lambert( const in vec3 diffuseColor ) {
	return RECIPROCAL_PI * diffuseColor;
}
vec3 F_Schlick( const in vec3 f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
}
float F_Schlick( const in float f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
} // validated`,G0=`vec3 transformedNormal = objectNormal;
#ifdef USE_TANGENT
	vec3 transformedTangent = objectTangent;
#endif
#ifdef USE_BATCHING
	mat3 bm = mat3( batchingMatrix );
	transformedNormal /= vec3( dot( bm[ 0 ], bm[ 0 ] ), dot( bm[ 1 ], bm[ 1 ] ), dot( bm[ 2 ], bm[ 2 ] ) );
	transformedNormal = bm * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = bm * transformedTangent;
	#endif
#endif
#ifdef USE_INSTANCING
	mat3 im = mat3( instanceMatrix );
	transformedNormal /= vec3( dot( im[ 0 ], im[ 0 ] ), dot( im[ 1 ], im[ 1 ] ), dot( im[ 2 ], im[ 2 ] ) );
	transformedNormal = im * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = im * transformedTangent;
	#endif
#endif
transformedNormal = normalMatrix * transformedNormal;
#ifdef FLIP_SIDED
	transformedNormal = - transformedNormal;
#endif
#ifdef USE_TANGENT
	transformedTangent = ( modelViewMatrix * vec4( transformedTangent, 0.0 ) ).xyz;
#endif`,V0=`#ifdef USE_DISPLACEMENTMAP
	uniform sampler2D displacementMap;
	uniform float displacementScale;
	uniform float displacementBias;
#endif`,H0=`#ifdef USE_DISPLACEMENTMAP
	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );
#endif`,W0=`#ifdef USE_EMISSIVEMAP
	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );
	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE
		emissiveColor = sRGBTransferEOTF( emissiveColor );
	#endif
	totalEmissiveRadiance *= emissiveColor.rgb;
#endif`,X0=`#ifdef USE_EMISSIVEMAP
	uniform sampler2D emissiveMap;
#endif`,$0="gl_FragColor = linearToOutputTexel( gl_FragColor );",q0=`vec4 LinearTransferOETF( in vec4 value ) {
	return value;
}
vec4 sRGBTransferEOTF( in vec4 value ) {
	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );
}
vec4 sRGBTransferOETF( in vec4 value ) {
	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );
}`,Y0=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vec3 cameraToFrag;
		if ( isOrthographic ) {
			cameraToFrag = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToFrag = normalize( vWorldPosition - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vec3 reflectVec = reflect( cameraToFrag, worldNormal );
		#else
			vec3 reflectVec = refract( cameraToFrag, worldNormal, refractionRatio );
		#endif
	#else
		vec3 reflectVec = vReflect;
	#endif
	#ifdef ENVMAP_TYPE_CUBE
		vec4 envColor = textureCube( envMap, envMapRotation * reflectVec );
		#ifdef ENVMAP_BLENDING_MULTIPLY
			outgoingLight = mix( outgoingLight, outgoingLight * envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_MIX )
			outgoingLight = mix( outgoingLight, envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_ADD )
			outgoingLight += envColor.xyz * specularStrength * reflectivity;
		#endif
	#endif
#endif`,Z0=`#ifdef USE_ENVMAP
	uniform float envMapIntensity;
	uniform mat3 envMapRotation;
	uniform samplerCube envMap;
	#ifdef ENVMAP_TYPE_PMREM
		float roughnessToMip( const in float roughness ) {
			float r = clamp( roughness, 0.0, 1.0 );
			return ENVMAP_MAX_LOD * r * ( 2.0 - r );
		}
	#endif
#endif`,K0=`#ifdef USE_ENVMAP
	uniform float reflectivity;
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		varying vec3 vWorldPosition;
		uniform float refractionRatio;
	#else
		varying vec3 vReflect;
	#endif
#endif`,J0=`#ifdef USE_ENVMAP
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		
		varying vec3 vWorldPosition;
	#else
		varying vec3 vReflect;
		uniform float refractionRatio;
	#endif
#endif`,j0=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vWorldPosition = worldPosition.xyz;
	#else
		vec3 cameraToVertex;
		if ( isOrthographic ) {
			cameraToVertex = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToVertex = normalize( worldPosition.xyz - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vReflect = reflect( cameraToVertex, worldNormal );
		#else
			vReflect = refract( cameraToVertex, worldNormal, refractionRatio );
		#endif
	#endif
#endif`,Q0=`#ifdef USE_FOG
	vFogDepth = - mvPosition.z;
#endif`,ty=`#ifdef USE_FOG
	varying float vFogDepth;
#endif`,ey=`#ifdef USE_FOG
	#ifdef FOG_EXP2
		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );
	#else
		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );
	#endif
	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );
#endif`,ny=`#ifdef USE_FOG
	uniform vec3 fogColor;
	varying float vFogDepth;
	#ifdef FOG_EXP2
		uniform float fogDensity;
	#else
		uniform float fogNear;
		uniform float fogFar;
	#endif
#endif`,iy=`#ifdef USE_GRADIENTMAP
	uniform sampler2D gradientMap;
#endif
vec3 getGradientIrradiance( vec3 normal, vec3 lightDirection ) {
	float dotNL = dot( normal, lightDirection );
	vec2 coord = vec2( dotNL * 0.5 + 0.5, 0.0 );
	#ifdef USE_GRADIENTMAP
		return vec3( texture2D( gradientMap, coord ).r );
	#else
		vec2 fw = fwidth( coord ) * 0.5;
		return mix( vec3( 0.7 ), vec3( 1.0 ), smoothstep( 0.7 - fw.x, 0.7 + fw.x, coord.x ) );
	#endif
}`,ry=`#ifdef USE_LIGHTMAP
	uniform sampler2D lightMap;
	uniform float lightMapIntensity;
#endif`,sy=`LambertMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularStrength = specularStrength;`,oy=`varying vec3 vViewPosition;
struct LambertMaterial {
	vec3 diffuseColor;
	float specularStrength;
};
void RE_Direct_Lambert( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Lambert( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Lambert
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert`,ay=`uniform bool receiveShadow;
uniform vec3 ambientLightColor;
#if defined( USE_LIGHT_PROBES )
	uniform vec3 lightProbe[ 9 ];
#endif
vec3 shGetIrradianceAt( in vec3 normal, in vec3 shCoefficients[ 9 ] ) {
	float x = normal.x, y = normal.y, z = normal.z;
	vec3 result = shCoefficients[ 0 ] * 0.886227;
	result += shCoefficients[ 1 ] * 2.0 * 0.511664 * y;
	result += shCoefficients[ 2 ] * 2.0 * 0.511664 * z;
	result += shCoefficients[ 3 ] * 2.0 * 0.511664 * x;
	result += shCoefficients[ 4 ] * 2.0 * 0.429043 * x * y;
	result += shCoefficients[ 5 ] * 2.0 * 0.429043 * y * z;
	result += shCoefficients[ 6 ] * ( 0.743125 * z * z - 0.247708 );
	result += shCoefficients[ 7 ] * 2.0 * 0.429043 * x * z;
	result += shCoefficients[ 8 ] * 0.429043 * ( x * x - y * y );
	return result;
}
vec3 getLightProbeIrradiance( const in vec3 lightProbe[ 9 ], const in vec3 normal ) {
	vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec3 irradiance = shGetIrradianceAt( worldNormal, lightProbe );
	return irradiance;
}
vec3 getAmbientLightIrradiance( const in vec3 ambientLightColor ) {
	vec3 irradiance = ambientLightColor;
	return irradiance;
}
float getDistanceAttenuation( const in float lightDistance, const in float cutoffDistance, const in float decayExponent ) {
	float distanceFalloff = 1.0 / max( pow( lightDistance, decayExponent ), 0.01 );
	if ( cutoffDistance > 0.0 ) {
		distanceFalloff *= pow2( saturate( 1.0 - pow4( lightDistance / cutoffDistance ) ) );
	}
	return distanceFalloff;
}
float getSpotAttenuation( const in float coneCosine, const in float penumbraCosine, const in float angleCosine ) {
	return smoothstep( coneCosine, penumbraCosine, angleCosine );
}
#if NUM_SUN_LIGHTS > 0
	struct SunLight {
		vec3 direction;
		vec3 color;
	};
	uniform SunLight sunLights[ NUM_SUN_LIGHTS ];
	void getSunLightInfo( const in SunLight sunLight, out IncidentLight light ) {
		light.color = sunLight.color;
		light.direction = sunLight.direction;
		light.visible = true;
	}
#endif
#if NUM_DIR_LIGHTS > 0
	struct DirectionalLight {
		vec3 direction;
		vec3 color;
	};
	uniform DirectionalLight directionalLights[ NUM_DIR_LIGHTS ];
	void getDirectionalLightInfo( const in DirectionalLight directionalLight, out IncidentLight light ) {
		light.color = directionalLight.color;
		light.direction = directionalLight.direction;
		light.visible = true;
	}
#endif
#if NUM_POINT_LIGHTS > 0
	struct PointLight {
		vec3 position;
		vec3 color;
		float distance;
		float decay;
	};
	uniform PointLight pointLights[ NUM_POINT_LIGHTS ];
	void getPointLightInfo( const in PointLight pointLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = pointLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float lightDistance = length( lVector );
		light.color = pointLight.color;
		light.color *= getDistanceAttenuation( lightDistance, pointLight.distance, pointLight.decay );
		light.visible = ( light.color != vec3( 0.0 ) );
	}
#endif
#if NUM_SPOT_LIGHTS > 0
	struct SpotLight {
		vec3 position;
		vec3 direction;
		vec3 color;
		float distance;
		float decay;
		float coneCos;
		float penumbraCos;
	};
	uniform SpotLight spotLights[ NUM_SPOT_LIGHTS ];
	void getSpotLightInfo( const in SpotLight spotLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = spotLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float angleCos = dot( light.direction, spotLight.direction );
		float spotAttenuation = getSpotAttenuation( spotLight.coneCos, spotLight.penumbraCos, angleCos );
		if ( spotAttenuation > 0.0 ) {
			float lightDistance = length( lVector );
			light.color = spotLight.color * spotAttenuation;
			light.color *= getDistanceAttenuation( lightDistance, spotLight.distance, spotLight.decay );
			light.visible = ( light.color != vec3( 0.0 ) );
		} else {
			light.color = vec3( 0.0 );
			light.visible = false;
		}
	}
#endif
#if NUM_RECT_AREA_LIGHTS > 0
	struct RectAreaLight {
		vec3 color;
		vec3 position;
		vec3 halfWidth;
		vec3 halfHeight;
	};
	uniform sampler2D ltc_1;	uniform sampler2D ltc_2;
	uniform RectAreaLight rectAreaLights[ NUM_RECT_AREA_LIGHTS ];
#endif
#if NUM_HEMI_LIGHTS > 0
	struct HemisphereLight {
		vec3 direction;
		vec3 skyColor;
		vec3 groundColor;
	};
	uniform HemisphereLight hemisphereLights[ NUM_HEMI_LIGHTS ];
	vec3 getHemisphereLightIrradiance( const in HemisphereLight hemiLight, const in vec3 normal ) {
		float dotNL = dot( normal, hemiLight.direction );
		float hemiDiffuseWeight = 0.5 * dotNL + 0.5;
		vec3 irradiance = mix( hemiLight.groundColor, hemiLight.skyColor, hemiDiffuseWeight );
		return irradiance;
	}
#endif
#include <lightprobes_pars_fragment>`,ly=`#ifdef USE_ENVMAP
	vec3 getIBLIrradiance( const in vec3 normal ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * worldNormal, ENVMAP_MAX_LOD );
			return PI * envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	vec3 getIBLRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 reflectVec = reflect( - viewDir, normal );
			reflectVec = normalize( mix( reflectVec, normal, pow4( roughness ) ) );
			reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * reflectVec, roughnessToMip( roughness ) );
			return envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	#ifdef USE_RETROREFLECTION
		vec3 getIBLRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 retroVec = normalize( mix( viewDir, normal, pow4( roughness ) ) );
				retroVec = transformDirectionByInverseViewMatrix( retroVec, viewMatrix );
				vec4 envMapColor = textureLod( envMap, envMapRotation * retroVec, roughnessToMip( roughness ) );
				return envMapColor.rgb * envMapIntensity;
			#else
				return vec3( 0.0 );
			#endif
		}
	#endif
	#ifdef USE_ANISOTROPY
		vec3 getIBLAnisotropyRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 bentNormal = cross( bitangent, viewDir );
				bentNormal = normalize( cross( bentNormal, bitangent ) );
				bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
				return getIBLRadiance( viewDir, bentNormal, roughness );
			#else
				return vec3( 0.0 );
			#endif
		}
		#ifdef USE_RETROREFLECTION
			vec3 getIBLAnisotropyRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
				#ifdef ENVMAP_TYPE_PMREM
					vec3 bentNormal = cross( bitangent, viewDir );
					bentNormal = normalize( cross( bentNormal, bitangent ) );
					bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
					return getIBLRetroRadiance( viewDir, bentNormal, roughness );
				#else
					return vec3( 0.0 );
				#endif
			}
		#endif
	#endif
#endif`,cy=`ToonMaterial material;
material.diffuseColor = diffuseColor.rgb;`,hy=`varying vec3 vViewPosition;
struct ToonMaterial {
	vec3 diffuseColor;
};
void RE_Direct_Toon( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 irradiance = getGradientIrradiance( geometryNormal, directLight.direction ) * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Toon( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Toon
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon`,uy=`BlinnPhongMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularColor = specular;
material.specularShininess = shininess;
material.specularStrength = specularStrength;`,dy=`varying vec3 vViewPosition;
struct BlinnPhongMaterial {
	vec3 diffuseColor;
	vec3 specularColor;
	float specularShininess;
	float specularStrength;
};
void RE_Direct_BlinnPhong( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
	reflectedLight.directSpecular += irradiance * BRDF_BlinnPhong( directLight.direction, geometryViewDir, geometryNormal, material.specularColor, material.specularShininess ) * material.specularStrength;
}
void RE_IndirectDiffuse_BlinnPhong( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_BlinnPhong
#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong`,fy=`PhysicalMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.diffuseContribution = diffuseColor.rgb * ( 1.0 - metalnessFactor );
material.metalness = metalnessFactor;
vec3 dxy = max( abs( dFdx( nonPerturbedNormal ) ), abs( dFdy( nonPerturbedNormal ) ) );
float geometryRoughness = max( max( dxy.x, dxy.y ), dxy.z );
material.roughness = max( roughnessFactor, 0.045 );
material.roughness += geometryRoughness;
material.roughness = min( material.roughness, 1.0 );
#ifdef USE_DIFFUSE_ROUGHNESS
	float diffuseRoughnessFactor = diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		diffuseRoughnessFactor *= texture2D( diffuseRoughnessMap, vDiffuseRoughnessMapUv ).r;
	#endif
	material.diffuseRoughness = saturate( diffuseRoughnessFactor );
#endif
#ifdef IOR
	material.ior = ior;
	#ifdef USE_SPECULAR
		float specularIntensityFactor = specularIntensity;
		vec3 specularColorFactor = specularColor;
		#ifdef USE_SPECULAR_COLORMAP
			specularColorFactor *= texture2D( specularColorMap, vSpecularColorMapUv ).rgb;
		#endif
		#ifdef USE_SPECULAR_INTENSITYMAP
			specularIntensityFactor *= texture2D( specularIntensityMap, vSpecularIntensityMapUv ).a;
		#endif
		material.specularF90 = mix( specularIntensityFactor, 1.0, metalnessFactor );
	#else
		float specularIntensityFactor = 1.0;
		vec3 specularColorFactor = vec3( 1.0 );
		material.specularF90 = 1.0;
	#endif
	material.specularColor = min( pow2( ( material.ior - 1.0 ) / ( material.ior + 1.0 ) ) * specularColorFactor, vec3( 1.0 ) ) * specularIntensityFactor;
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
#else
	material.specularColor = vec3( 0.04 );
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
	material.specularF90 = 1.0;
#endif
#ifdef USE_CLEARCOAT
	material.clearcoat = clearcoat;
	material.clearcoatRoughness = clearcoatRoughness;
	material.clearcoatF0 = vec3( 0.04 );
	material.clearcoatF90 = 1.0;
	#ifdef USE_CLEARCOATMAP
		material.clearcoat *= texture2D( clearcoatMap, vClearcoatMapUv ).x;
	#endif
	#ifdef USE_CLEARCOAT_ROUGHNESSMAP
		material.clearcoatRoughness *= texture2D( clearcoatRoughnessMap, vClearcoatRoughnessMapUv ).y;
	#endif
	material.clearcoat = saturate( material.clearcoat );	material.clearcoatRoughness = max( material.clearcoatRoughness, 0.045 );
	material.clearcoatRoughness += geometryRoughness;
	material.clearcoatRoughness = min( material.clearcoatRoughness, 1.0 );
#endif
#ifdef USE_DISPERSION
	material.dispersion = dispersion;
#endif
#ifdef USE_RETROREFLECTION
	material.retroreflectivity = retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	material.iridescence = iridescence;
	material.iridescenceIOR = iridescenceIOR;
	#ifdef USE_IRIDESCENCEMAP
		material.iridescence *= texture2D( iridescenceMap, vIridescenceMapUv ).r;
	#endif
	#ifdef USE_IRIDESCENCE_THICKNESSMAP
		material.iridescenceThickness = (iridescenceThicknessMaximum - iridescenceThicknessMinimum) * texture2D( iridescenceThicknessMap, vIridescenceThicknessMapUv ).g + iridescenceThicknessMinimum;
	#else
		material.iridescenceThickness = iridescenceThicknessMaximum;
	#endif
#endif
#ifdef USE_SHEEN
	material.sheenColor = sheenColor;
	#ifdef USE_SHEEN_COLORMAP
		material.sheenColor *= texture2D( sheenColorMap, vSheenColorMapUv ).rgb;
	#endif
	material.sheenRoughness = clamp( sheenRoughness, 0.0001, 1.0 );
	#ifdef USE_SHEEN_ROUGHNESSMAP
		material.sheenRoughness *= texture2D( sheenRoughnessMap, vSheenRoughnessMapUv ).a;
	#endif
#endif
#ifdef USE_ANISOTROPY
	#ifdef USE_ANISOTROPYMAP
		mat2 anisotropyMat = mat2( anisotropyVector.x, anisotropyVector.y, - anisotropyVector.y, anisotropyVector.x );
		vec3 anisotropyPolar = texture2D( anisotropyMap, vAnisotropyMapUv ).rgb;
		vec2 anisotropyV = anisotropyMat * normalize( 2.0 * anisotropyPolar.rg - vec2( 1.0 ) ) * anisotropyPolar.b;
	#else
		vec2 anisotropyV = anisotropyVector;
	#endif
	material.anisotropy = length( anisotropyV );
	if( material.anisotropy == 0.0 ) {
		anisotropyV = vec2( 1.0, 0.0 );
	} else {
		anisotropyV /= material.anisotropy;
		material.anisotropy = saturate( material.anisotropy );
	}
	material.alphaT = mix( pow2( material.roughness ), 1.0, pow2( material.anisotropy ) );
	material.anisotropyT = tbn[ 0 ] * anisotropyV.x + tbn[ 1 ] * anisotropyV.y;
	material.anisotropyB = tbn[ 1 ] * anisotropyV.x - tbn[ 0 ] * anisotropyV.y;
#endif`,py=`uniform sampler2D dfgLUT;
struct PhysicalMaterial {
	vec3 diffuseColor;
	vec3 diffuseContribution;
	vec3 specularColor;
	vec3 specularColorBlended;
	float roughness;
	float metalness;
	float specularF90;
	float dispersion;
	vec2 dfg;
	vec3 multiScatteringCompensation;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float diffuseRoughness;
	#endif
	#ifdef USE_RETROREFLECTION
		float retroreflectivity;
	#endif
	#ifdef USE_CLEARCOAT
		float clearcoat;
		float clearcoatRoughness;
		vec3 clearcoatF0;
		float clearcoatF90;
	#endif
	#ifdef USE_IRIDESCENCE
		float iridescence;
		float iridescenceIOR;
		float iridescenceThickness;
		vec3 iridescenceFresnel;
		vec3 iridescenceF0Dielectric;
		vec3 iridescenceF0Metallic;
	#endif
	#ifdef USE_SHEEN
		vec3 sheenColor;
		float sheenRoughness;
	#endif
	#ifdef IOR
		float ior;
	#endif
	#ifdef USE_TRANSMISSION
		float transmission;
		float transmissionAlpha;
		float thickness;
		float attenuationDistance;
		vec3 attenuationColor;
	#endif
	#ifdef USE_ANISOTROPY
		float anisotropy;
		float alphaT;
		vec3 anisotropyT;
		vec3 anisotropyB;
	#endif
};
vec3 clearcoatSpecularDirect = vec3( 0.0 );
vec3 clearcoatSpecularIndirect = vec3( 0.0 );
vec3 sheenSpecularDirect = vec3( 0.0 );
vec3 sheenSpecularIndirect = vec3(0.0 );
vec3 Schlick_to_F0( const in vec3 f, const in float f90, const in float dotVH ) {
    float x = clamp( 1.0 - dotVH, 0.0, 1.0 );
    float x2 = x * x;
    float x5 = clamp( x * x2 * x2, 0.0, 0.9999 );
    return ( f - vec3( f90 ) * x5 ) / ( 1.0 - x5 );
}
#ifdef USE_DIFFUSE_ROUGHNESS
	const float EON_EPSILON = 1e-7;
	float FON_DirectionalAlbedo( const in float mu, const in float roughness, const in float A ) {
		float muComp = 1.0 - mu;
		float gOverPi = muComp * ( 0.0571085289 + muComp * ( 0.491881867 + muComp * ( - 0.332181442 + muComp * 0.0714429953 ) ) );
		return A * ( 1.0 + roughness * gOverPi );
	}
	vec3 BRDF_EON( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 diffuseColor, const in float roughness ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return BRDF_Lambert( rho );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float s = dot( lightDir, viewDir ) - dotNL * dotNV;
		float sOverT = ( s > 0.0 ) ? s / max( max( dotNL, dotNV ), EON_EPSILON ) : s;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		vec3 singleScatter = rho * RECIPROCAL_PI * A * ( 1.0 + roughness * sOverT );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		float albedoV = FON_DirectionalAlbedo( dotNV, roughness, A );
		float albedoL = FON_DirectionalAlbedo( dotNL, roughness, A );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		vec3 multiScatter = rhoMultiScatter * RECIPROCAL_PI
			* max( EON_EPSILON, 1.0 - albedoV )
			* max( EON_EPSILON, 1.0 - albedoL )
			/ max( EON_EPSILON, 1.0 - averageAlbedo );
		return singleScatter + multiScatter;
	}
	vec3 EON_DirectionalAlbedo( const in vec3 diffuseColor, const in float roughness, const in float dotNV ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return rho;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		float directionalAlbedo = FON_DirectionalAlbedo( dotNV, roughness, A );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		return rho * directionalAlbedo + rhoMultiScatter * ( 1.0 - directionalAlbedo );
	}
#endif
float V_GGX_SmithCorrelated( const in float alpha, const in float dotNL, const in float dotNV ) {
	float a2 = pow2( alpha );
	float gv = dotNL * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNV ) );
	float gl = dotNV * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNL ) );
	return 0.5 / max( gv + gl, EPSILON );
}
float D_GGX( const in float alpha, const in float dotNH ) {
	float a2 = pow2( alpha );
	float denom = pow2( dotNH ) * ( a2 - 1.0 ) + 1.0;
	return RECIPROCAL_PI * a2 / pow2( denom );
}
#ifdef USE_ANISOTROPY
	float V_GGX_SmithCorrelated_Anisotropic( const in float alphaT, const in float alphaB, const in float dotTV, const in float dotBV, const in float dotTL, const in float dotBL, const in float dotNV, const in float dotNL ) {
		float gv = dotNL * length( vec3( alphaT * dotTV, alphaB * dotBV, dotNV ) );
		float gl = dotNV * length( vec3( alphaT * dotTL, alphaB * dotBL, dotNL ) );
		return 0.5 / max( gv + gl, EPSILON );
	}
	float D_GGX_Anisotropic( const in float alphaT, const in float alphaB, const in float dotNH, const in float dotTH, const in float dotBH ) {
		float a2 = alphaT * alphaB;
		highp vec3 v = vec3( alphaB * dotTH, alphaT * dotBH, a2 * dotNH );
		highp float v2 = dot( v, v );
		float w2 = a2 / v2;
		return RECIPROCAL_PI * a2 * pow2 ( w2 );
	}
#endif
#ifdef USE_CLEARCOAT
	vec3 BRDF_GGX_Clearcoat( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material) {
		vec3 f0 = material.clearcoatF0;
		float f90 = material.clearcoatF90;
		float roughness = max( material.clearcoatRoughness, 0.045 );
		float alpha = pow2( roughness );
		vec3 halfDir = normalize( lightDir + viewDir );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float dotNH = saturate( dot( normal, halfDir ) );
		float dotVH = saturate( dot( viewDir, halfDir ) );
		vec3 F = F_Schlick( f0, f90, dotVH );
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
		return F * ( V * D );
	}
#endif
vec3 BRDF_GGX( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material ) {
	vec3 f0 = material.specularColorBlended;
	float f90 = material.specularF90;
	float roughness = max( material.roughness, 0.045 );
	float alpha = pow2( roughness );
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( f0, f90, dotVH );
	#ifdef USE_IRIDESCENCE
		F = mix( F, material.iridescenceFresnel, material.iridescence );
	#endif
	#ifdef USE_ANISOTROPY
		float dotTL = dot( material.anisotropyT, lightDir );
		float dotTV = dot( material.anisotropyT, viewDir );
		float dotTH = dot( material.anisotropyT, halfDir );
		float dotBL = dot( material.anisotropyB, lightDir );
		float dotBV = dot( material.anisotropyB, viewDir );
		float dotBH = dot( material.anisotropyB, halfDir );
		float alphaT = max( material.alphaT, alpha );
		float V = V_GGX_SmithCorrelated_Anisotropic( alphaT, alpha, dotTV, dotBV, dotTL, dotBL, dotNV, dotNL );
		float D = D_GGX_Anisotropic( alphaT, alpha, dotNH, dotTH, dotBH );
	#else
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
	#endif
	return F * ( V * D );
}
vec2 LTC_Uv( const in vec3 N, const in vec3 V, const in float roughness ) {
	const float LUT_SIZE = 64.0;
	const float LUT_SCALE = ( LUT_SIZE - 1.0 ) / LUT_SIZE;
	const float LUT_BIAS = 0.5 / LUT_SIZE;
	float dotNV = saturate( dot( N, V ) );
	vec2 uv = vec2( roughness, sqrt( 1.0 - dotNV ) );
	uv = uv * LUT_SCALE + LUT_BIAS;
	return uv;
}
float LTC_ClippedSphereFormFactor( const in vec3 f ) {
	float l = length( f );
	return max( ( l * l + f.z ) / ( l + 1.0 ), 0.0 );
}
vec3 LTC_EdgeVectorFormFactor( const in vec3 v1, const in vec3 v2 ) {
	float x = dot( v1, v2 );
	float y = abs( x );
	float a = 0.8543985 + ( 0.4965155 + 0.0145206 * y ) * y;
	float b = 3.4175940 + ( 4.1616724 + y ) * y;
	float v = a / b;
	float theta_sintheta = ( x > 0.0 ) ? v : 0.5 * inversesqrt( max( 1.0 - x * x, 1e-7 ) ) - v;
	return cross( v1, v2 ) * theta_sintheta;
}
vec3 LTC_Evaluate( const in vec3 N, const in vec3 V, const in vec3 P, const in mat3 mInv, const in vec3 rectCoords[ 4 ] ) {
	vec3 v1 = rectCoords[ 1 ] - rectCoords[ 0 ];
	vec3 v2 = rectCoords[ 3 ] - rectCoords[ 0 ];
	vec3 lightNormal = cross( v1, v2 );
	if( dot( lightNormal, P - rectCoords[ 0 ] ) < 0.0 ) return vec3( 0.0 );
	vec3 T1, T2;
	T1 = normalize( V - N * dot( V, N ) );
	T2 = - cross( N, T1 );
	mat3 mat = mInv * transpose( mat3( T1, T2, N ) );
	vec3 coords[ 4 ];
	coords[ 0 ] = mat * ( rectCoords[ 0 ] - P );
	coords[ 1 ] = mat * ( rectCoords[ 1 ] - P );
	coords[ 2 ] = mat * ( rectCoords[ 2 ] - P );
	coords[ 3 ] = mat * ( rectCoords[ 3 ] - P );
	coords[ 0 ] = normalize( coords[ 0 ] );
	coords[ 1 ] = normalize( coords[ 1 ] );
	coords[ 2 ] = normalize( coords[ 2 ] );
	coords[ 3 ] = normalize( coords[ 3 ] );
	vec3 vectorFormFactor = vec3( 0.0 );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 0 ], coords[ 1 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 1 ], coords[ 2 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 2 ], coords[ 3 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 3 ], coords[ 0 ] );
	float result = LTC_ClippedSphereFormFactor( vectorFormFactor );
	return vec3( result );
}
#if defined( USE_SHEEN )
float D_Charlie( float roughness, float dotNH ) {
	float alpha = pow2( roughness );
	float invAlpha = 1.0 / alpha;
	float cos2h = dotNH * dotNH;
	float sin2h = max( 1.0 - cos2h, 0.0078125 );
	return ( 2.0 + invAlpha ) * pow( sin2h, invAlpha * 0.5 ) / ( 2.0 * PI );
}
float V_Neubelt( float dotNV, float dotNL ) {
	return saturate( 1.0 / ( 4.0 * ( dotNL + dotNV - dotNL * dotNV ) ) );
}
vec3 BRDF_Sheen( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, vec3 sheenColor, const in float sheenRoughness ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float D = D_Charlie( sheenRoughness, dotNH );
	float V = V_Neubelt( dotNV, dotNL );
	return sheenColor * ( D * V );
}
#endif
float IBLSheenBRDF( const in vec3 normal, const in vec3 viewDir, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	float r2 = roughness * roughness;
	float rInv = 1.0 / ( roughness + 0.1 );
	float a = -1.9362 + 1.0678 * roughness + 0.4573 * r2 - 0.8469 * rInv;
	float b = -0.6014 + 0.5538 * roughness - 0.4670 * r2 - 0.1255 * rInv;
	float DG = exp( a * dotNV + b );
	return saturate( DG );
}
vec3 EnvironmentBRDF( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	vec2 fab = texture2D( dfgLUT, vec2( roughness, dotNV ) ).rg;
	return specularColor * fab.x + specularF90 * fab.y;
}
#ifdef USE_IRIDESCENCE
void computeMultiscatteringIridescence( const in vec2 fab, const in vec3 specularColor, const in float specularF90, const in float iridescence, const in vec3 iridescenceF0, inout vec3 singleScatter, inout vec3 multiScatter ) {
#else
void computeMultiscattering( const in vec2 fab, const in vec3 specularColor, const in float specularF90, inout vec3 singleScatter, inout vec3 multiScatter ) {
#endif
	#ifdef USE_IRIDESCENCE
		vec3 Fr = mix( specularColor, iridescenceF0, iridescence );
	#else
		vec3 Fr = specularColor;
	#endif
	vec3 FssEss = Fr * fab.x + specularF90 * fab.y;
	float Ess = fab.x + fab.y;
	float Ems = 1.0 - Ess;
	vec3 Favg = Fr + ( 1.0 - Fr ) * 0.047619;	vec3 Fms = FssEss * Favg / ( 1.0 - Ems * Favg );
	singleScatter += FssEss;
	multiScatter += Fms * Ems;
}
#if NUM_RECT_AREA_LIGHTS > 0
	void RE_Direct_RectArea_Physical( const in RectAreaLight rectAreaLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
		vec3 normal = geometryNormal;
		vec3 viewDir = geometryViewDir;
		vec3 position = geometryPosition;
		vec3 lightPos = rectAreaLight.position;
		vec3 halfWidth = rectAreaLight.halfWidth;
		vec3 halfHeight = rectAreaLight.halfHeight;
		vec3 lightColor = rectAreaLight.color;
		float roughness = material.roughness;
		vec3 rectCoords[ 4 ];
		rectCoords[ 0 ] = lightPos + halfWidth - halfHeight;		rectCoords[ 1 ] = lightPos - halfWidth - halfHeight;
		rectCoords[ 2 ] = lightPos - halfWidth + halfHeight;
		rectCoords[ 3 ] = lightPos + halfWidth + halfHeight;
		vec2 uv = LTC_Uv( normal, viewDir, roughness );
		vec4 t1 = texture2D( ltc_1, uv );
		vec4 t2 = texture2D( ltc_2, uv );
		mat3 mInv = mat3(
			vec3( t1.x, 0, t1.y ),
			vec3(    0, 1,    0 ),
			vec3( t1.z, 0, t1.w )
		);
		vec3 fresnel = ( material.specularColorBlended * t2.x + ( material.specularF90 - material.specularColorBlended ) * t2.y );
		reflectedLight.directSpecular += lightColor * fresnel * LTC_Evaluate( normal, viewDir, position, mInv, rectCoords );
		reflectedLight.directDiffuse += lightColor * material.diffuseContribution * LTC_Evaluate( normal, viewDir, position, mat3( 1.0 ), rectCoords );
		#ifdef USE_CLEARCOAT
			vec3 Ncc = geometryClearcoatNormal;
			vec2 uvClearcoat = LTC_Uv( Ncc, viewDir, material.clearcoatRoughness );
			vec4 t1Clearcoat = texture2D( ltc_1, uvClearcoat );
			vec4 t2Clearcoat = texture2D( ltc_2, uvClearcoat );
			mat3 mInvClearcoat = mat3(
				vec3( t1Clearcoat.x, 0, t1Clearcoat.y ),
				vec3(             0, 1,             0 ),
				vec3( t1Clearcoat.z, 0, t1Clearcoat.w )
			);
			vec3 fresnelClearcoat = material.clearcoatF0 * t2Clearcoat.x + ( material.clearcoatF90 - material.clearcoatF0 ) * t2Clearcoat.y;
			clearcoatSpecularDirect += lightColor * fresnelClearcoat * LTC_Evaluate( Ncc, viewDir, position, mInvClearcoat, rectCoords );
		#endif
	}
#endif
void RE_Direct_Physical( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	#ifdef USE_CLEARCOAT
		float dotNLcc = saturate( dot( geometryClearcoatNormal, directLight.direction ) );
		vec3 ccIrradiance = dotNLcc * directLight.color;
		clearcoatSpecularDirect += ccIrradiance * BRDF_GGX_Clearcoat( directLight.direction, geometryViewDir, geometryClearcoatNormal, material );
	#endif
	#ifdef USE_SHEEN
 
 		sheenSpecularDirect += irradiance * BRDF_Sheen( directLight.direction, geometryViewDir, geometryNormal, material.sheenColor, material.sheenRoughness );
 
 		float sheenAlbedoV = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
 		float sheenAlbedoL = IBLSheenBRDF( geometryNormal, directLight.direction, material.sheenRoughness );
 
 		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * max( sheenAlbedoV, sheenAlbedoL );
 
 		irradiance *= sheenEnergyComp;
 
 	#endif
	vec3 specularBRDF = BRDF_GGX( directLight.direction, geometryViewDir, geometryNormal, material );
	#ifdef USE_RETROREFLECTION
		vec3 retroViewDir = reflect( - geometryViewDir, geometryNormal );
		vec3 retroSpecularBRDF = BRDF_GGX( directLight.direction, retroViewDir, geometryNormal, material );
		specularBRDF = mix( specularBRDF, retroSpecularBRDF, saturate( material.retroreflectivity ) );
	#endif
	reflectedLight.directSpecular += irradiance * specularBRDF * material.multiScatteringCompensation;
	vec3 halfDir = normalize( directLight.direction + geometryViewDir );
	float dotVH = saturate( dot( geometryViewDir, halfDir ) );
	vec3 F = F_Schlick( material.specularColor, material.specularF90, dotVH );
	#ifdef USE_RETROREFLECTION
		vec3 retroHalfDir = normalize( directLight.direction + retroViewDir );
		float dotRetroVH = saturate( dot( retroViewDir, retroHalfDir ) );
		vec3 retroF = F_Schlick( material.specularColor, material.specularF90, dotRetroVH );
		F = mix( F, retroF, saturate( material.retroreflectivity ) );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		vec3 diffuseBRDF = BRDF_EON( directLight.direction, geometryViewDir, geometryNormal, material.diffuseColor, material.diffuseRoughness ) * ( 1.0 - material.metalness );
	#else
		vec3 diffuseBRDF = BRDF_Lambert( material.diffuseContribution );
	#endif
	reflectedLight.directDiffuse += irradiance * diffuseBRDF * ( 1.0 - F );
}
void RE_IndirectDiffuse_Physical( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 singleScattering = vec3( 0.0 );
	vec3 multiScattering = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScattering, multiScattering );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScattering, multiScattering );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuseAlbedo = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness );
		vec3 diffuse = irradiance * RECIPROCAL_PI * diffuseAlbedo * ( 1.0 - singleScattering - multiScattering );
	#else
		vec3 diffuse = irradiance * BRDF_Lambert( material.diffuseContribution ) * ( 1.0 - singleScattering - multiScattering );
	#endif
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		sheenSpecularIndirect += irradiance * material.sheenColor * sheenAlbedo * RECIPROCAL_PI;
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		diffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectDiffuse += diffuse;
}
void RE_IndirectSpecular_Physical( const in vec3 radiance, const in vec3 irradiance, const in vec3 clearcoatRadiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight) {
	#ifdef USE_CLEARCOAT
		clearcoatSpecularIndirect += clearcoatRadiance * EnvironmentBRDF( geometryClearcoatNormal, geometryViewDir, material.clearcoatF0, material.clearcoatF90, material.clearcoatRoughness );
	#endif
	#ifdef USE_SHEEN
		sheenSpecularIndirect += irradiance * material.sheenColor * IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness ) * RECIPROCAL_PI;
 	#endif
	vec3 singleScatteringDielectric = vec3( 0.0 );
	vec3 multiScatteringDielectric = vec3( 0.0 );
	vec3 singleScatteringMetallic = vec3( 0.0 );
	vec3 multiScatteringMetallic = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscatteringIridescence( material.dfg, material.diffuseColor, material.specularF90, material.iridescence, material.iridescenceF0Metallic, singleScatteringMetallic, multiScatteringMetallic );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscattering( material.dfg, material.diffuseColor, material.specularF90, singleScatteringMetallic, multiScatteringMetallic );
	#endif
	vec3 singleScattering = mix( singleScatteringDielectric, singleScatteringMetallic, material.metalness );
	vec3 multiScattering = mix( multiScatteringDielectric, multiScatteringMetallic, material.metalness );
	vec3 totalScatteringDielectric = singleScatteringDielectric + multiScatteringDielectric;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuse = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness ) * ( 1.0 - totalScatteringDielectric );
	#else
		vec3 diffuse = material.diffuseContribution * ( 1.0 - totalScatteringDielectric );
	#endif
	vec3 cosineWeightedIrradiance = irradiance * RECIPROCAL_PI;
	vec3 indirectSpecular = radiance * singleScattering;
	indirectSpecular += multiScattering * cosineWeightedIrradiance;
	vec3 indirectDiffuse = diffuse * cosineWeightedIrradiance;
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		indirectSpecular *= sheenEnergyComp;
		indirectDiffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectSpecular += indirectSpecular;
	reflectedLight.indirectDiffuse += indirectDiffuse;
}
#define RE_Direct				RE_Direct_Physical
#define RE_Direct_RectArea		RE_Direct_RectArea_Physical
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Physical
#define RE_IndirectSpecular		RE_IndirectSpecular_Physical
float computeSpecularOcclusion( const in float dotNV, const in float ambientOcclusion, const in float roughness ) {
	return saturate( pow( dotNV + ambientOcclusion, exp2( - 16.0 * roughness - 1.0 ) ) - 1.0 + ambientOcclusion );
}`,my=`
vec3 geometryPosition = - vViewPosition;
vec3 geometryNormal = normal;
vec3 geometryViewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );
vec3 geometryClearcoatNormal = vec3( 0.0 );
#ifdef USE_CLEARCOAT
	geometryClearcoatNormal = clearcoatNormal;
#endif
#ifdef USE_IRIDESCENCE
	float dotNVi = saturate( dot( normal, geometryViewDir ) );
	if ( material.iridescenceThickness == 0.0 ) {
		material.iridescence = 0.0;
	} else {
		material.iridescence = saturate( material.iridescence );
	}
	if ( material.iridescence > 0.0 ) {
		vec3 iridescenceFresnelDielectric = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.specularColor );
		vec3 iridescenceFresnelMetallic = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.diffuseColor );
		material.iridescenceFresnel = mix( iridescenceFresnelDielectric, iridescenceFresnelMetallic, material.metalness );
		material.iridescenceF0Dielectric = Schlick_to_F0( iridescenceFresnelDielectric, 1.0, dotNVi );
		material.iridescenceF0Metallic = Schlick_to_F0( iridescenceFresnelMetallic, 1.0, dotNVi );
	}
#endif
#ifdef STANDARD
	float dotNVms = saturate( dot( geometryNormal, geometryViewDir ) );
	material.dfg = texture2D( dfgLUT, vec2( material.roughness, dotNVms ) ).rg;
	#if ( NUM_SUN_LIGHTS > 0 || NUM_DIR_LIGHTS > 0 || NUM_POINT_LIGHTS > 0 || NUM_SPOT_LIGHTS > 0 )
		float EssMs = material.dfg.x + material.dfg.y;
		material.multiScatteringCompensation = 1.0 + material.specularColorBlended * ( 1.0 / EssMs - 1.0 );
	#endif
#endif
IncidentLight directLight;
#if ( NUM_POINT_LIGHTS > 0 ) && defined( RE_Direct )
	PointLight pointLight;
	#if defined( USE_SHADOWMAP ) && NUM_POINT_LIGHT_SHADOWS > 0
	PointLightShadow pointLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHTS; i ++ ) {
		pointLight = pointLights[ i ];
		getPointLightInfo( pointLight, geometryPosition, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_POINT_LIGHT_SHADOWS ) && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
		pointLightShadow = pointLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowIntensity, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SPOT_LIGHTS > 0 ) && defined( RE_Direct )
	SpotLight spotLight;
	vec4 spotColor;
	vec3 spotLightCoord;
	bool inSpotLightMap;
	#if defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHTS; i ++ ) {
		spotLight = spotLights[ i ];
		getSpotLightInfo( spotLight, geometryPosition, directLight );
		#if ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#define SPOT_LIGHT_MAP_INDEX UNROLLED_LOOP_INDEX
		#elif ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		#define SPOT_LIGHT_MAP_INDEX NUM_SPOT_LIGHT_MAPS
		#else
		#define SPOT_LIGHT_MAP_INDEX ( UNROLLED_LOOP_INDEX - NUM_SPOT_LIGHT_SHADOWS + NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#endif
		#if ( SPOT_LIGHT_MAP_INDEX < NUM_SPOT_LIGHT_MAPS )
			spotLightCoord = vSpotLightCoord[ i ].xyz / vSpotLightCoord[ i ].w;
			inSpotLightMap = all( lessThan( abs( spotLightCoord * 2. - 1. ), vec3( 1.0 ) ) );
			spotColor = texture2D( spotLightMap[ SPOT_LIGHT_MAP_INDEX ], spotLightCoord.xy );
			directLight.color = inSpotLightMap ? directLight.color * spotColor.rgb : directLight.color;
		#endif
		#undef SPOT_LIGHT_MAP_INDEX
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		spotLightShadow = spotLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowIntensity, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SUN_LIGHTS > 0 ) && defined( RE_Direct )
	SunLight sunLight;
	#if defined( USE_SHADOWMAP ) && NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHTS; i ++ ) {
		sunLight = sunLights[ i ];
		getSunLightInfo( sunLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SUN_LIGHT_SHADOWS )
		sunLightShadow = sunLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getSunShadow( sunShadowMap[ i ], sunLightShadow, UNROLLED_LOOP_INDEX ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )
	DirectionalLight directionalLight;
	#if defined( USE_SHADOWMAP ) && NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHTS; i ++ ) {
		directionalLight = directionalLights[ i ];
		getDirectionalLightInfo( directionalLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_DIR_LIGHT_SHADOWS )
		directionalLightShadow = directionalLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_RECT_AREA_LIGHTS > 0 ) && defined( RE_Direct_RectArea )
	RectAreaLight rectAreaLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_RECT_AREA_LIGHTS; i ++ ) {
		rectAreaLight = rectAreaLights[ i ];
		RE_Direct_RectArea( rectAreaLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if defined( RE_IndirectDiffuse )
	vec3 iblIrradiance = vec3( 0.0 );
	vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );
	#if defined( USE_LIGHT_PROBES )
		irradiance += getLightProbeIrradiance( lightProbe, geometryNormal );
	#endif
	#if ( NUM_HEMI_LIGHTS > 0 )
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_HEMI_LIGHTS; i ++ ) {
			irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_LIGHT_PROBE_GRIDS > 0
		vec3 probeWorldPos = ( ( vec4( geometryPosition, 1.0 ) - viewMatrix[ 3 ] ) * viewMatrix ).xyz;
		vec3 probeWorldNormal = transformNormalByInverseViewMatrix( geometryNormal, viewMatrix );
		int probeGrid = - 1;
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( isInsideLightProbeGrid( probeWorldPos, probeWorldNormal, probesMin[ i ], probesMax[ i ], probesResolution[ i ] ) ) probeGrid = UNROLLED_LOOP_INDEX;
		}
		#pragma unroll_loop_end
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( probeGrid == UNROLLED_LOOP_INDEX ) irradiance += getLightProbeGridIrradiance( probesSH[ i ], probesMin[ i ], probesMax[ i ], probesResolution[ i ], probeWorldPos, probeWorldNormal );
		}
		#pragma unroll_loop_end
	#endif
#endif
#if defined( RE_IndirectSpecular )
	vec3 radiance = vec3( 0.0 );
	vec3 clearcoatRadiance = vec3( 0.0 );
#endif`,gy=`#if defined( RE_IndirectDiffuse )
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		vec3 lightMapIrradiance = lightMapTexel.rgb * lightMapIntensity;
		irradiance += lightMapIrradiance;
	#endif
	#if defined( USE_ENVMAP ) && defined( ENVMAP_TYPE_PMREM )
		#if defined( STANDARD ) || defined( LAMBERT ) || defined( PHONG )
			iblIrradiance += getIBLIrradiance( geometryNormal );
		#endif
	#endif
#endif
#if defined( USE_ENVMAP ) && defined( RE_IndirectSpecular )
	#ifdef USE_ANISOTROPY
		vec3 iblRadiance = getIBLAnisotropyRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
	#else
		vec3 iblRadiance = getIBLRadiance( geometryViewDir, geometryNormal, material.roughness );
	#endif
	#ifdef USE_RETROREFLECTION
		#ifdef USE_ANISOTROPY
			vec3 retroIBLRadiance = getIBLAnisotropyRetroRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
		#else
			vec3 retroIBLRadiance = getIBLRetroRadiance( geometryViewDir, geometryNormal, material.roughness );
		#endif
		iblRadiance = mix( iblRadiance, retroIBLRadiance, saturate( material.retroreflectivity ) );
	#endif
	radiance += iblRadiance;
	#ifdef USE_CLEARCOAT
		clearcoatRadiance += getIBLRadiance( geometryViewDir, geometryClearcoatNormal, material.clearcoatRoughness );
	#endif
#endif`,yy=`#if defined( RE_IndirectDiffuse )
	#if defined( LAMBERT ) || defined( PHONG )
		irradiance += iblIrradiance;
	#endif
	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif
#if defined( RE_IndirectSpecular )
	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif`,xy=`#if NUM_LIGHT_PROBE_GRIDS > 0
uniform highp sampler3D probesSH[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMin[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMax[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesResolution[ NUM_LIGHT_PROBE_GRIDS ];
bool isInsideLightProbeGrid( vec3 worldPos, vec3 worldNormal, vec3 probesMin, vec3 probesMax, vec3 probesResolution ) {
	vec3 spacing = ( probesMax - probesMin ) / probesResolution;
	vec3 samplePos = worldPos + worldNormal * spacing * 0.5;
	vec3 margin = spacing * 0.01;
	return all( greaterThanEqual( samplePos, probesMin - margin ) ) && all( lessThanEqual( samplePos, probesMax + margin ) );
}
vec3 getLightProbeGridIrradiance( highp sampler3D probesSH, vec3 probesMin, vec3 probesMax, vec3 probesResolution, vec3 worldPos, vec3 worldNormal ) {
	vec3 res = probesResolution;
	vec3 gridRange = probesMax - probesMin;
	vec3 probeSpacing = gridRange / res;
	vec3 samplePos = worldPos + worldNormal * probeSpacing * 0.5;
	vec3 uvw = clamp( ( samplePos - probesMin ) / gridRange, 0.5 / res, 1.0 - 0.5 / res );
	float nz          = res.z;
	float paddedSlices = nz + 2.0;
	float atlasDepth  = 7.0 * paddedSlices;
	float uvZBase     = uvw.z * nz + 1.0;
	vec4 s0 = texture( probesSH, vec3( uvw.xy, ( uvZBase                       ) / atlasDepth ) );
	vec4 s1 = texture( probesSH, vec3( uvw.xy, ( uvZBase +       paddedSlices   ) / atlasDepth ) );
	vec4 s2 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 2.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s3 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 3.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s4 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 4.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s5 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 5.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s6 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 6.0 * paddedSlices   ) / atlasDepth ) );
	vec3 c0 = s0.xyz;
	vec3 c1 = vec3( s0.w, s1.xy );
	vec3 c2 = vec3( s1.zw, s2.x );
	vec3 c3 = s2.yzw;
	vec3 c4 = s3.xyz;
	vec3 c5 = vec3( s3.w, s4.xy );
	vec3 c6 = vec3( s4.zw, s5.x );
	vec3 c7 = s5.yzw;
	vec3 c8 = s6.xyz;
	float x = worldNormal.x, y = worldNormal.y, z = worldNormal.z;
	vec3 result = c0 * 0.886227;
	result += c1 * 2.0 * 0.511664 * y;
	result += c2 * 2.0 * 0.511664 * z;
	result += c3 * 2.0 * 0.511664 * x;
	result += c4 * 2.0 * 0.429043 * x * y;
	result += c5 * 2.0 * 0.429043 * y * z;
	result += c6 * ( 0.743125 * z * z - 0.247708 );
	result += c7 * 2.0 * 0.429043 * x * z;
	result += c8 * 0.429043 * ( x * x - y * y );
	return max( result, vec3( 0.0 ) );
}
#endif`,_y=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;
#endif`,vy=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	uniform float logDepthBufFC;
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,by=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,My=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	vFragDepth = 1.0 + gl_Position.w;
	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );
#endif`,Sy=`#ifdef USE_MAP
	vec4 sampledDiffuseColor = texture2D( map, vMapUv );
	#ifdef DECODE_VIDEO_TEXTURE
		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );
	#endif
	diffuseColor *= sampledDiffuseColor;
#endif`,wy=`#ifdef USE_MAP
	uniform sampler2D map;
#endif`,Ay=`#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
	#if defined( USE_POINTS_UV )
		vec2 uv = vUv;
	#else
		vec2 uv = ( uvTransform * vec3( gl_PointCoord.x, 1.0 - gl_PointCoord.y, 1 ) ).xy;
	#endif
#endif
#ifdef USE_MAP
	diffuseColor *= texture2D( map, uv );
#endif
#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, uv ).g;
#endif`,Ey=`#if defined( USE_POINTS_UV )
	varying vec2 vUv;
#else
	#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
		uniform mat3 uvTransform;
	#endif
#endif
#ifdef USE_MAP
	uniform sampler2D map;
#endif
#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,Ty=`float metalnessFactor = metalness;
#ifdef USE_METALNESSMAP
	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );
	metalnessFactor *= texelMetalness.b;
#endif`,Ry=`#ifdef USE_METALNESSMAP
	uniform sampler2D metalnessMap;
#endif`,Cy=`#ifdef USE_INSTANCING_MORPH
	float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;
	}
#endif`,Py=`#if defined( USE_MORPHCOLORS )
	#if defined( USE_COLOR_ALPHA )
		vColor *= morphTargetBaseInfluence;
	#elif defined( USE_COLOR )
		vColor.rgb *= morphTargetBaseInfluence;
	#endif
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		#if defined( USE_COLOR_ALPHA )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ) * morphTargetInfluences[ i ];
		#elif defined( USE_COLOR )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor.rgb += getMorph( gl_VertexID, i, 2 ).rgb * morphTargetInfluences[ i ];
		#endif
	}
#endif`,Iy=`#ifdef USE_MORPHNORMALS
	objectNormal *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,Ly=`#ifdef USE_MORPHTARGETS
	#ifndef USE_INSTANCING_MORPH
		uniform float morphTargetBaseInfluence;
		uniform float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	#endif
	uniform sampler2DArray morphTargetsTexture;
	uniform ivec2 morphTargetsTextureSize;
	vec4 getMorph( const in int vertexIndex, const in int morphTargetIndex, const in int offset ) {
		int texelIndex = vertexIndex * MORPHTARGETS_TEXTURE_STRIDE + offset;
		int y = texelIndex / morphTargetsTextureSize.x;
		int x = texelIndex - y * morphTargetsTextureSize.x;
		ivec3 morphUV = ivec3( x, y, morphTargetIndex );
		return texelFetch( morphTargetsTexture, morphUV, 0 );
	}
#endif`,Ny=`#ifdef USE_MORPHTARGETS
	transformed *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,Dy=`float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;
#ifdef FLAT_SHADED
	vec3 fdx = dFdx( vViewPosition );
	vec3 fdy = dFdy( vViewPosition );
	vec3 normal = normalize( cross( fdx, fdy ) );
#else
	vec3 normal = normalize( vNormal );
	#ifdef DOUBLE_SIDED
		normal *= faceDirection;
	#endif
#endif
#if defined( USE_NORMALMAP_TANGENTSPACE ) || defined( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY )
	#ifdef USE_TANGENT
		mat3 tbn = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn = getTangentFrame( - vViewPosition, normal,
		#if defined( USE_NORMALMAP )
			vNormalMapUv
		#elif defined( USE_CLEARCOAT_NORMALMAP )
			vClearcoatNormalMapUv
		#else
			vUv
		#endif
		);
	#endif
	#ifdef DOUBLE_SIDED
		tbn[0] *= faceDirection;
		tbn[1] *= faceDirection;
	#endif
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	#ifdef USE_TANGENT
		mat3 tbn2 = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn2 = getTangentFrame( - vViewPosition, normal, vClearcoatNormalMapUv );
	#endif
	#ifdef DOUBLE_SIDED
		tbn2[0] *= faceDirection;
		tbn2[1] *= faceDirection;
	#endif
#endif
vec3 nonPerturbedNormal = normal;`,Fy=`#ifdef USE_NORMALMAP_OBJECTSPACE
	normal = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#ifdef FLIP_SIDED
		normal = - normal;
	#endif
	#ifdef DOUBLE_SIDED
		normal = normal * faceDirection;
	#endif
	normal = normalize( normalMatrix * normal );
#elif defined( USE_NORMALMAP_TANGENTSPACE )
	vec3 mapN = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#if defined( USE_PACKED_NORMALMAP )
		mapN = vec3( mapN.xy, sqrt( saturate( 1.0 - dot( mapN.xy, mapN.xy ) ) ) );
	#endif
	mapN.xy *= normalScale;
	normal = normalize( tbn * mapN );
#elif defined( USE_BUMPMAP )
	normal = perturbNormalArb( - vViewPosition, normal, dHdxy_fwd(), faceDirection );
#endif`,Uy=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,Oy=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,By=`#ifndef FLAT_SHADED
	vNormal = normalize( transformedNormal );
	#ifdef USE_TANGENT
		vTangent = normalize( transformedTangent );
		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );
		#ifdef FLIP_SIDED
			vBitangent = - vBitangent;
		#endif
	#endif
#endif`,ky=`#ifdef USE_NORMALMAP
	uniform sampler2D normalMap;
	uniform vec2 normalScale;
#endif
#ifdef USE_NORMALMAP_OBJECTSPACE
	uniform mat3 normalMatrix;
#endif
#if ! defined ( USE_TANGENT ) && ( defined ( USE_NORMALMAP_TANGENTSPACE ) || defined ( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY ) )
	mat3 getTangentFrame( vec3 eye_pos, vec3 surf_norm, vec2 uv ) {
		vec3 q0 = dFdx( eye_pos.xyz );
		vec3 q1 = dFdy( eye_pos.xyz );
		vec2 st0 = dFdx( uv.st );
		vec2 st1 = dFdy( uv.st );
		vec3 N = surf_norm;
		vec3 q1perp = cross( q1, N );
		vec3 q0perp = cross( N, q0 );
		vec3 T = q1perp * st0.x + q0perp * st1.x;
		vec3 B = q1perp * st0.y + q0perp * st1.y;
		float det = max( dot( T, T ), dot( B, B ) );
		float scale = ( det == 0.0 ) ? 0.0 : inversesqrt( det );
		return mat3( T * scale, B * scale, N );
	}
#endif`,zy=`#ifdef USE_CLEARCOAT
	vec3 clearcoatNormal = nonPerturbedNormal;
#endif`,Gy=`#ifdef USE_CLEARCOAT_NORMALMAP
	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;
	clearcoatMapN.xy *= clearcoatNormalScale;
	clearcoatNormal = normalize( tbn2 * clearcoatMapN );
#endif`,Vy=`#ifdef USE_CLEARCOATMAP
	uniform sampler2D clearcoatMap;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform sampler2D clearcoatNormalMap;
	uniform vec2 clearcoatNormalScale;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform sampler2D clearcoatRoughnessMap;
#endif`,Hy=`#ifdef USE_IRIDESCENCEMAP
	uniform sampler2D iridescenceMap;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform sampler2D iridescenceThicknessMap;
#endif`,Wy=`#ifdef OPAQUE
diffuseColor.a = 1.0;
#endif
#ifdef USE_TRANSMISSION
diffuseColor.a *= material.transmissionAlpha;
#endif
gl_FragColor = vec4( outgoingLight, diffuseColor.a );`,Xy=`vec3 packNormalToRGB( const in vec3 normal ) {
	return normalize( normal ) * 0.5 + 0.5;
}
vec3 unpackRGBToNormal( const in vec3 rgb ) {
	return 2.0 * rgb.xyz - 1.0;
}
const float PackUpscale = 256. / 255.;const float UnpackDownscale = 255. / 256.;const float ShiftRight8 = 1. / 256.;
const float Inv255 = 1. / 255.;
const vec4 PackFactors = vec4( 1.0, 256.0, 256.0 * 256.0, 256.0 * 256.0 * 256.0 );
const vec2 UnpackFactors2 = vec2( UnpackDownscale, 1.0 / PackFactors.g );
const vec3 UnpackFactors3 = vec3( UnpackDownscale / PackFactors.rg, 1.0 / PackFactors.b );
const vec4 UnpackFactors4 = vec4( UnpackDownscale / PackFactors.rgb, 1.0 / PackFactors.a );
vec4 packDepthToRGBA( const in float v ) {
	if( v <= 0.0 )
		return vec4( 0., 0., 0., 0. );
	if( v >= 1.0 )
		return vec4( 1., 1., 1., 1. );
	float vuf;
	float af = modf( v * PackFactors.a, vuf );
	float bf = modf( vuf * ShiftRight8, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec4( vuf * Inv255, gf * PackUpscale, bf * PackUpscale, af );
}
vec3 packDepthToRGB( const in float v ) {
	if( v <= 0.0 )
		return vec3( 0., 0., 0. );
	if( v >= 1.0 )
		return vec3( 1., 1., 1. );
	float vuf;
	float bf = modf( v * PackFactors.b, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec3( vuf * Inv255, gf * PackUpscale, bf );
}
vec2 packDepthToRG( const in float v ) {
	if( v <= 0.0 )
		return vec2( 0., 0. );
	if( v >= 1.0 )
		return vec2( 1., 1. );
	float vuf;
	float gf = modf( v * 256., vuf );
	return vec2( vuf * Inv255, gf );
}
float unpackRGBAToDepth( const in vec4 v ) {
	return dot( v, UnpackFactors4 );
}
float unpackRGBToDepth( const in vec3 v ) {
	return dot( v, UnpackFactors3 );
}
float unpackRGToDepth( const in vec2 v ) {
	return v.r * UnpackFactors2.r + v.g * UnpackFactors2.g;
}
vec4 pack2HalfToRGBA( const in vec2 v ) {
	vec4 r = vec4( v.x, fract( v.x * 255.0 ), v.y, fract( v.y * 255.0 ) );
	return vec4( r.x - r.y / 255.0, r.y, r.z - r.w / 255.0, r.w );
}
vec2 unpackRGBATo2Half( const in vec4 v ) {
	return vec2( v.x + ( v.y / 255.0 ), v.z + ( v.w / 255.0 ) );
}
float viewZToOrthographicDepth( const in float viewZ, const in float near, const in float far ) {
	return ( viewZ + near ) / ( near - far );
}
float orthographicDepthToViewZ( const in float depth, const in float near, const in float far ) {
	#ifdef USE_REVERSED_DEPTH_BUFFER
	
		return depth * ( far - near ) - far;
	#else
		return depth * ( near - far ) - near;
	#endif
}
float viewZToPerspectiveDepth( const in float viewZ, const in float near, const in float far ) {
	return ( ( near + viewZ ) * far ) / ( ( far - near ) * viewZ );
}
float perspectiveDepthToViewZ( const in float depth, const in float near, const in float far ) {
	
	#ifdef USE_REVERSED_DEPTH_BUFFER
		return ( near * far ) / ( ( near - far ) * depth - near );
	#else
		return ( near * far ) / ( ( far - near ) * depth - far );
	#endif
}`,$y=`#ifdef PREMULTIPLIED_ALPHA
	gl_FragColor.rgb *= gl_FragColor.a;
#endif`,qy=`vec4 mvPosition = vec4( transformed, 1.0 );
#ifdef USE_BATCHING
	mvPosition = batchingMatrix * mvPosition;
#endif
#ifdef USE_INSTANCING
	mvPosition = instanceMatrix * mvPosition;
#endif
mvPosition = modelViewMatrix * mvPosition;
gl_Position = projectionMatrix * mvPosition;`,Yy=`#ifdef DITHERING
	gl_FragColor.rgb = dithering( gl_FragColor.rgb );
#endif`,Zy=`#ifdef DITHERING
	vec3 dithering( vec3 color ) {
		float grid_position = rand( gl_FragCoord.xy );
		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );
		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );
		return color + dither_shift_RGB;
	}
#endif`,Ky=`float roughnessFactor = roughness;
#ifdef USE_ROUGHNESSMAP
	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );
	roughnessFactor *= texelRoughness.g;
#endif`,Jy=`#ifdef USE_ROUGHNESSMAP
	uniform sampler2D roughnessMap;
#endif`,jy=`#if NUM_SPOT_LIGHT_COORDS > 0
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#if NUM_SPOT_LIGHT_MAPS > 0
	uniform sampler2D spotLightMap[ NUM_SPOT_LIGHT_MAPS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		#define SUN_LIGHT_CASCADES 2
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#else
			uniform sampler2D sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#endif
		uniform mat4 sunShadowMatrix[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		uniform vec4 sunShadowCascade[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
		struct SunLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SunLightShadow sunLightShadows[ NUM_SUN_LIGHT_SHADOWS ];
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#else
			uniform sampler2D directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#endif
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#else
			uniform sampler2D spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#endif
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform samplerCubeShadow pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#elif defined( SHADOWMAP_TYPE_BASIC )
			uniform samplerCube pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#endif
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float interleavedGradientNoise( vec2 position ) {
			return fract( 52.9829189 * fract( dot( position, vec2( 0.06711056, 0.00583715 ) ) ) );
		}
		vec2 vogelDiskSample( int sampleIndex, int samplesCount, float phi ) {
			const float goldenAngle = 2.399963229728653;
			float r = sqrt( ( float( sampleIndex ) + 0.5 ) / float( samplesCount ) );
			float theta = float( sampleIndex ) * goldenAngle + phi;
			return vec2( cos( theta ), sin( theta ) ) * r;
		}
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float getShadow( sampler2DShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 texelSize = vec2( 1.0 ) / shadowMapSize;
				vec2 radius = shadowRadius * texelSize;
				float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
				shadow = (
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 0, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 1, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 2, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 3, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 4, 5, phi ) * radius, shadowCoord.z ) )
				) * 0.2;
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#elif defined( SHADOWMAP_TYPE_VSM )
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 distribution = texture2D( shadowMap, shadowCoord.xy ).rg;
				float mean = distribution.x;
				float variance = distribution.y * distribution.y;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					float hard_shadow = step( mean, shadowCoord.z );
				#else
					float hard_shadow = step( shadowCoord.z, mean );
				#endif
				
				if ( hard_shadow == 1.0 ) {
					shadow = 1.0;
				} else {
					variance = max( variance, 0.0000001 );
					float d = shadowCoord.z - mean;
					float p_max = variance / ( variance + d * d );
					p_max = clamp( ( p_max - 0.3 ) / 0.65, 0.0, 1.0 );
					shadow = max( hard_shadow, p_max );
				}
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#else
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				float depth = texture2D( shadowMap, shadowCoord.xy ).r;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					shadow = step( depth, shadowCoord.z );
				#else
					shadow = step( shadowCoord.z, depth );
				#endif
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#endif
	#if NUM_SUN_LIGHT_SHADOWS > 0
		float getSunShadow(
			#if defined( SHADOWMAP_TYPE_PCF )
				sampler2DShadow shadowMap,
			#else
				sampler2D shadowMap,
			#endif
			SunLightShadow sunLightShadow,
			int shadowIndex
		) {
			vec4 shadowWorldPosition = vec4( vSunShadowWorldPosition.xyz + vSunShadowWorldNormal * sunLightShadow.shadowNormalBias, 1.0 );
			float viewDepth = vSunShadowWorldPosition.w;
			int cascadeOffset = shadowIndex * SUN_LIGHT_CASCADES;
			float shadow = 1.0;
			for ( int i = SUN_LIGHT_CASCADES - 1; i >= 0; i -- ) {
				vec4 cascade = sunShadowCascade[ cascadeOffset + i ];
				if ( viewDepth >= cascade.x && viewDepth < cascade.y ) {
					float cascadeShadow = getShadow(
						shadowMap,
						sunLightShadow.shadowMapSize,
						sunLightShadow.shadowIntensity,
						sunLightShadow.shadowBias,
						sunLightShadow.shadowRadius,
						sunShadowMatrix[ cascadeOffset + i ] * shadowWorldPosition
					);
					shadow = mix( cascadeShadow, shadow, smoothstep( cascade.z, cascade.y, viewDepth ) );
				}
			}
			return shadow;
		}
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
	#if defined( SHADOWMAP_TYPE_PCF )
	float getPointShadow( samplerCubeShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 bd3D = normalize( lightToPosition );
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float lightDistance = length( lightToPosition );
			float depthRange = shadowCameraFar - shadowCameraNear;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				float depthA = - shadowCameraNear / depthRange - shadowBias;
				float depthB = shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#else
				float depthA = shadowCameraFar / depthRange + shadowBias;
				float depthB = - shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#endif
			float texelSize = shadowRadius / shadowMapSize.x;
			vec3 absDir = abs( bd3D );
			vec3 tangent = absDir.x > absDir.z ? vec3( 0.0, 1.0, 0.0 ) : vec3( 1.0, 0.0, 0.0 );
			tangent = normalize( cross( bd3D, tangent ) );
			vec3 bitangent = cross( bd3D, tangent );
			float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
			shadow = 0.0;
			for ( int i = 0; i < 5; i ++ ) {
				vec2 offset = vogelDiskSample( i, 5, phi );
				vec3 direction = bd3D + ( tangent * offset.x + bitangent * offset.y ) * texelSize;
				vec3 absDirection = abs( direction );
				float dp = depthA + depthB / max( max( absDirection.x, absDirection.y ), absDirection.z );
				shadow += texture( shadowMap, vec4( direction, dp ) );
			}
			shadow *= 0.2;
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#elif defined( SHADOWMAP_TYPE_BASIC )
	float getPointShadow( samplerCube shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float dp = ( shadowCameraFar * ( viewSpaceZ - shadowCameraNear ) ) / ( viewSpaceZ * ( shadowCameraFar - shadowCameraNear ) );
			dp += shadowBias;
			vec3 bd3D = normalize( lightToPosition );
			float depth = textureCube( shadowMap, bd3D ).r;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				depth = 1.0 - depth;
			#endif
			shadow = step( dp, depth );
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#endif
	#endif
#endif`,Qy=`#if NUM_SPOT_LIGHT_COORDS > 0
	uniform mat4 spotLightMatrix[ NUM_SPOT_LIGHT_COORDS ];
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		uniform mat4 directionalShadowMatrix[ NUM_DIR_LIGHT_SHADOWS ];
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		uniform mat4 pointShadowMatrix[ NUM_POINT_LIGHT_SHADOWS ];
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
#endif`,tx=`#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_SUN_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )
	#ifdef HAS_NORMAL
		vec3 shadowWorldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
	#else
		vec3 shadowWorldNormal = vec3( 0.0 );
	#endif
	vec4 shadowWorldPosition;
#endif
#if defined( USE_SHADOWMAP )
	#if NUM_SUN_LIGHT_SHADOWS > 0
		vSunShadowWorldPosition = vec4( worldPosition.xyz, - mvPosition.z );
		vSunShadowWorldNormal = shadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * directionalLightShadows[ i ].shadowNormalBias, 0 );
			vDirectionalShadowCoord[ i ] = directionalShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * pointLightShadows[ i ].shadowNormalBias, 0 );
			vPointShadowCoord[ i ] = pointShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
#endif
#if NUM_SPOT_LIGHT_COORDS > 0
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_COORDS; i ++ ) {
		shadowWorldPosition = worldPosition;
		#if ( defined( USE_SHADOWMAP ) && UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
			shadowWorldPosition.xyz += shadowWorldNormal * spotLightShadows[ i ].shadowNormalBias;
		#endif
		vSpotLightCoord[ i ] = spotLightMatrix[ i ] * shadowWorldPosition;
	}
	#pragma unroll_loop_end
#endif`,ex=`float getShadowMask() {
	float shadow = 1.0;
	#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHT_SHADOWS; i ++ ) {
		sunLight = sunLightShadows[ i ];
		shadow *= receiveShadow ? getSunShadow( sunShadowMap[ i ], sunLight, UNROLLED_LOOP_INDEX ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
		directionalLight = directionalLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( directionalShadowMap[ i ], directionalLight.shadowMapSize, directionalLight.shadowIntensity, directionalLight.shadowBias, directionalLight.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_SHADOWS; i ++ ) {
		spotLight = spotLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( spotShadowMap[ i ], spotLight.shadowMapSize, spotLight.shadowIntensity, spotLight.shadowBias, spotLight.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0 && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
	PointLightShadow pointLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
		pointLight = pointLightShadows[ i ];
		shadow *= receiveShadow ? getPointShadow( pointShadowMap[ i ], pointLight.shadowMapSize, pointLight.shadowIntensity, pointLight.shadowBias, pointLight.shadowRadius, vPointShadowCoord[ i ], pointLight.shadowCameraNear, pointLight.shadowCameraFar ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#endif
	return shadow;
}`,nx=`#ifdef USE_SKINNING
	mat4 boneMatX = getBoneMatrix( skinIndex.x );
	mat4 boneMatY = getBoneMatrix( skinIndex.y );
	mat4 boneMatZ = getBoneMatrix( skinIndex.z );
	mat4 boneMatW = getBoneMatrix( skinIndex.w );
#endif`,ix=`#ifdef USE_SKINNING
	uniform mat4 bindMatrix;
	uniform mat4 bindMatrixInverse;
	uniform highp sampler2D boneTexture;
	mat4 getBoneMatrix( const in float i ) {
		int size = textureSize( boneTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( boneTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( boneTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( boneTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( boneTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
#endif`,rx=`#ifdef USE_SKINNING
	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );
	vec4 skinned = vec4( 0.0 );
	skinned += boneMatX * skinVertex * skinWeight.x;
	skinned += boneMatY * skinVertex * skinWeight.y;
	skinned += boneMatZ * skinVertex * skinWeight.z;
	skinned += boneMatW * skinVertex * skinWeight.w;
	transformed = ( bindMatrixInverse * skinned ).xyz;
#endif`,sx=`#ifdef USE_SKINNING
	mat4 skinMatrix = mat4( 0.0 );
	skinMatrix += skinWeight.x * boneMatX;
	skinMatrix += skinWeight.y * boneMatY;
	skinMatrix += skinWeight.z * boneMatZ;
	skinMatrix += skinWeight.w * boneMatW;
	skinMatrix = bindMatrixInverse * skinMatrix * bindMatrix;
	objectNormal = vec4( skinMatrix * vec4( objectNormal, 0.0 ) ).xyz;
	#ifdef USE_TANGENT
		objectTangent = vec4( skinMatrix * vec4( objectTangent, 0.0 ) ).xyz;
	#endif
#endif`,ox=`float specularStrength;
#ifdef USE_SPECULARMAP
	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );
	specularStrength = texelSpecular.r;
#else
	specularStrength = 1.0;
#endif`,ax=`#ifdef USE_SPECULARMAP
	uniform sampler2D specularMap;
#endif`,lx=`#if defined( TONE_MAPPING )
	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );
#endif`,cx=`#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
uniform float toneMappingExposure;
vec3 LinearToneMapping( vec3 color ) {
	return saturate( toneMappingExposure * color );
}
vec3 ReinhardToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	return saturate( color / ( vec3( 1.0 ) + color ) );
}
vec3 CineonToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	color = max( vec3( 0.0 ), color - 0.004 );
	return pow( ( color * ( 6.2 * color + 0.5 ) ) / ( color * ( 6.2 * color + 1.7 ) + 0.06 ), vec3( 2.2 ) );
}
vec3 RRTAndODTFit( vec3 v ) {
	vec3 a = v * ( v + 0.0245786 ) - 0.000090537;
	vec3 b = v * ( 0.983729 * v + 0.4329510 ) + 0.238081;
	return a / b;
}
vec3 ACESFilmicToneMapping( vec3 color ) {
	const mat3 ACESInputMat = mat3(
		vec3( 0.59719, 0.07600, 0.02840 ),		vec3( 0.35458, 0.90834, 0.13383 ),
		vec3( 0.04823, 0.01566, 0.83777 )
	);
	const mat3 ACESOutputMat = mat3(
		vec3(  1.60475, -0.10208, -0.00327 ),		vec3( -0.53108,  1.10813, -0.07276 ),
		vec3( -0.07367, -0.00605,  1.07602 )
	);
	color *= toneMappingExposure / 0.6;
	color = ACESInputMat * color;
	color = RRTAndODTFit( color );
	color = ACESOutputMat * color;
	return saturate( color );
}
const mat3 LINEAR_REC2020_TO_LINEAR_SRGB = mat3(
	vec3( 1.6605, - 0.1246, - 0.0182 ),
	vec3( - 0.5876, 1.1329, - 0.1006 ),
	vec3( - 0.0728, - 0.0083, 1.1187 )
);
const mat3 LINEAR_SRGB_TO_LINEAR_REC2020 = mat3(
	vec3( 0.6274, 0.0691, 0.0164 ),
	vec3( 0.3293, 0.9195, 0.0880 ),
	vec3( 0.0433, 0.0113, 0.8956 )
);
vec3 agxDefaultContrastApprox( vec3 x ) {
	vec3 x2 = x * x;
	vec3 x4 = x2 * x2;
	return + 15.5 * x4 * x2
		- 40.14 * x4 * x
		+ 31.96 * x4
		- 6.868 * x2 * x
		+ 0.4298 * x2
		+ 0.1191 * x
		- 0.00232;
}
vec3 AgXToneMapping( vec3 color ) {
	const mat3 AgXInsetMatrix = mat3(
		vec3( 0.856627153315983, 0.137318972929847, 0.11189821299995 ),
		vec3( 0.0951212405381588, 0.761241990602591, 0.0767994186031903 ),
		vec3( 0.0482516061458583, 0.101439036467562, 0.811302368396859 )
	);
	const mat3 AgXOutsetMatrix = mat3(
		vec3( 1.1271005818144368, - 0.1413297634984383, - 0.14132976349843826 ),
		vec3( - 0.11060664309660323, 1.157823702216272, - 0.11060664309660294 ),
		vec3( - 0.016493938717834573, - 0.016493938717834257, 1.2519364065950405 )
	);
	const float AgxMinEv = - 12.47393;	const float AgxMaxEv = 4.026069;
	color *= toneMappingExposure;
	color = LINEAR_SRGB_TO_LINEAR_REC2020 * color;
	color = AgXInsetMatrix * color;
	color = max( color, 1e-10 );	color = log2( color );
	color = ( color - AgxMinEv ) / ( AgxMaxEv - AgxMinEv );
	color = clamp( color, 0.0, 1.0 );
	color = agxDefaultContrastApprox( color );
	color = AgXOutsetMatrix * color;
	color = pow( max( vec3( 0.0 ), color ), vec3( 2.2 ) );
	color = LINEAR_REC2020_TO_LINEAR_SRGB * color;
	color = clamp( color, 0.0, 1.0 );
	return color;
}
vec3 NeutralToneMapping( vec3 color ) {
	const float StartCompression = 0.8 - 0.04;
	const float Desaturation = 0.15;
	color *= toneMappingExposure;
	float x = min( color.r, min( color.g, color.b ) );
	float offset = x < 0.08 ? x - 6.25 * x * x : 0.04;
	color -= offset;
	float peak = max( color.r, max( color.g, color.b ) );
	if ( peak < StartCompression ) return color;
	float d = 1. - StartCompression;
	float newPeak = 1. - d * d / ( peak + d - StartCompression );
	color *= newPeak / peak;
	float g = 1. - 1. / ( Desaturation * ( peak - newPeak ) + 1. );
	return mix( color, vec3( newPeak ), g );
}
vec3 CustomToneMapping( vec3 color ) { return color; }`,hx=`#ifdef USE_TRANSMISSION
	material.transmission = transmission;
	material.transmissionAlpha = 1.0;
	material.thickness = thickness;
	material.attenuationDistance = attenuationDistance;
	material.attenuationColor = attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		material.transmission *= texture2D( transmissionMap, vTransmissionMapUv ).r;
	#endif
	#ifdef USE_THICKNESSMAP
		material.thickness *= texture2D( thicknessMap, vThicknessMapUv ).g;
	#endif
	vec3 pos = vWorldPosition;
	vec3 v = normalize( cameraPosition - pos );
	vec3 n = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec4 transmitted = getIBLVolumeRefraction(
		n, v, material.roughness, material.diffuseContribution, material.specularColorBlended, material.specularF90,
		pos, modelMatrix, viewMatrix, projectionMatrix, material.dispersion, material.ior, material.thickness,
		material.attenuationColor, material.attenuationDistance );
	material.transmissionAlpha = mix( material.transmissionAlpha, transmitted.a, material.transmission );
	totalDiffuse = mix( totalDiffuse, transmitted.rgb, material.transmission );
#endif`,ux=`#ifdef USE_TRANSMISSION
	uniform float transmission;
	uniform float thickness;
	uniform float attenuationDistance;
	uniform vec3 attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		uniform sampler2D transmissionMap;
	#endif
	#ifdef USE_THICKNESSMAP
		uniform sampler2D thicknessMap;
	#endif
	uniform vec2 transmissionSamplerSize;
	uniform sampler2D transmissionSamplerMap;
	uniform mat4 modelMatrix;
	uniform mat4 projectionMatrix;
	varying vec3 vWorldPosition;
	float w0( float a ) {
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - a + 3.0 ) - 3.0 ) + 1.0 );
	}
	float w1( float a ) {
		return ( 1.0 / 6.0 ) * ( a *  a * ( 3.0 * a - 6.0 ) + 4.0 );
	}
	float w2( float a ){
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - 3.0 * a + 3.0 ) + 3.0 ) + 1.0 );
	}
	float w3( float a ) {
		return ( 1.0 / 6.0 ) * ( a * a * a );
	}
	float g0( float a ) {
		return w0( a ) + w1( a );
	}
	float g1( float a ) {
		return w2( a ) + w3( a );
	}
	float h0( float a ) {
		return - 1.0 + w1( a ) / ( w0( a ) + w1( a ) );
	}
	float h1( float a ) {
		return 1.0 + w3( a ) / ( w2( a ) + w3( a ) );
	}
	vec4 bicubic( sampler2D tex, vec2 uv, vec4 texelSize, float lod ) {
		uv = uv * texelSize.zw + 0.5;
		vec2 iuv = floor( uv );
		vec2 fuv = fract( uv );
		float g0x = g0( fuv.x );
		float g1x = g1( fuv.x );
		float h0x = h0( fuv.x );
		float h1x = h1( fuv.x );
		float h0y = h0( fuv.y );
		float h1y = h1( fuv.y );
		vec2 p0 = ( vec2( iuv.x + h0x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p1 = ( vec2( iuv.x + h1x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p2 = ( vec2( iuv.x + h0x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		vec2 p3 = ( vec2( iuv.x + h1x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		return g0( fuv.y ) * ( g0x * textureLod( tex, p0, lod ) + g1x * textureLod( tex, p1, lod ) ) +
			g1( fuv.y ) * ( g0x * textureLod( tex, p2, lod ) + g1x * textureLod( tex, p3, lod ) );
	}
	vec4 textureBicubic( sampler2D sampler, vec2 uv, float lod ) {
		vec2 fLodSize = vec2( textureSize( sampler, int( lod ) ) );
		vec2 cLodSize = vec2( textureSize( sampler, int( lod + 1.0 ) ) );
		vec2 fLodSizeInv = 1.0 / fLodSize;
		vec2 cLodSizeInv = 1.0 / cLodSize;
		vec4 fSample = bicubic( sampler, uv, vec4( fLodSizeInv, fLodSize ), floor( lod ) );
		vec4 cSample = bicubic( sampler, uv, vec4( cLodSizeInv, cLodSize ), ceil( lod ) );
		return mix( fSample, cSample, fract( lod ) );
	}
	vec3 getVolumeTransmissionRay( const in vec3 n, const in vec3 v, const in float thickness, const in float ior, const in mat4 modelMatrix ) {
		vec3 refractionVector = refract( - v, normalize( n ), 1.0 / ior );
		vec3 modelScale;
		modelScale.x = length( vec3( modelMatrix[ 0 ].xyz ) );
		modelScale.y = length( vec3( modelMatrix[ 1 ].xyz ) );
		modelScale.z = length( vec3( modelMatrix[ 2 ].xyz ) );
		return normalize( refractionVector ) * thickness * modelScale;
	}
	float applyIorToRoughness( const in float roughness, const in float ior ) {
		return roughness * clamp( ior * 2.0 - 2.0, 0.0, 1.0 );
	}
	vec4 getTransmissionSample( const in vec2 fragCoord, const in float roughness, const in float ior ) {
		float lod = log2( transmissionSamplerSize.x ) * applyIorToRoughness( roughness, ior );
		return textureBicubic( transmissionSamplerMap, fragCoord.xy, lod );
	}
	vec3 volumeAttenuation( const in float transmissionDistance, const in vec3 attenuationColor, const in float attenuationDistance ) {
		if ( isinf( attenuationDistance ) ) {
			return vec3( 1.0 );
		} else {
			vec3 attenuationCoefficient = -log( attenuationColor ) / attenuationDistance;
			vec3 transmittance = exp( - attenuationCoefficient * transmissionDistance );			return transmittance;
		}
	}
	vec4 getIBLVolumeRefraction( const in vec3 n, const in vec3 v, const in float roughness, const in vec3 diffuseColor,
		const in vec3 specularColor, const in float specularF90, const in vec3 position, const in mat4 modelMatrix,
		const in mat4 viewMatrix, const in mat4 projMatrix, const in float dispersion, const in float ior, const in float thickness,
		const in vec3 attenuationColor, const in float attenuationDistance ) {
		vec4 transmittedLight;
		vec3 transmittance;
		#ifdef USE_DISPERSION
			float halfSpread = ( ior - 1.0 ) * 0.025 * dispersion;
			vec3 iors = vec3( ior - halfSpread, ior, ior + halfSpread );
			for ( int i = 0; i < 3; i ++ ) {
				vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, iors[ i ], modelMatrix );
				vec3 refractedRayExit = position + transmissionRay;
				vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
				vec2 refractionCoords = ndcPos.xy / ndcPos.w;
				refractionCoords += 1.0;
				refractionCoords /= 2.0;
				vec4 transmissionSample = getTransmissionSample( refractionCoords, roughness, iors[ i ] );
				transmittedLight[ i ] = transmissionSample[ i ];
				transmittedLight.a += transmissionSample.a;
				transmittance[ i ] = diffuseColor[ i ] * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance )[ i ];
			}
			transmittedLight.a /= 3.0;
		#else
			vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, ior, modelMatrix );
			vec3 refractedRayExit = position + transmissionRay;
			vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
			vec2 refractionCoords = ndcPos.xy / ndcPos.w;
			refractionCoords += 1.0;
			refractionCoords /= 2.0;
			transmittedLight = getTransmissionSample( refractionCoords, roughness, ior );
			transmittance = diffuseColor * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance );
		#endif
		vec3 attenuatedColor = transmittance * transmittedLight.rgb;
		vec3 F = EnvironmentBRDF( n, v, specularColor, specularF90, roughness );
		float transmittanceFactor = ( transmittance.r + transmittance.g + transmittance.b ) / 3.0;
		return vec4( ( 1.0 - F ) * attenuatedColor, 1.0 - ( 1.0 - transmittedLight.a ) * transmittanceFactor );
	}
#endif`,dx=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_SPECULARMAP
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,fx=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	uniform mat3 mapTransform;
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	uniform mat3 alphaMapTransform;
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	uniform mat3 lightMapTransform;
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	uniform mat3 aoMapTransform;
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	uniform mat3 bumpMapTransform;
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	uniform mat3 normalMapTransform;
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_DISPLACEMENTMAP
	uniform mat3 displacementMapTransform;
	varying vec2 vDisplacementMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	uniform mat3 emissiveMapTransform;
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	uniform mat3 metalnessMapTransform;
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	uniform mat3 roughnessMapTransform;
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	uniform mat3 diffuseRoughnessMapTransform;
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	uniform mat3 anisotropyMapTransform;
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	uniform mat3 clearcoatMapTransform;
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform mat3 clearcoatNormalMapTransform;
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform mat3 clearcoatRoughnessMapTransform;
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	uniform mat3 sheenColorMapTransform;
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	uniform mat3 sheenRoughnessMapTransform;
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	uniform mat3 iridescenceMapTransform;
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform mat3 iridescenceThicknessMapTransform;
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SPECULARMAP
	uniform mat3 specularMapTransform;
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	uniform mat3 specularColorMapTransform;
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	uniform mat3 specularIntensityMapTransform;
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,px=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	vUv = vec3( uv, 1 ).xy;
#endif
#ifdef USE_MAP
	vMapUv = ( mapTransform * vec3( MAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ALPHAMAP
	vAlphaMapUv = ( alphaMapTransform * vec3( ALPHAMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_LIGHTMAP
	vLightMapUv = ( lightMapTransform * vec3( LIGHTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_AOMAP
	vAoMapUv = ( aoMapTransform * vec3( AOMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_BUMPMAP
	vBumpMapUv = ( bumpMapTransform * vec3( BUMPMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_NORMALMAP
	vNormalMapUv = ( normalMapTransform * vec3( NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DISPLACEMENTMAP
	vDisplacementMapUv = ( displacementMapTransform * vec3( DISPLACEMENTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_EMISSIVEMAP
	vEmissiveMapUv = ( emissiveMapTransform * vec3( EMISSIVEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_METALNESSMAP
	vMetalnessMapUv = ( metalnessMapTransform * vec3( METALNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ROUGHNESSMAP
	vRoughnessMapUv = ( roughnessMapTransform * vec3( ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	vDiffuseRoughnessMapUv = ( diffuseRoughnessMapTransform * vec3( DIFFUSE_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ANISOTROPYMAP
	vAnisotropyMapUv = ( anisotropyMapTransform * vec3( ANISOTROPYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOATMAP
	vClearcoatMapUv = ( clearcoatMapTransform * vec3( CLEARCOATMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	vClearcoatNormalMapUv = ( clearcoatNormalMapTransform * vec3( CLEARCOAT_NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	vClearcoatRoughnessMapUv = ( clearcoatRoughnessMapTransform * vec3( CLEARCOAT_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCEMAP
	vIridescenceMapUv = ( iridescenceMapTransform * vec3( IRIDESCENCEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	vIridescenceThicknessMapUv = ( iridescenceThicknessMapTransform * vec3( IRIDESCENCE_THICKNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_COLORMAP
	vSheenColorMapUv = ( sheenColorMapTransform * vec3( SHEEN_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	vSheenRoughnessMapUv = ( sheenRoughnessMapTransform * vec3( SHEEN_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULARMAP
	vSpecularMapUv = ( specularMapTransform * vec3( SPECULARMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_COLORMAP
	vSpecularColorMapUv = ( specularColorMapTransform * vec3( SPECULAR_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	vSpecularIntensityMapUv = ( specularIntensityMapTransform * vec3( SPECULAR_INTENSITYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_TRANSMISSIONMAP
	vTransmissionMapUv = ( transmissionMapTransform * vec3( TRANSMISSIONMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_THICKNESSMAP
	vThicknessMapUv = ( thicknessMapTransform * vec3( THICKNESSMAP_UV, 1 ) ).xy;
#endif`,mx=`#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0
	vec4 worldPosition = vec4( transformed, 1.0 );
	#ifdef USE_BATCHING
		worldPosition = batchingMatrix * worldPosition;
	#endif
	#ifdef USE_INSTANCING
		worldPosition = instanceMatrix * worldPosition;
	#endif
	worldPosition = modelMatrix * worldPosition;
#endif`,gx=`varying vec2 vUv;
uniform mat3 uvTransform;
void main() {
	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	gl_Position = vec4( position.xy, 1.0, 1.0 );
}`,yx=`uniform sampler2D t2D;
uniform float backgroundIntensity;
varying vec2 vUv;
void main() {
	vec4 texColor = texture2D( t2D, vUv );
	#ifdef DECODE_VIDEO_TEXTURE
		texColor = vec4( mix( pow( texColor.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), texColor.rgb * 0.0773993808, vec3( lessThanEqual( texColor.rgb, vec3( 0.04045 ) ) ) ), texColor.w );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,xx=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,_x=`uniform float backgroundBlurriness;
uniform float backgroundIntensity;
uniform mat3 backgroundRotation;
varying vec3 vWorldDirection;
#include <envmap_common_pars_fragment>
void main() {
	#ifdef ENVMAP_TYPE_PMREM
		vec4 texColor = textureLod( envMap, backgroundRotation * vWorldDirection, roughnessToMip( backgroundBlurriness ) );
	#else
		vec4 texColor = textureCube( envMap, backgroundRotation * vWorldDirection );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,vx=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,bx=`uniform samplerCube tCube;
uniform float tFlip;
uniform float opacity;
varying vec3 vWorldDirection;
void main() {
	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );
	gl_FragColor = texColor;
	gl_FragColor.a *= opacity;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Mx=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
varying vec2 vHighPrecisionZW;
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vHighPrecisionZW = gl_Position.zw;
}`,Sx=`#if DEPTH_PACKING == 3200
	uniform float opacity;
#endif
#include <common>
#include <packing>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
varying vec2 vHighPrecisionZW;
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#if DEPTH_PACKING == 3200
		diffuseColor.a = opacity;
	#endif
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <logdepthbuf_fragment>
	#ifdef USE_REVERSED_DEPTH_BUFFER
		float fragCoordZ = vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ];
	#else
		float fragCoordZ = 0.5 * vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ] + 0.5;
	#endif
	#if DEPTH_PACKING == 3200
		gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );
	#elif DEPTH_PACKING == 3201
		gl_FragColor = packDepthToRGBA( fragCoordZ );
	#elif DEPTH_PACKING == 3202
		gl_FragColor = vec4( packDepthToRGB( fragCoordZ ), 1.0 );
	#elif DEPTH_PACKING == 3203
		gl_FragColor = vec4( packDepthToRG( fragCoordZ ), 0.0, 1.0 );
	#endif
}`,wx=`#define DISTANCE
varying vec3 vWorldPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <worldpos_vertex>
	#include <clipping_planes_vertex>
	vWorldPosition = worldPosition.xyz;
}`,Ax=`#define DISTANCE
uniform vec3 referencePosition;
uniform float nearDistance;
uniform float farDistance;
varying vec3 vWorldPosition;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	float dist = length( vWorldPosition - referencePosition );
	dist = ( dist - nearDistance ) / ( farDistance - nearDistance );
	dist = saturate( dist );
	gl_FragColor = vec4( dist, 0.0, 0.0, 1.0 );
}`,Ex=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
}`,Tx=`uniform sampler2D tEquirect;
varying vec3 vWorldDirection;
#include <common>
void main() {
	vec3 direction = normalize( vWorldDirection );
	vec2 sampleUV = equirectUv( direction );
	gl_FragColor = texture2D( tEquirect, sampleUV );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Rx=`uniform float scale;
attribute float lineDistance;
varying float vLineDistance;
#include <common>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	vLineDistance = scale * lineDistance;
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,Cx=`uniform vec3 diffuse;
uniform float opacity;
uniform float dashSize;
uniform float totalSize;
varying float vLineDistance;
#include <common>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	if ( mod( vLineDistance, totalSize ) > dashSize ) {
		discard;
	}
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,Px=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#if defined ( USE_ENVMAP ) || defined ( USE_SKINNING )
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinbase_vertex>
		#include <skinnormal_vertex>
		#include <defaultnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <fog_vertex>
}`,Ix=`uniform vec3 diffuse;
uniform float opacity;
#ifndef FLAT_SHADED
	varying vec3 vNormal;
#endif
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <fog_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		reflectedLight.indirectDiffuse += lightMapTexel.rgb * lightMapIntensity * RECIPROCAL_PI;
	#else
		reflectedLight.indirectDiffuse += vec3( 1.0 );
	#endif
	#include <aomap_fragment>
	reflectedLight.indirectDiffuse *= diffuseColor.rgb;
	vec3 outgoingLight = reflectedLight.indirectDiffuse;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Lx=`#define LAMBERT
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,Nx=`#define LAMBERT
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_lambert_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_lambert_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Dx=`#define MATCAP
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <displacementmap_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
	vViewPosition = - mvPosition.xyz;
}`,Fx=`#define MATCAP
uniform vec3 diffuse;
uniform float opacity;
uniform sampler2D matcap;
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	vec3 viewDir = normalize( vViewPosition );
	vec3 x = normalize( vec3( viewDir.z, 0.0, - viewDir.x ) );
	vec3 y = cross( viewDir, x );
	vec2 uv = vec2( dot( x, normal ), dot( y, normal ) ) * 0.495 + 0.5;
	#ifdef USE_MATCAP
		vec4 matcapColor = texture2D( matcap, uv );
	#else
		vec4 matcapColor = vec4( vec3( mix( 0.2, 0.8, uv.y ) ), 1.0 );
	#endif
	vec3 outgoingLight = diffuseColor.rgb * matcapColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Ux=`#define NORMAL
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	vViewPosition = - mvPosition.xyz;
#endif
}`,Ox=`#define NORMAL
uniform float opacity;
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <uv_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 0.0, 0.0, 0.0, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	gl_FragColor = vec4( normalize( normal ) * 0.5 + 0.5, diffuseColor.a );
	#ifdef OPAQUE
		gl_FragColor.a = 1.0;
	#endif
}`,Bx=`#define PHONG
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,kx=`#define PHONG
uniform vec3 diffuse;
uniform vec3 emissive;
uniform vec3 specular;
uniform float shininess;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_phong_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_phong_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + reflectedLight.directSpecular + reflectedLight.indirectSpecular + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,zx=`#define STANDARD
varying vec3 vViewPosition;
#ifdef USE_TRANSMISSION
	varying vec3 vWorldPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
#ifdef USE_TRANSMISSION
	vWorldPosition = worldPosition.xyz;
#endif
}`,Gx=`#define STANDARD
#ifdef PHYSICAL
	#define IOR
	#define USE_SPECULAR
#endif
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float roughness;
uniform float metalness;
uniform float opacity;
#ifdef IOR
	uniform float ior;
#endif
#ifdef USE_SPECULAR
	uniform float specularIntensity;
	uniform vec3 specularColor;
	#ifdef USE_SPECULAR_COLORMAP
		uniform sampler2D specularColorMap;
	#endif
	#ifdef USE_SPECULAR_INTENSITYMAP
		uniform sampler2D specularIntensityMap;
	#endif
#endif
#ifdef USE_CLEARCOAT
	uniform float clearcoat;
	uniform float clearcoatRoughness;
#endif
#ifdef USE_DIFFUSE_ROUGHNESS
	uniform float diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		uniform sampler2D diffuseRoughnessMap;
	#endif
#endif
#ifdef USE_DISPERSION
	uniform float dispersion;
#endif
#ifdef USE_RETROREFLECTION
	uniform float retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	uniform float iridescence;
	uniform float iridescenceIOR;
	uniform float iridescenceThicknessMinimum;
	uniform float iridescenceThicknessMaximum;
#endif
#ifdef USE_SHEEN
	uniform vec3 sheenColor;
	uniform float sheenRoughness;
	#ifdef USE_SHEEN_COLORMAP
		uniform sampler2D sheenColorMap;
	#endif
	#ifdef USE_SHEEN_ROUGHNESSMAP
		uniform sampler2D sheenRoughnessMap;
	#endif
#endif
#ifdef USE_ANISOTROPY
	uniform vec2 anisotropyVector;
	#ifdef USE_ANISOTROPYMAP
		uniform sampler2D anisotropyMap;
	#endif
#endif
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <iridescence_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_physical_pars_fragment>
#include <transmission_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <clearcoat_pars_fragment>
#include <iridescence_pars_fragment>
#include <roughnessmap_pars_fragment>
#include <metalnessmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <roughnessmap_fragment>
	#include <metalnessmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <clearcoat_normal_fragment_begin>
	#include <clearcoat_normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_physical_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 totalDiffuse = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse;
	vec3 totalSpecular = reflectedLight.directSpecular + reflectedLight.indirectSpecular;
	#include <transmission_fragment>
	vec3 outgoingLight = totalDiffuse + totalSpecular + totalEmissiveRadiance;
	#ifdef USE_SHEEN
 
		outgoingLight = outgoingLight + sheenSpecularDirect + sheenSpecularIndirect;
 
 	#endif
	#ifdef USE_CLEARCOAT
		float dotNVcc = saturate( dot( geometryClearcoatNormal, geometryViewDir ) );
		vec3 Fcc = F_Schlick( material.clearcoatF0, material.clearcoatF90, dotNVcc );
		outgoingLight = outgoingLight * ( 1.0 - material.clearcoat * Fcc ) + ( clearcoatSpecularDirect + clearcoatSpecularIndirect ) * material.clearcoat;
	#endif
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Vx=`#define TOON
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,Hx=`#define TOON
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <gradientmap_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_toon_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_toon_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Wx=`uniform float size;
uniform float scale;
#include <common>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
#ifdef USE_POINTS_UV
	varying vec2 vUv;
	uniform mat3 uvTransform;
#endif
void main() {
	#ifdef USE_POINTS_UV
		vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	#endif
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	gl_PointSize = size;
	#ifdef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) gl_PointSize *= ( scale / - mvPosition.z );
	#endif
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <fog_vertex>
}`,Xx=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <color_pars_fragment>
#include <map_particle_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_particle_fragment>
	#include <color_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,$x=`#include <common>
#include <batching_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <shadowmap_pars_vertex>
void main() {
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,qx=`uniform vec3 color;
uniform float opacity;
#include <common>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <logdepthbuf_pars_fragment>
#include <shadowmap_pars_fragment>
#include <shadowmask_pars_fragment>
void main() {
	#include <logdepthbuf_fragment>
	gl_FragColor = vec4( color, opacity * ( 1.0 - getShadowMask() ) );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,Yx=`uniform float rotation;
uniform vec2 center;
#include <common>
#include <uv_pars_vertex>
#include <fog_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	vec4 mvPosition = modelViewMatrix[ 3 ];
	vec2 scale = vec2( length( modelMatrix[ 0 ].xyz ), length( modelMatrix[ 1 ].xyz ) );
	#ifndef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) scale *= - mvPosition.z;
	#endif
	vec2 alignedPosition = ( position.xy - ( center - vec2( 0.5 ) ) ) * scale;
	vec2 rotatedPosition;
	rotatedPosition.x = cos( rotation ) * alignedPosition.x - sin( rotation ) * alignedPosition.y;
	rotatedPosition.y = sin( rotation ) * alignedPosition.x + cos( rotation ) * alignedPosition.y;
	mvPosition.xy += rotatedPosition;
	gl_Position = projectionMatrix * mvPosition;
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,Zx=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
}`,Vt={alphahash_fragment:y0,alphahash_pars_fragment:x0,alphamap_fragment:_0,alphamap_pars_fragment:v0,alphatest_fragment:b0,alphatest_pars_fragment:M0,aomap_fragment:S0,aomap_pars_fragment:w0,batching_pars_vertex:A0,batching_vertex:E0,begin_vertex:T0,beginnormal_vertex:R0,bsdfs:C0,iridescence_fragment:P0,bumpmap_pars_fragment:I0,clipping_planes_fragment:L0,clipping_planes_pars_fragment:N0,clipping_planes_pars_vertex:D0,clipping_planes_vertex:F0,color_fragment:U0,color_pars_fragment:O0,color_pars_vertex:B0,color_vertex:k0,common:z0,defaultnormal_vertex:G0,displacementmap_pars_vertex:V0,displacementmap_vertex:H0,emissivemap_fragment:W0,emissivemap_pars_fragment:X0,colorspace_fragment:$0,colorspace_pars_fragment:q0,envmap_fragment:Y0,envmap_common_pars_fragment:Z0,envmap_pars_fragment:K0,envmap_pars_vertex:J0,envmap_physical_pars_fragment:ly,envmap_vertex:j0,fog_vertex:Q0,fog_pars_vertex:ty,fog_fragment:ey,fog_pars_fragment:ny,gradientmap_pars_fragment:iy,lightmap_pars_fragment:ry,lights_lambert_fragment:sy,lights_lambert_pars_fragment:oy,lights_pars_begin:ay,lights_toon_fragment:cy,lights_toon_pars_fragment:hy,lights_phong_fragment:uy,lights_phong_pars_fragment:dy,lights_physical_fragment:fy,lights_physical_pars_fragment:py,lights_fragment_begin:my,lights_fragment_maps:gy,lights_fragment_end:yy,lightprobes_pars_fragment:xy,logdepthbuf_fragment:_y,logdepthbuf_pars_fragment:vy,logdepthbuf_pars_vertex:by,logdepthbuf_vertex:My,map_fragment:Sy,map_pars_fragment:wy,map_particle_fragment:Ay,map_particle_pars_fragment:Ey,metalnessmap_fragment:Ty,metalnessmap_pars_fragment:Ry,morphinstance_vertex:Cy,morphcolor_vertex:Py,morphnormal_vertex:Iy,morphtarget_pars_vertex:Ly,morphtarget_vertex:Ny,normal_fragment_begin:Dy,normal_fragment_maps:Fy,normal_pars_fragment:Uy,normal_pars_vertex:Oy,normal_vertex:By,normalmap_pars_fragment:ky,clearcoat_normal_fragment_begin:zy,clearcoat_normal_fragment_maps:Gy,clearcoat_pars_fragment:Vy,iridescence_pars_fragment:Hy,opaque_fragment:Wy,packing:Xy,premultiplied_alpha_fragment:$y,project_vertex:qy,dithering_fragment:Yy,dithering_pars_fragment:Zy,roughnessmap_fragment:Ky,roughnessmap_pars_fragment:Jy,shadowmap_pars_fragment:jy,shadowmap_pars_vertex:Qy,shadowmap_vertex:tx,shadowmask_pars_fragment:ex,skinbase_vertex:nx,skinning_pars_vertex:ix,skinning_vertex:rx,skinnormal_vertex:sx,specularmap_fragment:ox,specularmap_pars_fragment:ax,tonemapping_fragment:lx,tonemapping_pars_fragment:cx,transmission_fragment:hx,transmission_pars_fragment:ux,uv_pars_fragment:dx,uv_pars_vertex:fx,uv_vertex:px,worldpos_vertex:mx,background_vert:gx,background_frag:yx,backgroundCube_vert:xx,backgroundCube_frag:_x,cube_vert:vx,cube_frag:bx,depth_vert:Mx,depth_frag:Sx,distance_vert:wx,distance_frag:Ax,equirect_vert:Ex,equirect_frag:Tx,linedashed_vert:Rx,linedashed_frag:Cx,meshbasic_vert:Px,meshbasic_frag:Ix,meshlambert_vert:Lx,meshlambert_frag:Nx,meshmatcap_vert:Dx,meshmatcap_frag:Fx,meshnormal_vert:Ux,meshnormal_frag:Ox,meshphong_vert:Bx,meshphong_frag:kx,meshphysical_vert:zx,meshphysical_frag:Gx,meshtoon_vert:Vx,meshtoon_frag:Hx,points_vert:Wx,points_frag:Xx,shadow_vert:$x,shadow_frag:qx,sprite_vert:Yx,sprite_frag:Zx},vt={common:{diffuse:{value:new Zt(16777215)},opacity:{value:1},map:{value:null},mapTransform:{value:new Ut},alphaMap:{value:null},alphaMapTransform:{value:new Ut},alphaTest:{value:0}},specularmap:{specularMap:{value:null},specularMapTransform:{value:new Ut}},envmap:{envMap:{value:null},envMapRotation:{value:new Ut},reflectivity:{value:1},ior:{value:1.5},refractionRatio:{value:.98},dfgLUT:{value:null}},aomap:{aoMap:{value:null},aoMapIntensity:{value:1},aoMapTransform:{value:new Ut}},lightmap:{lightMap:{value:null},lightMapIntensity:{value:1},lightMapTransform:{value:new Ut}},bumpmap:{bumpMap:{value:null},bumpMapTransform:{value:new Ut},bumpScale:{value:1}},normalmap:{normalMap:{value:null},normalMapTransform:{value:new Ut},normalScale:{value:new Ft(1,1)}},displacementmap:{displacementMap:{value:null},displacementMapTransform:{value:new Ut},displacementScale:{value:1},displacementBias:{value:0}},emissivemap:{emissiveMap:{value:null},emissiveMapTransform:{value:new Ut}},metalnessmap:{metalnessMap:{value:null},metalnessMapTransform:{value:new Ut}},roughnessmap:{roughnessMap:{value:null},roughnessMapTransform:{value:new Ut}},gradientmap:{gradientMap:{value:null}},fog:{fogDensity:{value:25e-5},fogNear:{value:1},fogFar:{value:2e3},fogColor:{value:new Zt(16777215)}},lights:{ambientLightColor:{value:[]},lightProbe:{value:[]},sunLights:{value:[],properties:{direction:{},color:{}}},sunLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},sunShadowMatrix:{value:[]},sunShadowCascade:{value:[]},directionalLights:{value:[],properties:{direction:{},color:{}}},directionalLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},directionalShadowMatrix:{value:[]},spotLights:{value:[],properties:{color:{},position:{},direction:{},distance:{},coneCos:{},penumbraCos:{},decay:{}}},spotLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},spotLightMap:{value:[]},spotLightMatrix:{value:[]},pointLights:{value:[],properties:{color:{},position:{},decay:{},distance:{}}},pointLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{},shadowCameraNear:{},shadowCameraFar:{}}},pointShadowMatrix:{value:[]},hemisphereLights:{value:[],properties:{direction:{},skyColor:{},groundColor:{}}},rectAreaLights:{value:[],properties:{color:{},position:{},width:{},height:{}}},ltc_1:{value:null},ltc_2:{value:null},probesSH:{value:[]},probesMin:{value:[]},probesMax:{value:[]},probesResolution:{value:[]}},points:{diffuse:{value:new Zt(16777215)},opacity:{value:1},size:{value:1},scale:{value:1},map:{value:null},alphaMap:{value:null},alphaMapTransform:{value:new Ut},alphaTest:{value:0},uvTransform:{value:new Ut}},sprite:{diffuse:{value:new Zt(16777215)},opacity:{value:1},center:{value:new Ft(.5,.5)},rotation:{value:0},map:{value:null},mapTransform:{value:new Ut},alphaMap:{value:null},alphaMapTransform:{value:new Ut},alphaTest:{value:0}}},On={basic:{uniforms:Ve([vt.common,vt.specularmap,vt.envmap,vt.aomap,vt.lightmap,vt.fog]),vertexShader:Vt.meshbasic_vert,fragmentShader:Vt.meshbasic_frag},lambert:{uniforms:Ve([vt.common,vt.specularmap,vt.envmap,vt.aomap,vt.lightmap,vt.emissivemap,vt.bumpmap,vt.normalmap,vt.displacementmap,vt.fog,vt.lights,{emissive:{value:new Zt(0)},envMapIntensity:{value:1}}]),vertexShader:Vt.meshlambert_vert,fragmentShader:Vt.meshlambert_frag},phong:{uniforms:Ve([vt.common,vt.specularmap,vt.envmap,vt.aomap,vt.lightmap,vt.emissivemap,vt.bumpmap,vt.normalmap,vt.displacementmap,vt.fog,vt.lights,{emissive:{value:new Zt(0)},specular:{value:new Zt(1118481)},shininess:{value:30},envMapIntensity:{value:1}}]),vertexShader:Vt.meshphong_vert,fragmentShader:Vt.meshphong_frag},standard:{uniforms:Ve([vt.common,vt.envmap,vt.aomap,vt.lightmap,vt.emissivemap,vt.bumpmap,vt.normalmap,vt.displacementmap,vt.roughnessmap,vt.metalnessmap,vt.fog,vt.lights,{emissive:{value:new Zt(0)},roughness:{value:1},metalness:{value:0},envMapIntensity:{value:1}}]),vertexShader:Vt.meshphysical_vert,fragmentShader:Vt.meshphysical_frag},toon:{uniforms:Ve([vt.common,vt.aomap,vt.lightmap,vt.emissivemap,vt.bumpmap,vt.normalmap,vt.displacementmap,vt.gradientmap,vt.fog,vt.lights,{emissive:{value:new Zt(0)}}]),vertexShader:Vt.meshtoon_vert,fragmentShader:Vt.meshtoon_frag},matcap:{uniforms:Ve([vt.common,vt.bumpmap,vt.normalmap,vt.displacementmap,vt.fog,{matcap:{value:null}}]),vertexShader:Vt.meshmatcap_vert,fragmentShader:Vt.meshmatcap_frag},points:{uniforms:Ve([vt.points,vt.fog]),vertexShader:Vt.points_vert,fragmentShader:Vt.points_frag},dashed:{uniforms:Ve([vt.common,vt.fog,{scale:{value:1},dashSize:{value:1},totalSize:{value:2}}]),vertexShader:Vt.linedashed_vert,fragmentShader:Vt.linedashed_frag},depth:{uniforms:Ve([vt.common,vt.displacementmap]),vertexShader:Vt.depth_vert,fragmentShader:Vt.depth_frag},normal:{uniforms:Ve([vt.common,vt.bumpmap,vt.normalmap,vt.displacementmap,{opacity:{value:1}}]),vertexShader:Vt.meshnormal_vert,fragmentShader:Vt.meshnormal_frag},sprite:{uniforms:Ve([vt.sprite,vt.fog]),vertexShader:Vt.sprite_vert,fragmentShader:Vt.sprite_frag},background:{uniforms:{uvTransform:{value:new Ut},t2D:{value:null},backgroundIntensity:{value:1}},vertexShader:Vt.background_vert,fragmentShader:Vt.background_frag},backgroundCube:{uniforms:{envMap:{value:null},backgroundBlurriness:{value:0},backgroundIntensity:{value:1},backgroundRotation:{value:new Ut}},vertexShader:Vt.backgroundCube_vert,fragmentShader:Vt.backgroundCube_frag},cube:{uniforms:{tCube:{value:null},tFlip:{value:-1},opacity:{value:1}},vertexShader:Vt.cube_vert,fragmentShader:Vt.cube_frag},equirect:{uniforms:{tEquirect:{value:null}},vertexShader:Vt.equirect_vert,fragmentShader:Vt.equirect_frag},distance:{uniforms:Ve([vt.common,vt.displacementmap,{referencePosition:{value:new U},nearDistance:{value:1},farDistance:{value:1e3}}]),vertexShader:Vt.distance_vert,fragmentShader:Vt.distance_frag},shadow:{uniforms:Ve([vt.lights,vt.fog,{color:{value:new Zt(0)},opacity:{value:1}}]),vertexShader:Vt.shadow_vert,fragmentShader:Vt.shadow_frag}};On.physical={uniforms:Ve([On.standard.uniforms,{clearcoat:{value:0},clearcoatMap:{value:null},clearcoatMapTransform:{value:new Ut},clearcoatNormalMap:{value:null},clearcoatNormalMapTransform:{value:new Ut},clearcoatNormalScale:{value:new Ft(1,1)},clearcoatRoughness:{value:0},clearcoatRoughnessMap:{value:null},clearcoatRoughnessMapTransform:{value:new Ut},diffuseRoughness:{value:0},diffuseRoughnessMap:{value:null},diffuseRoughnessMapTransform:{value:new Ut},dispersion:{value:0},retroreflectivity:{value:0},iridescence:{value:0},iridescenceMap:{value:null},iridescenceMapTransform:{value:new Ut},iridescenceIOR:{value:1.3},iridescenceThicknessMinimum:{value:100},iridescenceThicknessMaximum:{value:400},iridescenceThicknessMap:{value:null},iridescenceThicknessMapTransform:{value:new Ut},sheen:{value:0},sheenColor:{value:new Zt(0)},sheenColorMap:{value:null},sheenColorMapTransform:{value:new Ut},sheenRoughness:{value:1},sheenRoughnessMap:{value:null},sheenRoughnessMapTransform:{value:new Ut},transmission:{value:0},transmissionMap:{value:null},transmissionMapTransform:{value:new Ut},transmissionSamplerSize:{value:new Ft},transmissionSamplerMap:{value:null},thickness:{value:0},thicknessMap:{value:null},thicknessMapTransform:{value:new Ut},attenuationDistance:{value:0},attenuationColor:{value:new Zt(0)},specularColor:{value:new Zt(1,1,1)},specularColorMap:{value:null},specularColorMapTransform:{value:new Ut},specularIntensity:{value:1},specularIntensityMap:{value:null},specularIntensityMapTransform:{value:new Ut},anisotropyVector:{value:new Ft},anisotropyMap:{value:null},anisotropyMapTransform:{value:new Ut}}]),vertexShader:Vt.meshphysical_vert,fragmentShader:Vt.meshphysical_frag};var il={r:0,b:0,g:0},Kx=new ge,Bf=new Ut;Bf.set(-1,0,0,0,1,0,0,0,1);function Jx(i,t,e,n,r,s){let o=new Zt(0),a=r===!0?0:1,l,c,h=null,u=0,d=null;function f(_){let E=_.isScene===!0?_.background:null;if(E&&E.isTexture){let M=_.backgroundBlurriness>0;E=t.get(E,M)}return E}function p(_){let E=!1,M=f(_);M===null?m(o,a):M&&M.isColor&&(m(M,1),E=!0);let A=i.xr.getEnvironmentBlendMode();A==="additive"?e.buffers.color.setClear(0,0,0,1,s):A==="alpha-blend"&&e.buffers.color.setClear(0,0,0,0,s),(i.autoClear||E)&&(e.buffers.depth.setTest(!0),e.buffers.depth.setMask(!0),e.buffers.color.setMask(!0),i.clear(i.autoClearColor,i.autoClearDepth,i.autoClearStencil))}function y(_,E){let M=f(E);M&&M.isCubeTexture?(c===void 0&&(c=new ze(new Mr(1,1,1),new Ge({name:"BackgroundCubeMaterial",uniforms:Wi(On.backgroundCube.uniforms),vertexShader:On.backgroundCube.vertexShader,fragmentShader:On.backgroundCube.fragmentShader,side:qe,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),c.geometry.deleteAttribute("normal"),c.geometry.deleteAttribute("uv"),c.onBeforeRender=function(A,v,x){this.matrixWorld.copyPosition(x.matrixWorld)},Object.defineProperty(c.material,"envMap",{get:function(){return this.uniforms.envMap.value}}),n.update(c)),c.material.uniforms.envMap.value=M,c.material.uniforms.backgroundBlurriness.value=E.backgroundBlurriness,c.material.uniforms.backgroundIntensity.value=E.backgroundIntensity,c.material.uniforms.backgroundRotation.value.setFromMatrix4(Kx.makeRotationFromEuler(E.backgroundRotation)).transpose(),M.isRenderTargetTexture===!1&&c.material.uniforms.backgroundRotation.value.premultiply(Bf),c.material.toneMapped=Yt.getTransfer(M.colorSpace)!==Qt,(h!==M||u!==M.version||d!==i.toneMapping)&&(c.material.needsUpdate=!0,h=M,u=M.version,d=i.toneMapping),c.layers.enableAll(),_.unshift(c,c.geometry,c.material,0,0,null)):M&&M.isTexture&&(l===void 0&&(l=new ze(new gs(2,2),new Ge({name:"BackgroundMaterial",uniforms:Wi(On.background.uniforms),vertexShader:On.background.vertexShader,fragmentShader:On.background.fragmentShader,side:yi,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),l.geometry.deleteAttribute("normal"),Object.defineProperty(l.material,"map",{get:function(){return this.uniforms.t2D.value}}),n.update(l)),l.material.uniforms.t2D.value=M,l.material.uniforms.backgroundIntensity.value=E.backgroundIntensity,l.material.toneMapped=Yt.getTransfer(M.colorSpace)!==Qt,M.matrixAutoUpdate===!0&&M.updateMatrix(),l.material.uniforms.uvTransform.value.copy(M.matrix),(h!==M||u!==M.version||d!==i.toneMapping)&&(l.material.needsUpdate=!0,h=M,u=M.version,d=i.toneMapping),l.layers.enableAll(),_.unshift(l,l.geometry,l.material,0,0,null))}function m(_,E){_.getRGB(il,oh(i)),e.buffers.color.setClear(il.r,il.g,il.b,E,s)}function g(){c!==void 0&&(c.geometry.dispose(),c.material.dispose(),c=void 0),l!==void 0&&(l.geometry.dispose(),l.material.dispose(),l=void 0)}return{getClearColor:function(){return o},setClearColor:function(_,E=1){o.set(_),a=E,m(o,a)},getClearAlpha:function(){return a},setClearAlpha:function(_){a=_,m(o,a)},render:p,addToRenderList:y,dispose:g}}function jx(i,t){let e=i.getParameter(i.MAX_VERTEX_ATTRIBS),n={},r=d(null),s=r,o=!1;function a(I,F,V,C,O){let $=!1,G=u(I,C,V,F);s!==G&&(s=G,c(s.object)),$=f(I,C,V,O),$&&p(I,C,V,O),O!==null&&t.update(O,i.ELEMENT_ARRAY_BUFFER),($||o)&&(o=!1,M(I,F,V,C),O!==null&&i.bindBuffer(i.ELEMENT_ARRAY_BUFFER,t.get(O).buffer))}function l(){return i.createVertexArray()}function c(I){return i.bindVertexArray(I)}function h(I){return i.deleteVertexArray(I)}function u(I,F,V,C){let O=C.wireframe===!0,$=n[F.id];$===void 0&&($={},n[F.id]=$);let G=I.isInstancedMesh===!0?I.id:0,it=$[G];it===void 0&&(it={},$[G]=it);let q=it[V.id];q===void 0&&(q={},it[V.id]=q);let et=q[O];return et===void 0&&(et=d(l()),q[O]=et),et}function d(I){let F=[],V=[],C=[];for(let O=0;O<e;O++)F[O]=0,V[O]=0,C[O]=0;return{geometry:null,program:null,wireframe:!1,newAttributes:F,enabledAttributes:V,attributeDivisors:C,object:I,attributes:{},index:null}}function f(I,F,V,C){let O=s.attributes,$=F.attributes,G=0,it=V.getAttributes();for(let q in it)if(it[q].location>=0){let nt=O[q],J=$[q];if(J===void 0&&(q==="instanceMatrix"&&I.instanceMatrix&&(J=I.instanceMatrix),q==="instanceColor"&&I.instanceColor&&(J=I.instanceColor)),nt===void 0||nt.attribute!==J||J&&nt.data!==J.data)return!0;G++}return s.attributesNum!==G||s.index!==C}function p(I,F,V,C){let O={},$=F.attributes,G=0,it=V.getAttributes();for(let q in it)if(it[q].location>=0){let nt=$[q];nt===void 0&&(q==="instanceMatrix"&&I.instanceMatrix&&(nt=I.instanceMatrix),q==="instanceColor"&&I.instanceColor&&(nt=I.instanceColor));let J={};J.attribute=nt,nt&&nt.data&&(J.data=nt.data),O[q]=J,G++}s.attributes=O,s.attributesNum=G,s.index=C}function y(){let I=s.newAttributes;for(let F=0,V=I.length;F<V;F++)I[F]=0}function m(I){g(I,0)}function g(I,F){let V=s.newAttributes,C=s.enabledAttributes,O=s.attributeDivisors;V[I]=1,C[I]===0&&(i.enableVertexAttribArray(I),C[I]=1),O[I]!==F&&(i.vertexAttribDivisor(I,F),O[I]=F)}function _(){let I=s.newAttributes,F=s.enabledAttributes;for(let V=0,C=F.length;V<C;V++)F[V]!==I[V]&&(i.disableVertexAttribArray(V),F[V]=0)}function E(I,F,V,C,O,$,G){G===!0?i.vertexAttribIPointer(I,F,V,O,$):i.vertexAttribPointer(I,F,V,C,O,$)}function M(I,F,V,C){y();let O=C.attributes,$=V.getAttributes(),G=F.defaultAttributeValues;for(let it in $){let q=$[it];if(q.location>=0){let et=O[it];if(et===void 0&&(it==="instanceMatrix"&&I.instanceMatrix&&(et=I.instanceMatrix),it==="instanceColor"&&I.instanceColor&&(et=I.instanceColor)),et!==void 0){let nt=et.normalized,J=et.itemSize,lt=t.get(et);if(lt===void 0)continue;let X=lt.buffer,ot=lt.type,yt=lt.bytesPerElement,St=ot===i.INT||ot===i.UNSIGNED_INT||et.gpuType===va;if(et.isInterleavedBufferAttribute){let gt=et.data,bt=gt.isInterleavedBuffer===!0?gt.stride:gt.itemSize,ae=et.offset;if(gt.isInstancedInterleavedBuffer||gt.isInstancedBufferAttribute){for(let Nt=0;Nt<q.locationSize;Nt++)g(q.location+Nt,gt.meshPerAttribute);I.isInstancedMesh!==!0&&C._maxInstanceCount===void 0&&(C._maxInstanceCount=gt.meshPerAttribute*gt.count)}else for(let Nt=0;Nt<q.locationSize;Nt++)m(q.location+Nt);i.bindBuffer(i.ARRAY_BUFFER,X);for(let Nt=0;Nt<q.locationSize;Nt++)E(q.location+Nt,J/q.locationSize,ot,nt,bt*yt,(ae+J/q.locationSize*Nt)*yt,St)}else{if(et.isInstancedBufferAttribute){for(let gt=0;gt<q.locationSize;gt++)g(q.location+gt,et.meshPerAttribute);I.isInstancedMesh!==!0&&C._maxInstanceCount===void 0&&(C._maxInstanceCount=et.meshPerAttribute*et.count)}else for(let gt=0;gt<q.locationSize;gt++)m(q.location+gt);i.bindBuffer(i.ARRAY_BUFFER,X);for(let gt=0;gt<q.locationSize;gt++)E(q.location+gt,J/q.locationSize,ot,nt,J*yt,J/q.locationSize*gt*yt,St)}}else if(G!==void 0){let nt=G[it];if(nt!==void 0)switch(nt.length){case 2:i.vertexAttrib2fv(q.location,nt);break;case 3:i.vertexAttrib3fv(q.location,nt);break;case 4:i.vertexAttrib4fv(q.location,nt);break;default:i.vertexAttrib1fv(q.location,nt)}}}}_()}function A(){N();for(let I in n){let F=n[I];for(let V in F){let C=F[V];for(let O in C){let $=C[O];for(let G in $)h($[G].object),delete $[G];delete C[O]}}delete n[I]}}function v(I){if(n[I.id]===void 0)return;let F=n[I.id];for(let V in F){let C=F[V];for(let O in C){let $=C[O];for(let G in $)h($[G].object),delete $[G];delete C[O]}}delete n[I.id]}function x(I){for(let F in n){let V=n[F];for(let C in V){let O=V[C];if(O[I.id]===void 0)continue;let $=O[I.id];for(let G in $)h($[G].object),delete $[G];delete O[I.id]}}}function w(I){for(let F in n){let V=n[F],C=I.isInstancedMesh===!0?I.id:0,O=V[C];if(O!==void 0){for(let $ in O){let G=O[$];for(let it in G)h(G[it].object),delete G[it];delete O[$]}delete V[C],Object.keys(V).length===0&&delete n[F]}}}function N(){R(),o=!0,s!==r&&(s=r,c(s.object))}function R(){r.geometry=null,r.program=null,r.wireframe=!1}return{setup:a,reset:N,resetDefaultState:R,dispose:A,releaseStatesOfGeometry:v,releaseStatesOfObject:w,releaseStatesOfProgram:x,initAttributes:y,enableAttribute:m,disableUnusedAttributes:_}}function Qx(i,t,e){let n;function r(l){n=l}function s(l,c){i.drawArrays(n,l,c),e.update(c,n,1)}function o(l,c,h){h!==0&&(i.drawArraysInstanced(n,l,c,h),e.update(c,n,h))}function a(l,c,h){if(h===0)return;t.get("WEBGL_multi_draw").multiDrawArraysWEBGL(n,l,0,c,0,h);let d=0;for(let f=0;f<h;f++)d+=c[f];e.update(d,n,1)}this.setMode=r,this.render=s,this.renderInstances=o,this.renderMultiDraw=a}function t_(i,t,e,n){let r;function s(){if(r!==void 0)return r;if(t.has("EXT_texture_filter_anisotropic")===!0){let x=t.get("EXT_texture_filter_anisotropic");r=i.getParameter(x.MAX_TEXTURE_MAX_ANISOTROPY_EXT)}else r=0;return r}function o(x){return!(x!==ln&&n.convert(x)!==i.getParameter(i.IMPLEMENTATION_COLOR_READ_FORMAT))}function a(x){let w=x===Pn&&(t.has("EXT_color_buffer_half_float")||t.has("EXT_color_buffer_float"));return!(x!==an&&x!==Cn&&!w&&n.convert(x)!==i.getParameter(i.IMPLEMENTATION_COLOR_READ_TYPE))}function l(x){if(x==="highp"){if(i.getShaderPrecisionFormat(i.VERTEX_SHADER,i.HIGH_FLOAT).precision>0&&i.getShaderPrecisionFormat(i.FRAGMENT_SHADER,i.HIGH_FLOAT).precision>0)return"highp";x="mediump"}return x==="mediump"&&i.getShaderPrecisionFormat(i.VERTEX_SHADER,i.MEDIUM_FLOAT).precision>0&&i.getShaderPrecisionFormat(i.FRAGMENT_SHADER,i.MEDIUM_FLOAT).precision>0?"mediump":"lowp"}let c=e.precision!==void 0?e.precision:"highp",h=l(c);h!==c&&(Lt("WebGLRenderer:",c,"not supported, using",h,"instead."),c=h);let u=e.reversedDepthBuffer===!0&&t.has("EXT_clip_control"),d=e.logarithmicDepthBuffer===!0&&u===!1;e.reversedDepthBuffer===!0&&u===!1&&Lt("WebGLRenderer: Unable to use reversed depth buffer due to missing EXT_clip_control extension. Fallback to default depth buffer."),e.logarithmicDepthBuffer===!0&&u===!0&&Lt("WebGLRenderer: Logarithmic depth buffer is ignored when reversed depth buffer is enabled.");let f=i.getParameter(i.MAX_TEXTURE_IMAGE_UNITS),p=i.getParameter(i.MAX_VERTEX_TEXTURE_IMAGE_UNITS),y=i.getParameter(i.MAX_TEXTURE_SIZE),m=i.getParameter(i.MAX_CUBE_MAP_TEXTURE_SIZE),g=i.getParameter(i.MAX_VERTEX_ATTRIBS),_=i.getParameter(i.MAX_VERTEX_UNIFORM_VECTORS),E=i.getParameter(i.MAX_VARYING_VECTORS),M=i.getParameter(i.MAX_FRAGMENT_UNIFORM_VECTORS),A=i.getParameter(i.MAX_SAMPLES),v=i.getParameter(i.SAMPLES);return{isWebGL2:!0,getMaxAnisotropy:s,getMaxPrecision:l,textureFormatReadable:o,textureTypeReadable:a,precision:c,logarithmicDepthBuffer:d,reversedDepthBuffer:u,maxTextures:f,maxVertexTextures:p,maxTextureSize:y,maxCubemapSize:m,maxAttributes:g,maxVertexUniforms:_,maxVaryings:E,maxFragmentUniforms:M,maxSamples:A,samples:v}}function e_(i){let t=this,e=null,n=0,r=!1,s=!1,o=new tn,a=new Ut,l={value:null,needsUpdate:!1};this.uniform=l,this.numPlanes=0,this.numIntersection=0,this.init=function(u,d){let f=u.length!==0||d||n!==0||r;return r=d,n=u.length,f},this.beginShadows=function(){s=!0,h(null)},this.endShadows=function(){s=!1},this.setGlobalState=function(u,d){e=h(u,d,0)},this.setState=function(u,d,f){let p=u.clippingPlanes,y=u.clipIntersection,m=u.clipShadows,g=i.get(u);if(!r||p===null||p.length===0||s&&!m)s?h(null):c();else{let _=s?0:n,E=_*4,M=g.clippingState||null;l.value=M,M=h(p,d,E,f);for(let A=0;A!==E;++A)M[A]=e[A];g.clippingState=M,this.numIntersection=y?this.numPlanes:0,this.numPlanes+=_}};function c(){l.value!==e&&(l.value=e,l.needsUpdate=n>0),t.numPlanes=n,t.numIntersection=0}function h(u,d,f,p){let y=u!==null?u.length:0,m=null;if(y!==0){if(m=l.value,p!==!0||m===null){let g=f+y*4,_=d.matrixWorldInverse;a.getNormalMatrix(_),(m===null||m.length<g)&&(m=new Float32Array(g));for(let E=0,M=f;E!==y;++E,M+=4)o.copy(u[E]).applyMatrix4(_,a),o.normal.toArray(m,M),m[M+3]=o.constant}l.value=m,l.needsUpdate=!0}return t.numPlanes=y,t.numIntersection=0,m}}var Is=class extends rn{constructor(t=1,e={}){super(t,t,e),this.isWebGLCubeRenderTarget=!0;let n={width:t,height:t,depth:1},r=[n,n,n,n,n,n];this.texture=new fs(r),this._setTextureOptions(e),this.texture.isRenderTargetTexture=!0}fromEquirectangularTexture(t,e){this.texture.type=e.type,this.texture.colorSpace=e.colorSpace,this.texture.generateMipmaps=e.generateMipmaps,this.texture.minFilter=e.minFilter,this.texture.magFilter=e.magFilter;let n={uniforms:{tEquirect:{value:null}},vertexShader:`

				varying vec3 vWorldDirection;

				vec3 transformDirection( in vec3 dir, in mat4 matrix ) {

					return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );

				}

				void main() {

					vWorldDirection = transformDirection( position, modelMatrix );

					#include <begin_vertex>
					#include <project_vertex>

				}
			`,fragmentShader:`

				uniform sampler2D tEquirect;

				varying vec3 vWorldDirection;

				#include <common>

				void main() {

					vec3 direction = normalize( vWorldDirection );

					vec2 sampleUV = equirectUv( direction );

					gl_FragColor = texture2D( tEquirect, sampleUV );

				}
			`},r=new Mr(5,5,5),s=new Ge({name:"CubemapFromEquirect",uniforms:Wi(n.uniforms),vertexShader:n.vertexShader,fragmentShader:n.fragmentShader,side:qe,blending:ki});s.uniforms.tEquirect.value=e;let o=new ze(r,s),a=e.minFilter;return e.minFilter===Yn&&(e.minFilter=De),new wr(1,10,this).update(t,o),e.minFilter=a,o.geometry.dispose(),o.material.dispose(),this}clear(t,e=!0,n=!0,r=!0){let s=t.getRenderTarget();for(let o=0;o<6;o++)t.setRenderTarget(this,o),t.clear(e,n,r);t.setRenderTarget(s)}},gf=256,n_=3,i_=20,kf=256,zf=16,r_=3,s_=new U,o_=new Zt,sl=class i{constructor(t){this._renderer=t,this._cubeSize=0,this._sourceTarget=null,this._cubeCamera=new wr(1,10,null),this._boxMesh=new ze(new Mr(5,5,5),null),this._cubemapMaterial=null,this._equirectMaterial=null,this._blurMaterial=null,this._ggxMaterial=null,this._integrationMaterial=null}fromScene(t,e=0,n=.1,r=100,s={}){let{size:o=256,position:a=s_}=s,l=this._renderer;this._setSize(o);let c=this._allocateTarget(),h=this._getSourceTarget(!0);e>0&&(h.texture.mipmapsAutoUpdate=!1);let u=l.autoClear,d=l.autoClearColor,f=l.autoClearDepth,p=l.autoClearStencil,y=t.background;l.autoClear=!0,l.autoClearColor=!0,l.autoClearDepth=!0,l.autoClearStencil=!0,y===null&&(t.background=l.getClearColor(o_));let m=new wr(n,r,h);return m.position.copy(a),m.update(l,t),l.autoClear=u,l.autoClearColor=d,l.autoClearDepth=f,l.autoClearStencil=p,t.background=y,e>0&&(h.texture.mipmapsAutoUpdate=!0,this._blur(c,e)),this._applyPMREM(c),c}fromEquirectangular(t,e=null){return this._fromTexture(t,e)}fromCubemap(t,e=null){return this._fromTexture(t,e)}compileCubemapShader(){this._cubemapMaterial===null&&(this._cubemapMaterial=_f(),this._compileMaterial(this._cubemapMaterial))}compileEquirectangularShader(){this._equirectMaterial===null&&(this._equirectMaterial=xf(),this._compileMaterial(this._equirectMaterial))}dispose(){this._sourceTarget!==null&&this._sourceTarget.dispose(),this._cubemapMaterial!==null&&this._cubemapMaterial.dispose(),this._equirectMaterial!==null&&this._equirectMaterial.dispose(),this._blurMaterial!==null&&this._blurMaterial.dispose(),this._ggxMaterial!==null&&this._ggxMaterial.dispose(),this._integrationMaterial!==null&&this._integrationMaterial.dispose(),this._boxMesh.geometry.dispose()}static lodToRoughness(t,e){return e>0?1-Math.sqrt(1-t/e):0}_setSize(t){this._cubeSize=Math.max(gf,ih(t))}_fromTexture(t,e){t.mapping===Gi||t.mapping===Tr?this._setSize(t.image.length===0?gf:t.image[0].width||t.image[0].image.width):this._setSize(t.image.width/4);let n=e||this._allocateTarget();return this._textureToCubemap(t),this._applyPMREM(n),n}_allocateTarget(){let t=this._cubeSize,e=yf(t,!1,!1),n=Math.log2(t)-n_;for(let r=0;r<=n;r++)e.texture.mipmaps.push({width:t>>r,height:t>>r});return e.texture.name="PMREM",e.texture.isPMREMTexture=!0,e}_getSourceTarget(t=!1){let e=this._cubeSize,n=this._sourceTarget;return(n===null||n.width!==e||t&&n.depthBuffer===!1)&&(n!==null&&n.dispose(),this._sourceTarget=yf(e,!0,t)),this._sourceTarget}_compileMaterial(t){this._boxMesh.material=t,this._renderer.compile(this._boxMesh,this._cubeCamera.children[0])}_renderCube(t,e,n){let r=this._boxMesh,s=this._cubeCamera;r.material=n,s.renderTarget=t,s.activeMipmapLevel=e;let o=t.width>>e;t.viewport.set(0,0,o,o),s.update(this._renderer,r),t.viewport.set(0,0,t.width,t.height)}_textureToCubemap(t){let e;t.mapping===Gi||t.mapping===Tr?(this._cubemapMaterial===null&&(this._cubemapMaterial=_f()),e=this._cubemapMaterial,e.uniforms.flipEnvMap.value=t.isRenderTargetTexture===!1?-1:1):(this._equirectMaterial===null&&(this._equirectMaterial=xf()),e=this._equirectMaterial),e.uniforms.envMap.value=t,this._renderCube(this._getSourceTarget(),0,e)}_applyPMREM(t){this._ggxMaterial===null&&(this._ggxMaterial=a_(),this._integrationMaterial=l_());let e=this._cubeSize,n=t.texture.mipmaps.length-1,r=this._ggxMaterial.uniforms;r.envMap.value=this._sourceTarget.texture;let s=this._integrationMaterial.uniforms;s.envMap.value=this._sourceTarget.texture,s.sourceLod.value=Math.log2(e/zf);for(let o=0;o<=n;o++){let a=i.lodToRoughness(o,n);if(o>n-r_)s.roughness.value=a,this._renderCube(t,o,this._integrationMaterial);else{let l=a>0?Math.log2(e)+.5*Math.log2(6/(kf*Math.pow(a,4)))+.5:0;r.roughness.value=a,r.lodBias.value=l,this._renderCube(t,o,this._ggxMaterial)}}}_blur(t,e){this._blurMaterial===null&&(this._blurMaterial=c_());let n=this._blurMaterial,r=n.uniforms,s=this._sourceTarget;r.sigma.value=Math.min(e,Math.PI)/Math.SQRT2,r.envMap.value=s.texture,this._renderCube(t,0,n),r.envMap.value=t.texture,this._renderCube(s,0,n)}};function yf(i,t,e){return new Is(i,{minFilter:Yn,generateMipmaps:t,type:Pn,colorSpace:es,depthBuffer:e})}function Ls(i,t,e){return new Ge({name:i,uniforms:t,vertexShader:Vt.cube_vert,fragmentShader:e,side:qe,blending:ki,depthTest:!1,depthWrite:!1})}function a_(){return Ls("PMREMGGXConvolution",{envMap:{value:null},roughness:{value:0},lodBias:{value:0}},`

		#define GGX_SAMPLES ${kf}u

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float lodBias;

		#include <common>

		// Van der Corput radical inverse
		float radicalInverse_VdC( uint bits ) {

			bits = ( bits << 16u ) | ( bits >> 16u );
			bits = ( ( bits & 0x55555555u ) << 1u ) | ( ( bits & 0xAAAAAAAAu ) >> 1u );
			bits = ( ( bits & 0x33333333u ) << 2u ) | ( ( bits & 0xCCCCCCCCu ) >> 2u );
			bits = ( ( bits & 0x0F0F0F0Fu ) << 4u ) | ( ( bits & 0xF0F0F0F0u ) >> 4u );
			bits = ( ( bits & 0x00FF00FFu ) << 8u ) | ( ( bits & 0xFF00FF00u ) >> 8u );
			return float( bits ) * 2.3283064365386963e-10; // / 0x100000000

		}

		// Hammersley sequence
		vec2 hammersley( uint i, uint N ) {

			return vec2( float( i ) / float( N ), radicalInverse_VdC( i ) );

		}

		void main() {

			vec3 N = normalize( vWorldDirection );

			// For very low roughness, just sample the environment directly
			if ( roughness < 0.001 ) {

				gl_FragColor = vec4( textureLod( envMap, N, 0.0 ).rgb, 1.0 );
				return;

			}

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			// Tangent space basis for VNDF sampling
			vec3 up = abs( N.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, N ) );
			vec3 bitangent = cross( N, tangent );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			for ( uint i = 0u; i < GGX_SAMPLES; i ++ ) {

				vec2 Xi = hammersley( i, GGX_SAMPLES );

				// With V = N, sample the reflected direction directly.
				float invQ = 1.0 / ( 1.0 - Xi.x + alpha2 * Xi.x );
				float NdotL = ( 1.0 - Xi.x - alpha2 * Xi.x ) * invQ;

				if ( NdotL > 0.0 ) {

					float phi = 2.0 * PI * Xi.y;
					float sinTheta = 2.0 * alpha * sqrt( Xi.x * ( 1.0 - Xi.x ) ) * invQ;
					vec3 L = N * NdotL + ( tangent * cos( phi ) + bitangent * sin( phi ) ) * sinTheta;

					// Match the source mip to the sample's solid angle. The terms
					// independent of the sample are precomputed in lodBias.
					float d = alpha2 * invQ;
					float lod = max( log2( d ) + lodBias, 0.0 );

					// Weight by NdotL for the split-sum approximation
					prefilteredColor += textureLod( envMap, L, lod ).rgb * NdotL;
					totalWeight += NdotL;

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function l_(){return Ls("PMREMGGXIntegration",{envMap:{value:null},roughness:{value:0},sourceLod:{value:0},sourceSize:{value:zf}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float sourceLod;
		uniform int sourceSize;

		void main() {

			vec3 N = normalize( vWorldDirection );

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			float texelSize = 2.0 / float( sourceSize );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			// Pair opposite texels: only the one in N's hemisphere contributes.
			for ( int face = 0; face < 3; face ++ ) {

				for ( int y = 0; y < sourceSize; y ++ ) {

					for ( int x = 0; x < sourceSize; x ++ ) {

						vec2 uv = ( vec2( x, y ) + 0.5 ) * texelSize - 1.0;
						vec3 texelDirection = face == 0 ? vec3( 1.0, uv ) : ( face == 1 ? vec3( uv.x, 1.0, uv.y ) : vec3( uv, 1.0 ) );

						float invDistance = inversesqrt( 1.0 + dot( uv, uv ) );
						float NdotL = dot( N, texelDirection );
						texelDirection *= NdotL < 0.0 ? - 1.0 : 1.0;
						NdotL = abs( NdotL ) * invDistance;

						// With V = N, NdotH squared is ( 1 + NdotL ) / 2. Common factors
						// in the GGX distribution and texel solid angle cancel when normalized.
						float d = 1.0 + alpha2 + ( alpha2 - 1.0 ) * NdotL;
						float weight = NdotL * invDistance * invDistance * invDistance / ( d * d );

						prefilteredColor += textureLod( envMap, texelDirection, sourceLod ).rgb * weight;
						totalWeight += weight;

					}

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function c_(){return Ls("PMREMSphericalGaussianBlur",{envMap:{value:null},sigma:{value:0}},`

		#define SAMPLES ${i_}
		#define GOLDEN_ANGLE 2.39996322973

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float sigma;

		#include <common>

		void main() {

			vec3 outputDirection = normalize( vWorldDirection );

			vec3 up = abs( outputDirection.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, outputDirection ) );
			vec3 bitangent = cross( outputDirection, tangent );

			// Truncate the kernel at three standard deviations or at the antipode.
			float thetaMax = min( 3.0 * sigma, PI );
			float truncation = 1.0 - exp( - 0.5 * thetaMax * thetaMax / ( sigma * sigma ) );

			vec3 accumColor = vec3( 0.0 );
			float accumWeight = 0.0;

			for ( int i = 0; i < SAMPLES; i ++ ) {

				// Stratified inverse-CDF sampling of the Gaussian, placed on a golden-angle spiral.
				float stratum = ( float( i ) + 0.5 ) / float( SAMPLES );
				float theta = sigma * sqrt( - 2.0 * log( 1.0 - stratum * truncation ) );
				float phi = float( i ) * GOLDEN_ANGLE;

				vec3 offset = cos( phi ) * tangent + sin( phi ) * bitangent;
				vec3 sampleDirection = cos( theta ) * outputDirection + sin( theta ) * offset;

				// Correct the planar sample density to solid angle.
				float weight = sin( theta ) / theta;

				accumColor += weight * textureLod( envMap, sampleDirection, 0.0 ).rgb;
				accumWeight += weight;

			}

			gl_FragColor = vec4( accumColor / accumWeight, 1.0 );

		}
	`)}function xf(){return Ls("PMREMEquirectangularToCubemap",{envMap:{value:null}},`

		varying vec3 vWorldDirection;

		uniform sampler2D envMap;

		#include <common>

		void main() {

			// Average four subpixel samples to preserve small, bright features.
			vec3 direction = normalize( vWorldDirection );
			vec3 dx = dFdx( direction ) * 0.25;
			vec3 dy = dFdy( direction ) * 0.25;

			vec3 color = textureLod( envMap, equirectUv( normalize( direction - dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction - dx + dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx + dy ) ), 0.0 ).rgb;
			gl_FragColor = vec4( color * 0.25, 1.0 );

		}
	`)}function _f(){return Ls("PMREMCubemapToCubemap",{envMap:{value:null},flipEnvMap:{value:-1}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float flipEnvMap;

		void main() {

			gl_FragColor = vec4( textureCube( envMap, vec3( flipEnvMap * vWorldDirection.x, vWorldDirection.yz ) ).rgb, 1.0 );

		}
	`)}function h_(i){let t=new WeakMap,e=new WeakMap,n=null;function r(d,f=!1){return d==null?null:f?o(d):s(d)}function s(d){if(d&&d.isTexture){let f=d.mapping;if(f===ya||f===xa)if(t.has(d)){let p=t.get(d).texture;return a(p,d.mapping)}else{let p=d.image;if(p&&p.height>0){let y=new Is(p.height);return y.fromEquirectangularTexture(i,d),t.set(d,y),d.addEventListener("dispose",c),a(y.texture,d.mapping)}else return null}}return d}function o(d){if(d&&d.isTexture&&d.isPMREMTexture!==!0){let f=d.mapping,p=f===ya||f===xa,y=f===Gi||f===Tr;if(p||y){let m=e.get(d),g=m!==void 0?m.texture.pmremVersion:0;if(d.isRenderTargetTexture&&d.pmremVersion!==g)return n===null&&(n=new sl(i)),m=p?n.fromEquirectangular(d,m):n.fromCubemap(d,m),m.texture.pmremVersion=d.pmremVersion,e.set(d,m),m.texture;if(m!==void 0)return m.texture;{let _=d.image;return p&&_&&_.height>0||y&&_&&l(_)?(n===null&&(n=new sl(i)),m=p?n.fromEquirectangular(d):n.fromCubemap(d),m.texture.pmremVersion=d.pmremVersion,e.set(d,m),d.addEventListener("dispose",h),m.texture):null}}}return d}function a(d,f){return f===ya?d.mapping=Gi:f===xa&&(d.mapping=Tr),d}function l(d){let f=0,p=6;for(let y=0;y<p;y++)d[y]!==void 0&&f++;return f===p}function c(d){let f=d.target;f.removeEventListener("dispose",c);let p=t.get(f);p!==void 0&&(t.delete(f),p.dispose())}function h(d){let f=d.target;f.removeEventListener("dispose",h);let p=e.get(f);p!==void 0&&(e.delete(f),p.dispose())}function u(){t=new WeakMap,e=new WeakMap,n!==null&&(n.dispose(),n=null)}return{get:r,dispose:u}}function u_(i){let t={};function e(n){if(t[n]!==void 0)return t[n];let r=i.getExtension(n);return t[n]=r,r}return{has:function(n){return e(n)!==null},init:function(){e("EXT_color_buffer_float"),e("WEBGL_clip_cull_distance"),e("OES_texture_float_linear"),e("EXT_color_buffer_half_float"),e("WEBGL_multisampled_render_to_texture"),e("WEBGL_render_shared_exponent")},get:function(n){let r=e(n);return r===null&&Jr("WebGLRenderer: "+n+" extension not supported."),r}}}function d_(i,t,e,n){let r={},s=new WeakMap,o=new FinalizationRegistry(p=>delete r[p]);function a(p){l(p.target)}function l(p){p.index!==null&&t.remove(p.index);for(let m in p.attributes)t.remove(p.attributes[m]);p.removeEventListener("dispose",a),delete r[p.id],o.unregister(p);let y=s.get(p);y&&(t.remove(y),s.delete(p)),n.releaseStatesOfGeometry(p),p.isInstancedBufferGeometry===!0&&delete p._maxInstanceCount,e.memory.geometries--}function c(p,y){return r[y.id]!==void 0||(y.addEventListener("dispose",a),r[y.id]=new WeakRef(y),o.register(y,y.id,y),e.memory.geometries++),y}function h(p){let y=p.attributes;for(let m in y)t.update(y[m],i.ARRAY_BUFFER)}function u(p){let y=p.index,m=p.attributes.position,g=0;if(m===void 0)return;let _=y!==null?y.array.length:m.array.length/3-1,E=m.count>=65535?hs:cs,M=new E(Math.ceil(_/3)*6,1),A=M.array;if(y!==null){let x=y.array;g=y.version;for(let w=0,N=0;w<_;w+=3){let R=x[w+0],I=x[w+1],F=x[w+2];A[N++]=R,A[N++]=I,A[N++]=I,A[N++]=F,A[N++]=F,A[N++]=R}}else{g=m.version;for(let x=0,w=0;x<_;x+=3){let N=x+0,R=x+1,I=x+2;A[w++]=N,A[w++]=R,A[w++]=R,A[w++]=I,A[w++]=I,A[w++]=N}}M.version=g;let v=s.get(p);v&&t.remove(v),s.set(p,M)}function d(p){let y=s.get(p);if(y){let m=p.index;m!==null&&y.version<m.version&&u(p)}else u(p);return s.get(p)}function f(){for(let p in r){let y=r[p].deref();y!==void 0&&l(y)}}return{get:c,update:h,getWireframeAttribute:d,dispose:f}}function f_(i,t,e){let n;function r(u){n=u}let s,o;function a(u){s=u.type,o=u.bytesPerElement}function l(u,d){i.drawElements(n,d,s,u*o),e.update(d,n,1)}function c(u,d,f){f!==0&&(i.drawElementsInstanced(n,d,s,u*o,f),e.update(d,n,f))}function h(u,d,f){if(f===0)return;t.get("WEBGL_multi_draw").multiDrawElementsWEBGL(n,d,0,s,u,0,f);let y=0;for(let m=0;m<f;m++)y+=d[m];e.update(y,n,1)}this.setMode=r,this.setIndex=a,this.render=l,this.renderInstances=c,this.renderMultiDraw=h}function p_(i){let t={geometries:0,textures:0},e={frame:0,calls:0,triangles:0,points:0,lines:0};function n(s,o,a){switch(e.calls++,o){case i.TRIANGLES:e.triangles+=a*(s/3);break;case i.LINES:e.lines+=a*(s/2);break;case i.LINE_STRIP:e.lines+=a*(s-1);break;case i.LINE_LOOP:e.lines+=a*s;break;case i.POINTS:e.points+=a*s;break;default:Dt("WebGLInfo: Unknown draw mode:",o);break}}function r(){e.calls=0,e.triangles=0,e.points=0,e.lines=0}return{memory:t,render:e,programs:null,autoReset:!0,reset:r,update:n}}function m_(i,t,e){let n=new WeakMap,r=new he;function s(o,a,l){let c=o.morphTargetInfluences,h=a.morphAttributes.position||a.morphAttributes.normal||a.morphAttributes.color,u=h!==void 0?h.length:0,d=n.get(a);if(d===void 0||d.count!==u){let N=function(){x.dispose(),n.delete(a),a.removeEventListener("dispose",N)};d!==void 0&&d.texture.dispose();let f=a.morphAttributes.position!==void 0,p=a.morphAttributes.normal!==void 0,y=a.morphAttributes.color!==void 0,m=a.morphAttributes.position||[],g=a.morphAttributes.normal||[],_=a.morphAttributes.color||[],E=0;f===!0&&(E=1),p===!0&&(E=2),y===!0&&(E=3);let M=a.attributes.position.count*E,A=1;M>t.maxTextureSize&&(A=Math.ceil(M/t.maxTextureSize),M=t.maxTextureSize);let v=new Float32Array(M*A*4*u),x=new os(v,M,A,u);x.type=Cn,x.needsUpdate=!0;let w=E*4;for(let R=0;R<u;R++){let I=m[R],F=g[R],V=_[R],C=M*A*4*R;for(let O=0;O<I.count;O++){let $=O*w;f===!0&&(r.fromBufferAttribute(I,O),v[C+$+0]=r.x,v[C+$+1]=r.y,v[C+$+2]=r.z,v[C+$+3]=0),p===!0&&(r.fromBufferAttribute(F,O),v[C+$+4]=r.x,v[C+$+5]=r.y,v[C+$+6]=r.z,v[C+$+7]=0),y===!0&&(r.fromBufferAttribute(V,O),v[C+$+8]=r.x,v[C+$+9]=r.y,v[C+$+10]=r.z,v[C+$+11]=V.itemSize===4?r.w:1)}}d={count:u,texture:x,size:new Ft(M,A)},n.set(a,d),a.addEventListener("dispose",N)}if(o.isInstancedMesh===!0&&o.morphTexture!==null)l.getUniforms().setValue(i,"morphTexture",o.morphTexture,e);else{let f=0;for(let y=0;y<c.length;y++)f+=c[y];let p=a.morphTargetsRelative?1:1-f;l.getUniforms().setValue(i,"morphTargetBaseInfluence",p),l.getUniforms().setValue(i,"morphTargetInfluences",c)}l.getUniforms().setValue(i,"morphTargetsTexture",d.texture,e),l.getUniforms().setValue(i,"morphTargetsTextureSize",d.size)}return{update:s}}function g_(i,t,e,n,r){let s=new WeakMap;function o(c){let h=r.render.frame,u=c.geometry,d=t.get(c,u);if(s.get(d)!==h&&(t.update(d),s.set(d,h)),c.isInstancedMesh&&(c.hasEventListener("dispose",l)===!1&&c.addEventListener("dispose",l),s.get(c)!==h&&(e.update(c.instanceMatrix,i.ARRAY_BUFFER),c.instanceColor!==null&&e.update(c.instanceColor,i.ARRAY_BUFFER),s.set(c,h))),c.isSkinnedMesh){let f=c.skeleton;s.get(f)!==h&&(f.update(),s.set(f,h))}return d}function a(){s=new WeakMap}function l(c){let h=c.target;h.removeEventListener("dispose",l),n.releaseStatesOfObject(h),e.remove(h.instanceMatrix),h.instanceColor!==null&&e.remove(h.instanceColor)}return{update:o,dispose:a}}var y_={[Fc]:"LINEAR_TONE_MAPPING",[Uc]:"REINHARD_TONE_MAPPING",[Oc]:"CINEON_TONE_MAPPING",[Bc]:"ACES_FILMIC_TONE_MAPPING",[zc]:"AGX_TONE_MAPPING",[Gc]:"NEUTRAL_TONE_MAPPING",[kc]:"CUSTOM_TONE_MAPPING"};function x_(i,t,e,n,r,s){let o=new rn(t,e,{type:i,depthBuffer:r,stencilBuffer:s,samples:n?4:0,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,resolveDepthBuffer:!1,resolveStencilBuffer:!1}),a=null,l=null,c=null,h=new ke;h.setAttribute("position",new _n([-1,3,0,-1,-1,0,3,-1,0],3)),h.setAttribute("uv",new _n([0,2,0,0,2,0],2));let u=new na({uniforms:{tDiffuse:{value:null}},vertexShader:`
			precision highp float;

			uniform mat4 modelViewMatrix;
			uniform mat4 projectionMatrix;

			attribute vec3 position;
			attribute vec2 uv;

			varying vec2 vUv;

			void main() {
				vUv = uv;
				gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
			}`,fragmentShader:`
			precision highp float;

			uniform sampler2D tDiffuse;

			varying vec2 vUv;

			#include <tonemapping_pars_fragment>
			#include <colorspace_pars_fragment>

			void main() {
				gl_FragColor = texture2D( tDiffuse, vUv );

				#ifdef LINEAR_TONE_MAPPING
					gl_FragColor.rgb = LinearToneMapping( gl_FragColor.rgb );
				#elif defined( REINHARD_TONE_MAPPING )
					gl_FragColor.rgb = ReinhardToneMapping( gl_FragColor.rgb );
				#elif defined( CINEON_TONE_MAPPING )
					gl_FragColor.rgb = CineonToneMapping( gl_FragColor.rgb );
				#elif defined( ACES_FILMIC_TONE_MAPPING )
					gl_FragColor.rgb = ACESFilmicToneMapping( gl_FragColor.rgb );
				#elif defined( AGX_TONE_MAPPING )
					gl_FragColor.rgb = AgXToneMapping( gl_FragColor.rgb );
				#elif defined( NEUTRAL_TONE_MAPPING )
					gl_FragColor.rgb = NeutralToneMapping( gl_FragColor.rgb );
				#elif defined( CUSTOM_TONE_MAPPING )
					gl_FragColor.rgb = CustomToneMapping( gl_FragColor.rgb );
				#endif

				#ifdef SRGB_TRANSFER
					gl_FragColor = sRGBTransferOETF( gl_FragColor );
				#endif
			}`,depthTest:!1,depthWrite:!1}),d=new ze(h,u),f=new ma(-1,1,1,-1,0,1),p=null,y=null,m=!1,g,_=null,E=[],M=!1;this.setSize=function(A,v){o.setSize(A,v),a!==null&&a.setSize(A,v),l!==null&&l.setSize(A,v);for(let x=0;x<E.length;x++){let w=E[x];w.setSize&&w.setSize(A,v)}},this.setEffects=function(A){E=A,M=E.length>0&&E[0].isRenderPass===!0;let v=o.width,x=o.height;E.length>0&&a===null&&(a=new rn(v,x,{type:Pn,depthBuffer:!1,stencilBuffer:!1}),l=new rn(v,x,{type:Pn,depthBuffer:!1,stencilBuffer:!1}));let w=r===!0&&E.some(N=>N.needsDepthTexture===!0);w!==(o.depthTexture!==null)&&(w===!0&&c===null&&(c=new qn(v,x),s===!0&&(c.format=Zn,c.type=Vi)),o.dispose(),o.depthTexture=w?c:null,o.resolveDepthBuffer=w,o.storeMultisampledDepthBuffer=w);for(let N=0;N<E.length;N++){let R=E[N];R.setSize&&R.setSize(v,x),w&&R.needsDepthTexture===!0&&R.setDepthTexture&&R.setDepthTexture(c)}},this.begin=function(A,v){if(m||A.toneMapping===Fn&&E.length===0)return!1;if(_=v,v!==null){let x=v.width,w=v.height;(o.width!==x||o.height!==w)&&this.setSize(x,w)}return M===!1&&A.setRenderTarget(o),g=A.toneMapping,A.toneMapping=Fn,!0},this.hasRenderPass=function(){return M},this.end=function(A,v){A.toneMapping=g,m=!0;let x=o,w=a;for(let N=0;N<E.length;N++){let R=E[N];R.enabled!==!1&&(R.render(A,w,x,v),R.needsSwap!==!1&&(x=w,w=w===a?l:a))}if(p!==A.outputColorSpace||y!==A.toneMapping){p=A.outputColorSpace,y=A.toneMapping,u.defines={},Yt.getTransfer(p)===Qt&&(u.defines.SRGB_TRANSFER="");let N=y_[y];N&&(u.defines[N]=""),u.needsUpdate=!0}u.uniforms.tDiffuse.value=x.texture,A.setRenderTarget(_),A.render(d,f),_=null,m=!1},this.isCompositing=function(){return m},this.dispose=function(){o.dispose(),a!==null&&a.dispose(),l!==null&&l.dispose(),h.dispose(),u.dispose()}}var Gf=new Ze,Vf=new qn(1,1),Hf=new ps(1),Wf=new os,Xf=new Jo,$f=new fs,vf=[],bf=[],Mf=new Float32Array(16),Sf=new Float32Array(9),wf=new Float32Array(4);function Ir(i,t,e){let n=i[0];if(n<=0||n>0)return i;let r=t*e,s=vf[r];if(s===void 0&&(s=new Float32Array(r),vf[r]=s),t!==0){n.toArray(s,0);for(let o=1,a=0;o!==t;++o)a+=e,i[o].toArray(s,a)}return s}function Se(i,t){if(i.length!==t.length)return!1;for(let e=0,n=i.length;e<n;e++)if(i[e]!==t[e])return!1;return!0}function we(i,t){for(let e=0,n=t.length;e<n;e++)i[e]=t[e]}function al(i,t){let e=bf[t];e===void 0&&(e=new Int32Array(t),bf[t]=e);for(let n=0;n!==t;++n)e[n]=i.allocateTextureUnit();return e}function __(i,t){let e=this.cache;e[0]!==t&&(i.uniform1f(this.addr,t),e[0]=t)}function v_(i,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y)&&(i.uniform2f(this.addr,t.x,t.y),e[0]=t.x,e[1]=t.y);else{if(Se(e,t))return;i.uniform2fv(this.addr,t),we(e,t)}}function b_(i,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z)&&(i.uniform3f(this.addr,t.x,t.y,t.z),e[0]=t.x,e[1]=t.y,e[2]=t.z);else if(t.r!==void 0)(e[0]!==t.r||e[1]!==t.g||e[2]!==t.b)&&(i.uniform3f(this.addr,t.r,t.g,t.b),e[0]=t.r,e[1]=t.g,e[2]=t.b);else{if(Se(e,t))return;i.uniform3fv(this.addr,t),we(e,t)}}function M_(i,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z||e[3]!==t.w)&&(i.uniform4f(this.addr,t.x,t.y,t.z,t.w),e[0]=t.x,e[1]=t.y,e[2]=t.z,e[3]=t.w);else{if(Se(e,t))return;i.uniform4fv(this.addr,t),we(e,t)}}function S_(i,t){let e=this.cache,n=t.elements;if(n===void 0){if(Se(e,t))return;i.uniformMatrix2fv(this.addr,!1,t),we(e,t)}else{if(Se(e,n))return;wf.set(n),i.uniformMatrix2fv(this.addr,!1,wf),we(e,n)}}function w_(i,t){let e=this.cache,n=t.elements;if(n===void 0){if(Se(e,t))return;i.uniformMatrix3fv(this.addr,!1,t),we(e,t)}else{if(Se(e,n))return;Sf.set(n),i.uniformMatrix3fv(this.addr,!1,Sf),we(e,n)}}function A_(i,t){let e=this.cache,n=t.elements;if(n===void 0){if(Se(e,t))return;i.uniformMatrix4fv(this.addr,!1,t),we(e,t)}else{if(Se(e,n))return;Mf.set(n),i.uniformMatrix4fv(this.addr,!1,Mf),we(e,n)}}function E_(i,t){let e=this.cache;e[0]!==t&&(i.uniform1i(this.addr,t),e[0]=t)}function T_(i,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y)&&(i.uniform2i(this.addr,t.x,t.y),e[0]=t.x,e[1]=t.y);else{if(Se(e,t))return;i.uniform2iv(this.addr,t),we(e,t)}}function R_(i,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z)&&(i.uniform3i(this.addr,t.x,t.y,t.z),e[0]=t.x,e[1]=t.y,e[2]=t.z);else{if(Se(e,t))return;i.uniform3iv(this.addr,t),we(e,t)}}function C_(i,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z||e[3]!==t.w)&&(i.uniform4i(this.addr,t.x,t.y,t.z,t.w),e[0]=t.x,e[1]=t.y,e[2]=t.z,e[3]=t.w);else{if(Se(e,t))return;i.uniform4iv(this.addr,t),we(e,t)}}function P_(i,t){let e=this.cache;e[0]!==t&&(i.uniform1ui(this.addr,t),e[0]=t)}function I_(i,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y)&&(i.uniform2ui(this.addr,t.x,t.y),e[0]=t.x,e[1]=t.y);else{if(Se(e,t))return;i.uniform2uiv(this.addr,t),we(e,t)}}function L_(i,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z)&&(i.uniform3ui(this.addr,t.x,t.y,t.z),e[0]=t.x,e[1]=t.y,e[2]=t.z);else{if(Se(e,t))return;i.uniform3uiv(this.addr,t),we(e,t)}}function N_(i,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z||e[3]!==t.w)&&(i.uniform4ui(this.addr,t.x,t.y,t.z,t.w),e[0]=t.x,e[1]=t.y,e[2]=t.z,e[3]=t.w);else{if(Se(e,t))return;i.uniform4uiv(this.addr,t),we(e,t)}}function ll(i){return i.version===0&&(i.compareFunction=Qc,i.needsUpdate=!0),i}function D_(i,t,e){let n=this.cache,r=e.allocateTextureUnit();n[0]!==r&&(i.uniform1i(this.addr,r),n[0]=r);let s;this.type===i.SAMPLER_2D_SHADOW?s=ll(Vf):s=Gf,e.setTexture2D(t||s,r)}function F_(i,t,e){let n=this.cache,r=e.allocateTextureUnit();n[0]!==r&&(i.uniform1i(this.addr,r),n[0]=r),e.setTexture3D(t||Xf,r)}function U_(i,t,e){let n=this.cache,r=e.allocateTextureUnit();n[0]!==r&&(i.uniform1i(this.addr,r),n[0]=r);let s;this.type===i.SAMPLER_CUBE_SHADOW?s=ll(Hf):s=$f,e.setTextureCube(t||s,r)}function O_(i,t,e){let n=this.cache,r=e.allocateTextureUnit();n[0]!==r&&(i.uniform1i(this.addr,r),n[0]=r),e.setTexture2DArray(t||Wf,r)}function B_(i){switch(i){case 5126:return __;case 35664:return v_;case 35665:return b_;case 35666:return M_;case 35674:return S_;case 35675:return w_;case 35676:return A_;case 5124:case 35670:return E_;case 35667:case 35671:return T_;case 35668:case 35672:return R_;case 35669:case 35673:return C_;case 5125:return P_;case 36294:return I_;case 36295:return L_;case 36296:return N_;case 35678:case 36198:case 36298:case 36306:case 35682:return D_;case 35679:case 36299:case 36307:return F_;case 35680:case 36300:case 36308:case 36293:return U_;case 36289:case 36303:case 36311:case 36292:return O_}}function k_(i,t){i.uniform1fv(this.addr,t)}function z_(i,t){let e=Ir(t,this.size,2);i.uniform2fv(this.addr,e)}function G_(i,t){let e=Ir(t,this.size,3);i.uniform3fv(this.addr,e)}function V_(i,t){let e=Ir(t,this.size,4);i.uniform4fv(this.addr,e)}function H_(i,t){let e=Ir(t,this.size,4);i.uniformMatrix2fv(this.addr,!1,e)}function W_(i,t){let e=Ir(t,this.size,9);i.uniformMatrix3fv(this.addr,!1,e)}function X_(i,t){let e=Ir(t,this.size,16);i.uniformMatrix4fv(this.addr,!1,e)}function $_(i,t){i.uniform1iv(this.addr,t)}function q_(i,t){i.uniform2iv(this.addr,t)}function Y_(i,t){i.uniform3iv(this.addr,t)}function Z_(i,t){i.uniform4iv(this.addr,t)}function K_(i,t){i.uniform1uiv(this.addr,t)}function J_(i,t){i.uniform2uiv(this.addr,t)}function j_(i,t){i.uniform3uiv(this.addr,t)}function Q_(i,t){i.uniform4uiv(this.addr,t)}function tv(i,t,e){let n=this.cache,r=t.length,s=al(e,r);Se(n,s)||(i.uniform1iv(this.addr,s),we(n,s));let o;this.type===i.SAMPLER_2D_SHADOW?o=ll(Vf):o=Gf;for(let a=0;a!==r;++a)e.setTexture2D(t[a]||o,s[a])}function ev(i,t,e){let n=this.cache,r=t.length,s=al(e,r);Se(n,s)||(i.uniform1iv(this.addr,s),we(n,s));for(let o=0;o!==r;++o)e.setTexture3D(t[o]||Xf,s[o])}function nv(i,t,e){let n=this.cache,r=t.length,s=al(e,r);Se(n,s)||(i.uniform1iv(this.addr,s),we(n,s));let o;this.type===i.SAMPLER_CUBE_SHADOW?o=ll(Hf):o=$f;for(let a=0;a!==r;++a)e.setTextureCube(t[a]||o,s[a])}function iv(i,t,e){let n=this.cache,r=t.length,s=al(e,r);Se(n,s)||(i.uniform1iv(this.addr,s),we(n,s));for(let o=0;o!==r;++o)e.setTexture2DArray(t[o]||Wf,s[o])}function rv(i){switch(i){case 5126:return k_;case 35664:return z_;case 35665:return G_;case 35666:return V_;case 35674:return H_;case 35675:return W_;case 35676:return X_;case 5124:case 35670:return $_;case 35667:case 35671:return q_;case 35668:case 35672:return Y_;case 35669:case 35673:return Z_;case 5125:return K_;case 36294:return J_;case 36295:return j_;case 36296:return Q_;case 35678:case 36198:case 36298:case 36306:case 35682:return tv;case 35679:case 36299:case 36307:return ev;case 35680:case 36300:case 36308:case 36293:return nv;case 36289:case 36303:case 36311:case 36292:return iv}}var dh=class{constructor(t,e,n){this.id=t,this.addr=n,this.cache=[],this.type=e.type,this.setValue=B_(e.type)}},fh=class{constructor(t,e,n){this.id=t,this.addr=n,this.cache=[],this.type=e.type,this.size=e.size,this.setValue=rv(e.type)}},ph=class{constructor(t){this.id=t,this.seq=[],this.map={}}setValue(t,e,n){let r=this.seq;for(let s=0,o=r.length;s!==o;++s){let a=r[s];a.setValue(t,e[a.id],n)}}},hh=/(\w+)(\])?(\[|\.)?/g;function Af(i,t){i.seq.push(t),i.map[t.id]=t}function sv(i,t,e){let n=i.name,r=n.length;for(hh.lastIndex=0;;){let s=hh.exec(n),o=hh.lastIndex,a=s[1],l=s[2]==="]",c=s[3];if(l&&(a=a|0),c===void 0||c==="["&&o+2===r){Af(e,c===void 0?new dh(a,i,t):new fh(a,i,t));break}else{let u=e.map[a];u===void 0&&(u=new ph(a),Af(e,u)),e=u}}}var Pr=class{constructor(t,e){this.seq=[],this.map={};let n=t.getProgramParameter(e,t.ACTIVE_UNIFORMS);for(let o=0;o<n;++o){let a=t.getActiveUniform(e,o),l=t.getUniformLocation(e,a.name);sv(a,l,this)}let r=[],s=[];for(let o of this.seq)o.type===t.SAMPLER_2D_SHADOW||o.type===t.SAMPLER_CUBE_SHADOW||o.type===t.SAMPLER_2D_ARRAY_SHADOW?r.push(o):s.push(o);r.length>0&&(this.seq=r.concat(s))}setValue(t,e,n,r){let s=this.map[e];s!==void 0&&s.setValue(t,n,r)}setOptional(t,e,n){let r=e[n];r!==void 0&&this.setValue(t,n,r)}static upload(t,e,n,r){for(let s=0,o=e.length;s!==o;++s){let a=e[s],l=n[a.id];l.needsUpdate!==!1&&a.setValue(t,l.value,r)}}static seqWithValue(t,e){let n=[];for(let r=0,s=t.length;r!==s;++r){let o=t[r];o.id in e&&n.push(o)}return n}};function Ef(i,t,e){let n=i.createShader(t);return i.shaderSource(n,e),i.compileShader(n),n}var ov=37297,av=0;function lv(i,t){let e=i.split(`
`),n=[],r=Math.max(t-6,0),s=Math.min(t+6,e.length);for(let o=r;o<s;o++){let a=o+1;n.push(`${a===t?">":" "} ${a}: ${e[o]}`)}return n.join(`
`)}var Tf=new Ut;function cv(i){Yt._getMatrix(Tf,Yt.workingColorSpace,i);let t=`mat3( ${Tf.elements.map(e=>e.toFixed(4))} )`;switch(Yt.getTransfer(i)){case ns:return[t,"LinearTransferOETF"];case Qt:return[t,"sRGBTransferOETF"];default:return Lt("WebGLProgram: Unsupported color space: ",i),[t,"LinearTransferOETF"]}}function Rf(i,t,e){let n=i.getShaderParameter(t,i.COMPILE_STATUS),s=(i.getShaderInfoLog(t)||"").trim();if(n&&s==="")return"";let o=/ERROR: 0:(\d+)/.exec(s);if(o){let a=parseInt(o[1]);return e.toUpperCase()+`

`+s+`

`+lv(i.getShaderSource(t),a)}else return s}function hv(i,t){let e=cv(t);return[`vec4 ${i}( vec4 value ) {`,`	return ${e[1]}( vec4( ${e[0]} * value.rgb, value.a ) );`,"}"].join(`
`)}var uv={[Fc]:"Linear",[Uc]:"Reinhard",[Oc]:"Cineon",[Bc]:"ACESFilmic",[zc]:"AgX",[Gc]:"Neutral",[kc]:"Custom"};function dv(i,t){let e=uv[t];return e===void 0?(Lt("WebGLProgram: Unsupported toneMapping:",t),"vec3 "+i+"( vec3 color ) { return LinearToneMapping( color ); }"):"vec3 "+i+"( vec3 color ) { return "+e+"ToneMapping( color ); }"}var rl=new U;function fv(){Yt.getLuminanceCoefficients(rl);let i=rl.x.toFixed(4),t=rl.y.toFixed(4),e=rl.z.toFixed(4);return["float luminance( const in vec3 rgb ) {",`	const vec3 weights = vec3( ${i}, ${t}, ${e} );`,"	return dot( weights, rgb );","}"].join(`
`)}function pv(i){return[i.extensionClipCullDistance?"#extension GL_ANGLE_clip_cull_distance : require":"",i.extensionMultiDraw?"#extension GL_ANGLE_multi_draw : require":""].filter(Ps).join(`
`)}function mv(i){let t=[];for(let e in i){let n=i[e];n!==!1&&t.push("#define "+e+" "+n)}return t.join(`
`)}function gv(i,t){let e={},n=i.getProgramParameter(t,i.ACTIVE_ATTRIBUTES);for(let r=0;r<n;r++){let s=i.getActiveAttrib(t,r),o=s.name,a=1;s.type===i.FLOAT_MAT2&&(a=2),s.type===i.FLOAT_MAT3&&(a=3),s.type===i.FLOAT_MAT4&&(a=4),e[o]={type:s.type,location:i.getAttribLocation(t,o),locationSize:a}}return e}function Ps(i){return i!==""}function Cf(i,t){let e=t.numSpotLightShadows+t.numSpotLightMaps-t.numSpotLightShadowsWithMaps;return i.replace(/NUM_SUN_LIGHTS/g,t.numSunLights).replace(/NUM_DIR_LIGHTS/g,t.numDirLights).replace(/NUM_SPOT_LIGHTS/g,t.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g,t.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g,e).replace(/NUM_RECT_AREA_LIGHTS/g,t.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g,t.numPointLights).replace(/NUM_HEMI_LIGHTS/g,t.numHemiLights).replace(/NUM_SUN_LIGHT_SHADOWS/g,t.numSunLightShadows).replace(/NUM_DIR_LIGHT_SHADOWS/g,t.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g,t.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g,t.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g,t.numPointLightShadows).replace(/NUM_LIGHT_PROBE_GRIDS/g,t.numLightProbeGrids)}function Pf(i,t){return i.replace(/NUM_CLIPPING_PLANES/g,t.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g,t.numClippingPlanes-t.numClipIntersection)}var yv=/^[ \t]*#include +<([\w\d./]+)>/gm;function mh(i){return i.replace(yv,xv)}function xv(i,t){let e=Vt[t];if(e===void 0)throw new Error("THREE.WebGLProgram: Can not resolve #include <"+t+">");return mh(e)}var _v=/#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;function If(i){return i.replace(_v,vv)}function vv(i,t,e,n){let r="";for(let s=parseInt(t);s<parseInt(e);s++)r+=n.replace(/\[\s*i\s*\]/g,"[ "+s+" ]").replace(/UNROLLED_LOOP_INDEX/g,s);return r}function Lf(i){let t=`precision ${i.precision} float;
	precision ${i.precision} int;
	precision ${i.precision} sampler2D;
	precision ${i.precision} samplerCube;
	precision ${i.precision} sampler3D;
	precision ${i.precision} sampler2DArray;
	precision ${i.precision} sampler2DShadow;
	precision ${i.precision} samplerCubeShadow;
	precision ${i.precision} sampler2DArrayShadow;
	precision ${i.precision} isampler2D;
	precision ${i.precision} isampler3D;
	precision ${i.precision} isamplerCube;
	precision ${i.precision} isampler2DArray;
	precision ${i.precision} usampler2D;
	precision ${i.precision} usampler3D;
	precision ${i.precision} usamplerCube;
	precision ${i.precision} usampler2DArray;
	`;return i.precision==="highp"?t+=`
#define HIGH_PRECISION`:i.precision==="mediump"?t+=`
#define MEDIUM_PRECISION`:i.precision==="lowp"&&(t+=`
#define LOW_PRECISION`),t}var bv={[bs]:"SHADOWMAP_TYPE_PCF",[Ar]:"SHADOWMAP_TYPE_VSM"};function Mv(i){return bv[i.shadowMapType]||"SHADOWMAP_TYPE_BASIC"}var Sv={[Tr]:"ENVMAP_MODE_REFRACTION"};function wv(i){return i.envMap===!1?"ENVMAP_MODE_REFLECTION":Sv[i.envMapMode]||"ENVMAP_MODE_REFLECTION"}var Av={[Dc]:"ENVMAP_BLENDING_MULTIPLY",[Kd]:"ENVMAP_BLENDING_MIX",[Jd]:"ENVMAP_BLENDING_ADD"};function Ev(i){return i.envMap===!1?"ENVMAP_BLENDING_NONE":Av[i.combine]||"ENVMAP_BLENDING_NONE"}function Tv(i,t,e,n){let r=i.getContext(),s=e.defines,o=e.vertexShader,a=e.fragmentShader,l=Mv(e),c=e.envMapPMREM===!0?"ENVMAP_TYPE_PMREM":"ENVMAP_TYPE_CUBE",h=wv(e),u=Ev(e),d=pv(e),f=mv(s),p=r.createProgram(),y,m,g=e.glslVersion?"#version "+e.glslVersion+`
`:"";e.isRawShaderMaterial?(y=["#define SHADER_TYPE "+e.shaderType,"#define SHADER_NAME "+e.shaderName,f].filter(Ps).join(`
`),y.length>0&&(y+=`
`),m=["#define SHADER_TYPE "+e.shaderType,"#define SHADER_NAME "+e.shaderName,f].filter(Ps).join(`
`),m.length>0&&(m+=`
`)):(y=[Lf(e),"#define SHADER_TYPE "+e.shaderType,"#define SHADER_NAME "+e.shaderName,f,e.extensionClipCullDistance?"#define USE_CLIP_DISTANCE":"",e.batching?"#define USE_BATCHING":"",e.batchingColor?"#define USE_BATCHING_COLOR":"",e.instancing?"#define USE_INSTANCING":"",e.instancingColor?"#define USE_INSTANCING_COLOR":"",e.instancingMorph?"#define USE_INSTANCING_MORPH":"",e.useFog&&e.fog?"#define USE_FOG":"",e.useFog&&e.fogExp2?"#define FOG_EXP2":"",e.map?"#define USE_MAP":"",e.envMap?"#define USE_ENVMAP":"",e.envMap?"#define "+h:"",e.lightMap?"#define USE_LIGHTMAP":"",e.aoMap?"#define USE_AOMAP":"",e.bumpMap?"#define USE_BUMPMAP":"",e.normalMap?"#define USE_NORMALMAP":"",e.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",e.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",e.displacementMap?"#define USE_DISPLACEMENTMAP":"",e.emissiveMap?"#define USE_EMISSIVEMAP":"",e.anisotropy?"#define USE_ANISOTROPY":"",e.anisotropyMap?"#define USE_ANISOTROPYMAP":"",e.clearcoatMap?"#define USE_CLEARCOATMAP":"",e.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",e.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",e.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",e.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",e.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",e.specularMap?"#define USE_SPECULARMAP":"",e.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",e.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",e.roughnessMap?"#define USE_ROUGHNESSMAP":"",e.metalnessMap?"#define USE_METALNESSMAP":"",e.alphaMap?"#define USE_ALPHAMAP":"",e.alphaHash?"#define USE_ALPHAHASH":"",e.transmission?"#define USE_TRANSMISSION":"",e.transmissionMap?"#define USE_TRANSMISSIONMAP":"",e.thicknessMap?"#define USE_THICKNESSMAP":"",e.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",e.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",e.mapUv?"#define MAP_UV "+e.mapUv:"",e.alphaMapUv?"#define ALPHAMAP_UV "+e.alphaMapUv:"",e.lightMapUv?"#define LIGHTMAP_UV "+e.lightMapUv:"",e.aoMapUv?"#define AOMAP_UV "+e.aoMapUv:"",e.emissiveMapUv?"#define EMISSIVEMAP_UV "+e.emissiveMapUv:"",e.bumpMapUv?"#define BUMPMAP_UV "+e.bumpMapUv:"",e.normalMapUv?"#define NORMALMAP_UV "+e.normalMapUv:"",e.displacementMapUv?"#define DISPLACEMENTMAP_UV "+e.displacementMapUv:"",e.metalnessMapUv?"#define METALNESSMAP_UV "+e.metalnessMapUv:"",e.roughnessMapUv?"#define ROUGHNESSMAP_UV "+e.roughnessMapUv:"",e.anisotropyMapUv?"#define ANISOTROPYMAP_UV "+e.anisotropyMapUv:"",e.clearcoatMapUv?"#define CLEARCOATMAP_UV "+e.clearcoatMapUv:"",e.clearcoatNormalMapUv?"#define CLEARCOAT_NORMALMAP_UV "+e.clearcoatNormalMapUv:"",e.clearcoatRoughnessMapUv?"#define CLEARCOAT_ROUGHNESSMAP_UV "+e.clearcoatRoughnessMapUv:"",e.diffuseRoughnessMapUv?"#define DIFFUSE_ROUGHNESSMAP_UV "+e.diffuseRoughnessMapUv:"",e.iridescenceMapUv?"#define IRIDESCENCEMAP_UV "+e.iridescenceMapUv:"",e.iridescenceThicknessMapUv?"#define IRIDESCENCE_THICKNESSMAP_UV "+e.iridescenceThicknessMapUv:"",e.sheenColorMapUv?"#define SHEEN_COLORMAP_UV "+e.sheenColorMapUv:"",e.sheenRoughnessMapUv?"#define SHEEN_ROUGHNESSMAP_UV "+e.sheenRoughnessMapUv:"",e.specularMapUv?"#define SPECULARMAP_UV "+e.specularMapUv:"",e.specularColorMapUv?"#define SPECULAR_COLORMAP_UV "+e.specularColorMapUv:"",e.specularIntensityMapUv?"#define SPECULAR_INTENSITYMAP_UV "+e.specularIntensityMapUv:"",e.transmissionMapUv?"#define TRANSMISSIONMAP_UV "+e.transmissionMapUv:"",e.thicknessMapUv?"#define THICKNESSMAP_UV "+e.thicknessMapUv:"",e.vertexTangents&&e.flatShading===!1?"#define USE_TANGENT":"",e.vertexNormals?"#define HAS_NORMAL":"",e.vertexColors?"#define USE_COLOR":"",e.vertexAlphas?"#define USE_COLOR_ALPHA":"",e.vertexUv1s?"#define USE_UV1":"",e.vertexUv2s?"#define USE_UV2":"",e.vertexUv3s?"#define USE_UV3":"",e.pointsUvs?"#define USE_POINTS_UV":"",e.flatShading?"#define FLAT_SHADED":"",e.skinning?"#define USE_SKINNING":"",e.morphTargets?"#define USE_MORPHTARGETS":"",e.morphNormals&&e.flatShading===!1?"#define USE_MORPHNORMALS":"",e.morphColors?"#define USE_MORPHCOLORS":"",e.morphTargetsCount>0?"#define MORPHTARGETS_TEXTURE_STRIDE "+e.morphTextureStride:"",e.morphTargetsCount>0?"#define MORPHTARGETS_COUNT "+e.morphTargetsCount:"",e.doubleSided?"#define DOUBLE_SIDED":"",e.flipSided?"#define FLIP_SIDED":"",e.shadowMapEnabled?"#define USE_SHADOWMAP":"",e.shadowMapEnabled?"#define "+l:"",e.sizeAttenuation?"#define USE_SIZEATTENUATION":"",e.numLightProbes>0?"#define USE_LIGHT_PROBES":"",e.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",e.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 modelMatrix;","uniform mat4 modelViewMatrix;","uniform mat4 projectionMatrix;","uniform mat4 viewMatrix;","uniform mat3 normalMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;","#ifdef USE_INSTANCING","	attribute mat4 instanceMatrix;","#endif","#ifdef USE_INSTANCING_COLOR","	attribute vec3 instanceColor;","#endif","#ifdef USE_INSTANCING_MORPH","	uniform sampler2D morphTexture;","#endif","attribute vec3 position;","attribute vec3 normal;","attribute vec2 uv;","#ifdef USE_UV1","	attribute vec2 uv1;","#endif","#ifdef USE_UV2","	attribute vec2 uv2;","#endif","#ifdef USE_UV3","	attribute vec2 uv3;","#endif","#ifdef USE_TANGENT","	attribute vec4 tangent;","#endif","#if defined( USE_COLOR_ALPHA )","	attribute vec4 color;","#elif defined( USE_COLOR )","	attribute vec3 color;","#endif","#ifdef USE_SKINNING","	attribute vec4 skinIndex;","	attribute vec4 skinWeight;","#endif",`
`].filter(Ps).join(`
`),m=[Lf(e),"#define SHADER_TYPE "+e.shaderType,"#define SHADER_NAME "+e.shaderName,f,e.useFog&&e.fog?"#define USE_FOG":"",e.useFog&&e.fogExp2?"#define FOG_EXP2":"",e.alphaToCoverage?"#define ALPHA_TO_COVERAGE":"",e.map?"#define USE_MAP":"",e.matcap?"#define USE_MATCAP":"",e.envMap?"#define USE_ENVMAP":"",e.envMap?"#define "+c:"",e.envMap?"#define "+h:"",e.envMap?"#define "+u:"",e.envMapPMREM?"#define ENVMAP_MAX_LOD "+e.envMapMaxLod+".0":"",e.envMapPMREM?"#define ENVMAP_SIZE "+e.envMapSize+".0":"",e.lightMap?"#define USE_LIGHTMAP":"",e.aoMap?"#define USE_AOMAP":"",e.bumpMap?"#define USE_BUMPMAP":"",e.normalMap?"#define USE_NORMALMAP":"",e.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",e.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",e.packedNormalMap?"#define USE_PACKED_NORMALMAP":"",e.emissiveMap?"#define USE_EMISSIVEMAP":"",e.anisotropy?"#define USE_ANISOTROPY":"",e.anisotropyMap?"#define USE_ANISOTROPYMAP":"",e.clearcoat?"#define USE_CLEARCOAT":"",e.clearcoatMap?"#define USE_CLEARCOATMAP":"",e.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",e.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",e.diffuseRoughness?"#define USE_DIFFUSE_ROUGHNESS":"",e.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",e.dispersion?"#define USE_DISPERSION":"",e.retroreflection?"#define USE_RETROREFLECTION":"",e.iridescence?"#define USE_IRIDESCENCE":"",e.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",e.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",e.specularMap?"#define USE_SPECULARMAP":"",e.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",e.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",e.roughnessMap?"#define USE_ROUGHNESSMAP":"",e.metalnessMap?"#define USE_METALNESSMAP":"",e.alphaMap?"#define USE_ALPHAMAP":"",e.alphaTest?"#define USE_ALPHATEST":"",e.alphaHash?"#define USE_ALPHAHASH":"",e.sheen?"#define USE_SHEEN":"",e.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",e.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",e.transmission?"#define USE_TRANSMISSION":"",e.transmissionMap?"#define USE_TRANSMISSIONMAP":"",e.thicknessMap?"#define USE_THICKNESSMAP":"",e.vertexTangents&&e.flatShading===!1?"#define USE_TANGENT":"",e.vertexColors||e.instancingColor?"#define USE_COLOR":"",e.vertexAlphas||e.batchingColor?"#define USE_COLOR_ALPHA":"",e.vertexUv1s?"#define USE_UV1":"",e.vertexUv2s?"#define USE_UV2":"",e.vertexUv3s?"#define USE_UV3":"",e.pointsUvs?"#define USE_POINTS_UV":"",e.gradientMap?"#define USE_GRADIENTMAP":"",e.flatShading?"#define FLAT_SHADED":"",e.doubleSided?"#define DOUBLE_SIDED":"",e.flipSided?"#define FLIP_SIDED":"",e.shadowMapEnabled?"#define USE_SHADOWMAP":"",e.shadowMapEnabled?"#define "+l:"",e.premultipliedAlpha?"#define PREMULTIPLIED_ALPHA":"",e.numLightProbes>0?"#define USE_LIGHT_PROBES":"",e.decodeVideoTexture?"#define DECODE_VIDEO_TEXTURE":"",e.decodeVideoTextureEmissive?"#define DECODE_VIDEO_TEXTURE_EMISSIVE":"",e.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",e.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 viewMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;",e.toneMapping!==Fn?"#define TONE_MAPPING":"",e.toneMapping!==Fn?Vt.tonemapping_pars_fragment:"",e.toneMapping!==Fn?dv("toneMapping",e.toneMapping):"",e.dithering?"#define DITHERING":"",e.opaque?"#define OPAQUE":"",Vt.colorspace_pars_fragment,hv("linearToOutputTexel",e.outputColorSpace),fv(),e.useDepthPacking?"#define DEPTH_PACKING "+e.depthPacking:"",`
`].filter(Ps).join(`
`)),o=mh(o),o=Cf(o,e),o=Pf(o,e),a=mh(a),a=Cf(a,e),a=Pf(a,e),o=If(o),a=If(a),e.isRawShaderMaterial!==!0&&(g=`#version 300 es
`,y=[d,"#define attribute in","#define varying out","#define texture2D texture"].join(`
`)+`
`+y,m=["#define varying in",e.glslVersion===eh?"":"layout(location = 0) out highp vec4 pc_fragColor;",e.glslVersion===eh?"":"#define gl_FragColor pc_fragColor","#define gl_FragDepthEXT gl_FragDepth","#define texture2D texture","#define textureCube texture","#define texture2DProj textureProj","#define texture2DLodEXT textureLod","#define texture2DProjLodEXT textureProjLod","#define textureCubeLodEXT textureLod","#define texture2DGradEXT textureGrad","#define texture2DProjGradEXT textureProjGrad","#define textureCubeGradEXT textureGrad"].join(`
`)+`
`+m);let _=g+y+o,E=g+m+a,M=Ef(r,r.VERTEX_SHADER,_),A=Ef(r,r.FRAGMENT_SHADER,E);r.attachShader(p,M),r.attachShader(p,A),e.index0AttributeName!==void 0?r.bindAttribLocation(p,0,e.index0AttributeName):e.hasPositionAttribute===!0&&r.bindAttribLocation(p,0,"position"),r.linkProgram(p);function v(R){if(i.debug.checkShaderErrors){let I=r.getProgramInfoLog(p)||"",F=r.getShaderInfoLog(M)||"",V=r.getShaderInfoLog(A)||"",C=I.trim(),O=F.trim(),$=V.trim(),G=!0,it=!0;if(r.getProgramParameter(p,r.LINK_STATUS)===!1)if(G=!1,typeof i.debug.onShaderError=="function")i.debug.onShaderError(r,p,M,A);else{let q=Rf(r,M,"vertex"),et=Rf(r,A,"fragment");Dt("WebGLProgram: Shader Error "+r.getError()+" - VALIDATE_STATUS "+r.getProgramParameter(p,r.VALIDATE_STATUS)+`

Material Name: `+R.name+`
Material Type: `+R.type+`

Program Info Log: `+C+`
`+q+`
`+et)}else C!==""?Lt("WebGLProgram: Program Info Log:",C):(O===""||$==="")&&(it=!1);it&&(R.diagnostics={runnable:G,programLog:C,vertexShader:{log:O,prefix:y},fragmentShader:{log:$,prefix:m}})}r.deleteShader(M),r.deleteShader(A),x=new Pr(r,p),w=gv(r,p)}let x;this.getUniforms=function(){return x===void 0&&v(this),x};let w;this.getAttributes=function(){return w===void 0&&v(this),w};let N=e.rendererExtensionParallelShaderCompile===!1;return this.isReady=function(){return N===!1&&(N=r.getProgramParameter(p,ov)),N},this.destroy=function(){n.releaseStatesOfProgram(this),r.deleteProgram(p),this.program=void 0},this.type=e.shaderType,this.name=e.shaderName,this.id=av++,this.cacheKey=t,this.usedTimes=1,this.program=p,this.vertexShader=M,this.fragmentShader=A,this}var Rv=0,gh=class{constructor(){this.shaderCache=new Map,this.materialCache=new Map}update(t,e,n){let r=this._getShaderCacheForMaterial(t);return r.has(e)===!1&&(r.add(e),e.usedTimes++),r.has(n)===!1&&(r.add(n),n.usedTimes++),this}remove(t){let e=this.materialCache.get(t);for(let n of e)n.usedTimes--,n.usedTimes===0&&this.shaderCache.delete(n.code);return this.materialCache.delete(t),this}getVertexShaderStage(t){return this._getShaderStage(t.vertexShader)}getFragmentShaderStage(t){return this._getShaderStage(t.fragmentShader)}dispose(){this.shaderCache.clear(),this.materialCache.clear()}_getShaderCacheForMaterial(t){let e=this.materialCache,n=e.get(t);return n===void 0&&(n=new Set,e.set(t,n)),n}_getShaderStage(t){let e=this.shaderCache,n=e.get(t);return n===void 0&&(n=new yh(t),e.set(t,n)),n}},yh=class{constructor(t){this.id=Rv++,this.code=t,this.usedTimes=0}};function Cv(i){return i===xi||i===Ts||i===Rs}function Pv(i,t,e,n,r,s){let o=new as,a=new gh,l=new Set,c=[],h=new Map,u=n.logarithmicDepthBuffer,d={MeshDepthMaterial:"depth",MeshDistanceMaterial:"distance",MeshNormalMaterial:"normal",MeshBasicMaterial:"basic",MeshLambertMaterial:"lambert",MeshPhongMaterial:"phong",MeshToonMaterial:"toon",MeshStandardMaterial:"physical",MeshPhysicalMaterial:"physical",MeshMatcapMaterial:"matcap",LineBasicMaterial:"basic",LineDashedMaterial:"dashed",PointsMaterial:"points",ShadowMaterial:"shadow",SpriteMaterial:"sprite"};function f(x){return l.add(x),x===0?"uv":`uv${x}`}function p(x,w,N,R,I,F){let V=R.fog,C=I.geometry,O=x.isMeshStandardMaterial||x.isMeshLambertMaterial||x.isMeshPhongMaterial?R.environment:null,$=x.isMeshStandardMaterial||x.isMeshLambertMaterial&&!x.envMap||x.isMeshPhongMaterial&&!x.envMap,G=t.get(x.envMap||O,$),it=d[x.type],q=n.precision;x.precision!==null&&(q=n.getMaxPrecision(x.precision),q!==x.precision&&Lt("WebGLProgram.getParameters:",x.precision,"not supported, using",q,"instead."));let et=C.morphAttributes.position||C.morphAttributes.normal||C.morphAttributes.color,nt=et!==void 0?et.length:0,J=0;C.morphAttributes.position!==void 0&&(J=1),C.morphAttributes.normal!==void 0&&(J=2),C.morphAttributes.color!==void 0&&(J=3);let lt,X,ot,yt;if(it){let _t=On[it];lt=_t.vertexShader,X=_t.fragmentShader}else{lt=x.vertexShader,X=x.fragmentShader;let _t=a.getVertexShaderStage(x),ee=a.getFragmentShaderStage(x);a.update(x,_t,ee),ot=_t.id,yt=ee.id}let St=i.getRenderTarget(),gt=i.state.buffers.depth.getReversed(),bt=I.isInstancedMesh===!0,ae=I.isBatchedMesh===!0,Nt=!!x.map,te=!!x.matcap,ie=!!G,Wt=ie&&G.isPMREMTexture===!0,Le=!!x.aoMap,ve=!!x.lightMap,Ye=!!x.bumpMap&&x.wireframe===!1,fe=!!x.normalMap,Ln=!!x.displacementMap,Ee=!!x.emissiveMap,cn=!!x.metalnessMap,hn=!!x.roughnessMap,un=x.anisotropy>0,D=x.clearcoat>0,dn=x.diffuseRoughness>0,ue=x.dispersion>0,de=x.retroreflectivity>0,xt=x.iridescence>0,be=x.sheen>0,It=x.transmission>0,Ot=un&&!!x.anisotropyMap,T=D&&!!x.clearcoatMap,b=D&&!!x.clearcoatNormalMap,k=D&&!!x.clearcoatRoughnessMap,rt=dn&&!!x.diffuseRoughnessMap,tt=xt&&!!x.iridescenceMap,ct=xt&&!!x.iridescenceThicknessMap,pt=be&&!!x.sheenColorMap,K=be&&!!x.sheenRoughnessMap,j=!!x.specularMap,ut=!!x.specularColorMap,P=!!x.specularIntensityMap,Q=It&&!!x.transmissionMap,Y=It&&!!x.thicknessMap,dt=!!x.gradientMap,at=!!x.alphaMap,ht=x.alphaTest>0,Rt=!!x.alphaHash,Gt=!!x.extensions,st=Fn;x.toneMapped&&(St===null||St.isXRRenderTarget===!0)&&(st=i.toneMapping);let Ct=Wt?G.isCompressedCubeTexture?G.image[0].mipmaps:G.mipmaps:null,zt={shaderID:it,shaderType:x.type,shaderName:x.name,vertexShader:lt,fragmentShader:X,defines:x.defines,customVertexShaderID:ot,customFragmentShaderID:yt,isRawShaderMaterial:x.isRawShaderMaterial===!0,glslVersion:x.glslVersion,precision:q,batching:ae,batchingColor:ae&&I._colorsTexture!==null,instancing:bt,instancingColor:bt&&I.instanceColor!==null,instancingMorph:bt&&I.morphTexture!==null,outputColorSpace:St===null?i.outputColorSpace:St.isXRRenderTarget===!0?St.texture.colorSpace:Yt.workingColorSpace,alphaToCoverage:!!x.alphaToCoverage,map:Nt,matcap:te,envMap:ie,envMapMode:ie&&G.mapping,envMapPMREM:Wt,envMapMaxLod:Wt?Ct.length-1:null,envMapSize:Wt?Ct[0].width:null,aoMap:Le,lightMap:ve,bumpMap:Ye,normalMap:fe,displacementMap:Ln,emissiveMap:Ee,normalMapObjectSpace:fe&&x.normalMapType===tf,normalMapTangentSpace:fe&&x.normalMapType===Kc,packedNormalMap:fe&&x.normalMapType===Kc&&Cv(x.normalMap.format),metalnessMap:cn,roughnessMap:hn,anisotropy:un,anisotropyMap:Ot,clearcoat:D,clearcoatMap:T,clearcoatNormalMap:b,clearcoatRoughnessMap:k,diffuseRoughness:dn,diffuseRoughnessMap:rt,dispersion:ue,retroreflection:de,iridescence:xt,iridescenceMap:tt,iridescenceThicknessMap:ct,sheen:be,sheenColorMap:pt,sheenRoughnessMap:K,specularMap:j,specularColorMap:ut,specularIntensityMap:P,transmission:It,transmissionMap:Q,thicknessMap:Y,gradientMap:dt,opaque:x.transparent===!1&&x.blending===Er&&x.alphaToCoverage===!1,alphaMap:at,alphaTest:ht,alphaHash:Rt,combine:x.combine,mapUv:Nt&&f(x.map.channel),aoMapUv:Le&&f(x.aoMap.channel),lightMapUv:ve&&f(x.lightMap.channel),bumpMapUv:Ye&&f(x.bumpMap.channel),normalMapUv:fe&&f(x.normalMap.channel),displacementMapUv:Ln&&f(x.displacementMap.channel),emissiveMapUv:Ee&&f(x.emissiveMap.channel),metalnessMapUv:cn&&f(x.metalnessMap.channel),roughnessMapUv:hn&&f(x.roughnessMap.channel),anisotropyMapUv:Ot&&f(x.anisotropyMap.channel),clearcoatMapUv:T&&f(x.clearcoatMap.channel),clearcoatNormalMapUv:b&&f(x.clearcoatNormalMap.channel),clearcoatRoughnessMapUv:k&&f(x.clearcoatRoughnessMap.channel),diffuseRoughnessMapUv:rt&&f(x.diffuseRoughnessMap.channel),iridescenceMapUv:tt&&f(x.iridescenceMap.channel),iridescenceThicknessMapUv:ct&&f(x.iridescenceThicknessMap.channel),sheenColorMapUv:pt&&f(x.sheenColorMap.channel),sheenRoughnessMapUv:K&&f(x.sheenRoughnessMap.channel),specularMapUv:j&&f(x.specularMap.channel),specularColorMapUv:ut&&f(x.specularColorMap.channel),specularIntensityMapUv:P&&f(x.specularIntensityMap.channel),transmissionMapUv:Q&&f(x.transmissionMap.channel),thicknessMapUv:Y&&f(x.thicknessMap.channel),alphaMapUv:at&&f(x.alphaMap.channel),vertexTangents:!!C.attributes.tangent&&(fe||un),vertexNormals:!!C.attributes.normal,vertexColors:x.vertexColors,vertexAlphas:x.vertexColors===!0&&!!C.attributes.color&&C.attributes.color.itemSize===4,pointsUvs:I.isPoints===!0&&!!C.attributes.uv&&(Nt||at),fog:!!V,useFog:x.fog===!0,fogExp2:!!V&&V.isFogExp2,flatShading:x.wireframe===!1&&(x.flatShading===!0||C.attributes.normal===void 0&&fe===!1&&(x.isMeshLambertMaterial||x.isMeshPhongMaterial||x.isMeshStandardMaterial||x.isMeshPhysicalMaterial)),sizeAttenuation:x.sizeAttenuation===!0,logarithmicDepthBuffer:u,reversedDepthBuffer:gt,skinning:I.isSkinnedMesh===!0,hasPositionAttribute:C.attributes.position!==void 0,morphTargets:C.morphAttributes.position!==void 0,morphNormals:C.morphAttributes.normal!==void 0,morphColors:C.morphAttributes.color!==void 0,morphTargetsCount:nt,morphTextureStride:J,numSunLights:w.sun.length,numDirLights:w.directional.length,numPointLights:w.point.length,numSpotLights:w.spot.length,numSpotLightMaps:w.spotLightMap.length,numRectAreaLights:w.rectArea.length,numHemiLights:w.hemi.length,numSunLightShadows:w.sunShadowMap.length,numDirLightShadows:w.directionalShadowMap.length,numPointLightShadows:w.pointShadowMap.length,numSpotLightShadows:w.spotShadowMap.length,numSpotLightShadowsWithMaps:w.numSpotLightShadowsWithMaps,numLightProbes:w.numLightProbes,numLightProbeGrids:F.filter(_t=>_t.texture!==null).length,numClippingPlanes:s.numPlanes,numClipIntersection:s.numIntersection,dithering:x.dithering,shadowMapEnabled:i.shadowMap.enabled&&N.length>0,shadowMapType:i.shadowMap.type,toneMapping:st,decodeVideoTexture:Nt&&x.map.isVideoTexture===!0&&Yt.getTransfer(x.map.colorSpace)===Qt,decodeVideoTextureEmissive:Ee&&x.emissiveMap.isVideoTexture===!0&&Yt.getTransfer(x.emissiveMap.colorSpace)===Qt,premultipliedAlpha:x.premultipliedAlpha,doubleSided:x.side===vn,flipSided:x.side===qe,useDepthPacking:x.depthPacking>=0,depthPacking:x.depthPacking||0,index0AttributeName:x.index0AttributeName,extensionClipCullDistance:Gt&&x.extensions.clipCullDistance===!0&&e.has("WEBGL_clip_cull_distance"),extensionMultiDraw:(Gt&&x.extensions.multiDraw===!0||ae)&&e.has("WEBGL_multi_draw"),rendererExtensionParallelShaderCompile:e.has("KHR_parallel_shader_compile"),customProgramCacheKey:x.customProgramCacheKey()};return zt.vertexUv1s=l.has(1),zt.vertexUv2s=l.has(2),zt.vertexUv3s=l.has(3),l.clear(),zt}function y(x){let w=[];if(x.shaderID?w.push(x.shaderID):(w.push(x.customVertexShaderID),w.push(x.customFragmentShaderID)),x.defines!==void 0)for(let N in x.defines)w.push(N),w.push(x.defines[N]);return x.isRawShaderMaterial===!1&&(m(w,x),g(w,x),w.push(i.outputColorSpace)),w.push(x.customProgramCacheKey),w.join()}function m(x,w){x.push(w.precision),x.push(w.outputColorSpace),x.push(w.envMapMode),x.push(w.envMapPMREM),x.push(w.envMapMaxLod),x.push(w.envMapSize),x.push(w.mapUv),x.push(w.alphaMapUv),x.push(w.lightMapUv),x.push(w.aoMapUv),x.push(w.bumpMapUv),x.push(w.normalMapUv),x.push(w.displacementMapUv),x.push(w.emissiveMapUv),x.push(w.metalnessMapUv),x.push(w.roughnessMapUv),x.push(w.anisotropyMapUv),x.push(w.clearcoatMapUv),x.push(w.clearcoatNormalMapUv),x.push(w.clearcoatRoughnessMapUv),x.push(w.diffuseRoughnessMapUv),x.push(w.iridescenceMapUv),x.push(w.iridescenceThicknessMapUv),x.push(w.sheenColorMapUv),x.push(w.sheenRoughnessMapUv),x.push(w.specularMapUv),x.push(w.specularColorMapUv),x.push(w.specularIntensityMapUv),x.push(w.transmissionMapUv),x.push(w.thicknessMapUv),x.push(w.combine),x.push(w.fogExp2),x.push(w.sizeAttenuation),x.push(w.morphTargetsCount),x.push(w.numSunLights),x.push(w.numDirLights),x.push(w.numPointLights),x.push(w.numSpotLights),x.push(w.numSpotLightMaps),x.push(w.numHemiLights),x.push(w.numRectAreaLights),x.push(w.numSunLightShadows),x.push(w.numDirLightShadows),x.push(w.numPointLightShadows),x.push(w.numSpotLightShadows),x.push(w.numSpotLightShadowsWithMaps),x.push(w.numLightProbes),x.push(w.numLightProbeGrids),x.push(w.shadowMapType),x.push(w.toneMapping),x.push(w.numClippingPlanes),x.push(w.numClipIntersection),x.push(w.depthPacking)}function g(x,w){o.disableAll(),w.instancing&&o.enable(0),w.instancingColor&&o.enable(1),w.instancingMorph&&o.enable(2),w.matcap&&o.enable(3),w.envMap&&o.enable(4),w.normalMapObjectSpace&&o.enable(5),w.normalMapTangentSpace&&o.enable(6),w.clearcoat&&o.enable(7),w.iridescence&&o.enable(8),w.alphaTest&&o.enable(9),w.vertexColors&&o.enable(10),w.vertexAlphas&&o.enable(11),w.vertexUv1s&&o.enable(12),w.vertexUv2s&&o.enable(13),w.vertexUv3s&&o.enable(14),w.vertexTangents&&o.enable(15),w.anisotropy&&o.enable(16),w.alphaHash&&o.enable(17),w.batching&&o.enable(18),w.dispersion&&o.enable(19),w.retroreflection&&o.enable(24),w.diffuseRoughness&&o.enable(25),w.batchingColor&&o.enable(20),w.gradientMap&&o.enable(21),w.packedNormalMap&&o.enable(22),w.vertexNormals&&o.enable(23),x.push(o.mask),o.disableAll(),w.fog&&o.enable(0),w.useFog&&o.enable(1),w.flatShading&&o.enable(2),w.logarithmicDepthBuffer&&o.enable(3),w.reversedDepthBuffer&&o.enable(4),w.skinning&&o.enable(5),w.morphTargets&&o.enable(6),w.morphNormals&&o.enable(7),w.morphColors&&o.enable(8),w.premultipliedAlpha&&o.enable(9),w.shadowMapEnabled&&o.enable(10),w.doubleSided&&o.enable(11),w.flipSided&&o.enable(12),w.useDepthPacking&&o.enable(13),w.dithering&&o.enable(14),w.transmission&&o.enable(15),w.sheen&&o.enable(16),w.opaque&&o.enable(17),w.pointsUvs&&o.enable(18),w.decodeVideoTexture&&o.enable(19),w.decodeVideoTextureEmissive&&o.enable(20),w.alphaToCoverage&&o.enable(21),w.numLightProbeGrids>0&&o.enable(22),w.hasPositionAttribute&&o.enable(23),x.push(o.mask)}function _(x){let w=d[x.type],N;if(w){let R=On[w];N=ff.clone(R.uniforms)}else N=x.uniforms;return N}function E(x,w){let N=h.get(w);return N!==void 0?++N.usedTimes:(N=new Tv(i,w,x,r),c.push(N),h.set(w,N)),N}function M(x){if(--x.usedTimes===0){let w=c.indexOf(x);c[w]=c[c.length-1],c.pop(),h.delete(x.cacheKey),x.destroy()}}function A(x){a.remove(x)}function v(){a.dispose()}return{getParameters:p,getProgramCacheKey:y,getUniforms:_,acquireProgram:E,releaseProgram:M,releaseShaderCache:A,programs:c,dispose:v}}function Iv(){let i=new WeakMap;function t(o){return i.has(o)}function e(o){let a=i.get(o);return a===void 0&&(a={},i.set(o,a)),a}function n(o){i.delete(o)}function r(o,a,l){i.get(o)[a]=l}function s(){i=new WeakMap}return{has:t,get:e,remove:n,update:r,dispose:s}}function Lv(i,t){return i.groupOrder!==t.groupOrder?i.groupOrder-t.groupOrder:i.renderOrder!==t.renderOrder?i.renderOrder-t.renderOrder:i.material.id!==t.material.id?i.material.id-t.material.id:i.materialVariant!==t.materialVariant?i.materialVariant-t.materialVariant:i.z!==t.z?i.z-t.z:i.id-t.id}function Nf(i,t){return i.groupOrder!==t.groupOrder?i.groupOrder-t.groupOrder:i.renderOrder!==t.renderOrder?i.renderOrder-t.renderOrder:i.z!==t.z?t.z-i.z:i.id-t.id}function Df(){let i=[],t=0,e=[],n=[],r=[];function s(){t=0,e.length=0,n.length=0,r.length=0}function o(d){let f=0;return d.isInstancedMesh&&(f+=2),d.isSkinnedMesh&&(f+=1),f}function a(d,f,p,y,m,g){let _=i[t];return _===void 0?(_={id:d.id,object:d,geometry:f,material:p,materialVariant:o(d),groupOrder:y,renderOrder:d.renderOrder,z:m,group:g},i[t]=_):(_.id=d.id,_.object=d,_.geometry=f,_.material=p,_.materialVariant=o(d),_.groupOrder=y,_.renderOrder=d.renderOrder,_.z=m,_.group=g),t++,_}function l(d,f,p,y,m,g,_){_.reversedDepth===!0&&(m=-m);let E=a(d,f,p,y,m,g);p.transmission>0?n.push(E):p.transparent===!0?r.push(E):e.push(E)}function c(d,f,p,y,m,g){let _=a(d,f,p,y,m,g);p.transmission>0?n.unshift(_):p.transparent===!0?r.unshift(_):e.unshift(_)}function h(d,f){e.length>1&&e.sort(d||Lv),n.length>1&&n.sort(f||Nf),r.length>1&&r.sort(f||Nf)}function u(){for(let d=t,f=i.length;d<f;d++){let p=i[d];if(p.id===null)break;p.id=null,p.object=null,p.geometry=null,p.material=null,p.group=null}}return{opaque:e,transmissive:n,transparent:r,init:s,push:l,unshift:c,finish:u,sort:h}}function Nv(){let i=new WeakMap;function t(n,r){let s=i.get(n),o;return s===void 0?(o=new Df,i.set(n,[o])):r>=s.length?(o=new Df,s.push(o)):o=s[r],o}function e(){i=new WeakMap}return{get:t,dispose:e}}function Dv(){let i={};return{get:function(t){if(i[t.id]!==void 0)return i[t.id];let e;switch(t.type){case"SunLight":case"DirectionalLight":e={direction:new U,color:new Zt};break;case"SpotLight":e={position:new U,direction:new U,color:new Zt,distance:0,coneCos:0,penumbraCos:0,decay:0};break;case"PointLight":e={position:new U,color:new Zt,distance:0,decay:0};break;case"HemisphereLight":e={direction:new U,skyColor:new Zt,groundColor:new Zt};break;case"RectAreaLight":e={color:new Zt,position:new U,halfWidth:new U,halfHeight:new U};break}return i[t.id]=e,e}}}function Fv(){let i={};return{get:function(t){if(i[t.id]!==void 0)return i[t.id];let e;switch(t.type){case"SunLight":case"DirectionalLight":e={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Ft};break;case"SpotLight":e={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Ft};break;case"PointLight":e={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Ft,shadowCameraNear:1,shadowCameraFar:1e3};break}return i[t.id]=e,e}}}var Uv=0;function Ov(i,t){return(t.castShadow?2:0)-(i.castShadow?2:0)+(t.map?1:0)-(i.map?1:0)}function Bv(i){let t=new Dv,e=Fv(),n={version:0,hash:{sunLength:-1,directionalLength:-1,pointLength:-1,spotLength:-1,rectAreaLength:-1,hemiLength:-1,numSunShadows:-1,numDirectionalShadows:-1,numPointShadows:-1,numSpotShadows:-1,numSpotMaps:-1,numLightProbes:-1},ambient:[0,0,0],probe:[],sun:[],sunShadow:[],sunShadowMap:[],sunShadowMatrix:[],sunShadowCascade:[],directional:[],directionalShadow:[],directionalShadowMap:[],directionalShadowMatrix:[],spot:[],spotLightMap:[],spotShadow:[],spotShadowMap:[],spotLightMatrix:[],rectArea:[],rectAreaLTC1:null,rectAreaLTC2:null,point:[],pointShadow:[],pointShadowMap:[],pointShadowMatrix:[],hemi:[],numSpotLightShadowsWithMaps:0,numLightProbes:0};for(let c=0;c<9;c++)n.probe.push(new U);let r=new U,s=new ge,o=new ge;function a(c){let h=0,u=0,d=0;for(let F=0;F<9;F++)n.probe[F].set(0,0,0);let f=0,p=0,y=0,m=0,g=0,_=0,E=0,M=0,A=0,v=0,x=0,w=0,N=0,R=0;c.sort(Ov);for(let F=0,V=c.length;F<V;F++){let C=c[F],O=C.color,$=C.intensity,G=C.distance,it=null;if(C.shadow&&C.shadow.map&&(C.shadow.map.texture.format===xi?it=C.shadow.map.texture:it=C.shadow.map.depthTexture||C.shadow.map.texture),C.isAmbientLight)h+=O.r*$,u+=O.g*$,d+=O.b*$;else if(C.isLightProbe){for(let q=0;q<9;q++)n.probe[q].addScaledVector(C.sh.coefficients[q],$);R++}else if(C.isSunLight){let q=t.get(C);if(q.color.copy(C.color).multiplyScalar(C.intensity),C.castShadow){let et=C.shadow,nt=e.get(C);nt.shadowIntensity=et.intensity,nt.shadowBias=et.bias,nt.shadowNormalBias=et.normalBias,nt.shadowRadius=et.radius,nt.shadowMapSize.copy(et.mapSize).multiply(et.getFrameExtents()),n.sunShadow[p]=nt,n.sunShadowMap[p]=it;let J=et.getViewportCount();for(let lt=0;lt<J;lt++)n.sunShadowMatrix[y+lt]=et.getMatrix(lt),n.sunShadowCascade[y+lt]=et._cascadeData[lt];y+=J,p++}n.sun[f]=q,f++}else if(C.isDirectionalLight){let q=t.get(C);if(q.color.copy(C.color).multiplyScalar(C.intensity),C.castShadow){let et=C.shadow,nt=e.get(C);nt.shadowIntensity=et.intensity,nt.shadowBias=et.bias,nt.shadowNormalBias=et.normalBias,nt.shadowRadius=et.radius,nt.shadowMapSize=et.mapSize,n.directionalShadow[m]=nt,n.directionalShadowMap[m]=it,n.directionalShadowMatrix[m]=C.shadow.matrix,A++}n.directional[m]=q,m++}else if(C.isSpotLight){let q=t.get(C);q.position.setFromMatrixPosition(C.matrixWorld),q.color.copy(O).multiplyScalar($),q.distance=G,q.coneCos=Math.cos(C.angle),q.penumbraCos=Math.cos(C.angle*(1-C.penumbra)),q.decay=C.decay,n.spot[_]=q;let et=C.shadow;if(C.map&&(n.spotLightMap[w]=C.map,w++,et.updateMatrices(C),C.castShadow&&N++),n.spotLightMatrix[_]=et.matrix,C.castShadow){let nt=e.get(C);nt.shadowIntensity=et.intensity,nt.shadowBias=et.bias,nt.shadowNormalBias=et.normalBias,nt.shadowRadius=et.radius,nt.shadowMapSize=et.mapSize,n.spotShadow[_]=nt,n.spotShadowMap[_]=it,x++}_++}else if(C.isRectAreaLight){let q=t.get(C);q.color.copy(O).multiplyScalar($),q.halfWidth.set(C.width*.5,0,0),q.halfHeight.set(0,C.height*.5,0),n.rectArea[E]=q,E++}else if(C.isPointLight){let q=t.get(C);if(q.color.copy(C.color).multiplyScalar(C.intensity),q.distance=C.distance,q.decay=C.decay,C.castShadow){let et=C.shadow,nt=e.get(C);nt.shadowIntensity=et.intensity,nt.shadowBias=et.bias,nt.shadowNormalBias=et.normalBias,nt.shadowRadius=et.radius,nt.shadowMapSize=et.mapSize,nt.shadowCameraNear=et.camera.near,nt.shadowCameraFar=et.camera.far,n.pointShadow[g]=nt,n.pointShadowMap[g]=it,n.pointShadowMatrix[g]=C.shadow.matrix,v++}n.point[g]=q,g++}else if(C.isHemisphereLight){let q=t.get(C);q.skyColor.copy(C.color).multiplyScalar($),q.groundColor.copy(C.groundColor).multiplyScalar($),n.hemi[M]=q,M++}}E>0&&(i.has("OES_texture_float_linear")===!0?(n.rectAreaLTC1=vt.LTC_FLOAT_1,n.rectAreaLTC2=vt.LTC_FLOAT_2):(n.rectAreaLTC1=vt.LTC_HALF_1,n.rectAreaLTC2=vt.LTC_HALF_2)),n.ambient[0]=h,n.ambient[1]=u,n.ambient[2]=d;let I=n.hash;(I.sunLength!==f||I.directionalLength!==m||I.pointLength!==g||I.spotLength!==_||I.rectAreaLength!==E||I.hemiLength!==M||I.numSunShadows!==p||I.numDirectionalShadows!==A||I.numPointShadows!==v||I.numSpotShadows!==x||I.numSpotMaps!==w||I.numLightProbes!==R)&&(n.sun.length=f,n.directional.length=m,n.spot.length=_,n.rectArea.length=E,n.point.length=g,n.hemi.length=M,n.sunShadow.length=p,n.sunShadowMap.length=p,n.sunShadowMatrix.length=y,n.sunShadowCascade.length=y,n.directionalShadow.length=A,n.directionalShadowMap.length=A,n.directionalShadowMatrix.length=A,n.pointShadow.length=v,n.pointShadowMap.length=v,n.pointShadowMatrix.length=v,n.spotShadow.length=x,n.spotShadowMap.length=x,n.spotLightMatrix.length=x+w-N,n.spotLightMap.length=w,n.numSpotLightShadowsWithMaps=N,n.numLightProbes=R,I.sunLength=f,I.directionalLength=m,I.pointLength=g,I.spotLength=_,I.rectAreaLength=E,I.hemiLength=M,I.numSunShadows=p,I.numDirectionalShadows=A,I.numPointShadows=v,I.numSpotShadows=x,I.numSpotMaps=w,I.numLightProbes=R,n.version=Uv++)}function l(c,h){let u=0,d=0,f=0,p=0,y=0,m=0,g=h.matrixWorldInverse;for(let _=0,E=c.length;_<E;_++){let M=c[_];if(M.isSunLight){let A=n.sun[u];A.direction.setFromMatrixPosition(M.matrixWorld),A.direction.transformDirection(g),u++}else if(M.isDirectionalLight){let A=n.directional[d];A.direction.setFromMatrixPosition(M.matrixWorld),r.setFromMatrixPosition(M.target.matrixWorld),A.direction.sub(r),A.direction.transformDirection(g),d++}else if(M.isSpotLight){let A=n.spot[p];A.position.setFromMatrixPosition(M.matrixWorld),A.position.applyMatrix4(g),A.direction.setFromMatrixPosition(M.matrixWorld),r.setFromMatrixPosition(M.target.matrixWorld),A.direction.sub(r),A.direction.transformDirection(g),p++}else if(M.isRectAreaLight){let A=n.rectArea[y];A.position.setFromMatrixPosition(M.matrixWorld),A.position.applyMatrix4(g),o.identity(),s.copy(M.matrixWorld),s.premultiply(g),o.extractRotation(s),A.halfWidth.set(M.width*.5,0,0),A.halfHeight.set(0,M.height*.5,0),A.halfWidth.applyMatrix4(o),A.halfHeight.applyMatrix4(o),y++}else if(M.isPointLight){let A=n.point[f];A.position.setFromMatrixPosition(M.matrixWorld),A.position.applyMatrix4(g),f++}else if(M.isHemisphereLight){let A=n.hemi[m];A.direction.setFromMatrixPosition(M.matrixWorld),A.direction.transformDirection(g),m++}}}return{setup:a,setupView:l,state:n}}function Ff(i){let t=new Bv(i),e=[],n=[],r=[];function s(u){h.camera=u,e.length=0,n.length=0,r.length=0}function o(u){u.isLightProbeGrid?r.push(u):e.push(u)}function a(u){n.push(u)}function l(){t.setup(e),r.sort((u,d)=>u.priority-d.priority||u.id-d.id)}function c(u){t.setupView(e,u)}let h={lightsArray:e,shadowsArray:n,lightProbeGridArray:r,camera:null,lights:t,transmissionRenderTarget:{},textureUnits:0};return{init:s,state:h,setupLights:l,setupLightsView:c,pushLight:o,pushShadow:a}}function kv(i){let t=new WeakMap;function e(r,s=0){let o=t.get(r),a;return o===void 0?(a=new Ff(i),t.set(r,[a])):s>=o.length?(a=new Ff(i),o.push(a)):a=o[s],a}function n(){t=new WeakMap}return{get:e,dispose:n}}var zv=`void main() {
	gl_Position = vec4( position, 1.0 );
}`,Gv=`uniform sampler2D shadow_pass;
uniform vec2 resolution;
uniform float radius;
void main() {
	const float samples = float( VSM_SAMPLES );
	float mean = 0.0;
	float squared_mean = 0.0;
	float uvStride = samples <= 1.0 ? 0.0 : 2.0 / ( samples - 1.0 );
	float uvStart = samples <= 1.0 ? 0.0 : - 1.0;
	for ( float i = 0.0; i < samples; i ++ ) {
		float uvOffset = uvStart + i * uvStride;
		#ifdef HORIZONTAL_PASS
			vec2 distribution = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( uvOffset, 0.0 ) * radius ) / resolution ).rg;
			mean += distribution.x;
			squared_mean += distribution.y * distribution.y + distribution.x * distribution.x;
		#else
			float depth = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( 0.0, uvOffset ) * radius ) / resolution ).r;
			mean += depth;
			squared_mean += depth * depth;
		#endif
	}
	mean = mean / samples;
	squared_mean = squared_mean / samples;
	float std_dev = sqrt( max( 0.0, squared_mean - mean * mean ) );
	gl_FragColor = vec4( mean, std_dev, 0.0, 1.0 );
}`,Vv=[new U(1,0,0),new U(-1,0,0),new U(0,1,0),new U(0,-1,0),new U(0,0,1),new U(0,0,-1)],Hv=[new U(0,-1,0),new U(0,-1,0),new U(0,0,1),new U(0,0,-1),new U(0,-1,0),new U(0,-1,0)],Uf=new ge,Cs=new U,uh=new U;function Wv(i,t,e){let n=new Bi,r=new Ft,s=new Ft,o=new he,a=new ia,l=new ra,c={},h=e.maxTextureSize,u={[yi]:qe,[qe]:yi,[vn]:vn},d=new Ge({defines:{VSM_SAMPLES:8},uniforms:{shadow_pass:{value:null},resolution:{value:new Ft},radius:{value:4}},vertexShader:zv,fragmentShader:Gv}),f=d.clone();f.defines.HORIZONTAL_PASS=1;let p=new ke;p.setAttribute("position",new ye(new Float32Array([-1,-1,.5,3,-1,.5,-1,3,.5]),3));let y=new ze(p,d),m=this;this.enabled=!1,this.autoUpdate=!0,this.needsUpdate=!1,this.type=bs;let g=this.type;this.render=function(v,x,w){if(m.enabled===!1||m.autoUpdate===!1&&m.needsUpdate===!1||v.length===0)return;this.type===Id&&(Lt("WebGLShadowMap: PCFSoftShadowMap has been removed. Using PCFShadowMap instead."),this.type=bs);let N=i.getRenderTarget(),R=i.getActiveCubeFace(),I=i.getActiveMipmapLevel(),F=i.state;F.setBlending(ki),F.buffers.depth.getReversed()===!0?F.buffers.color.setClear(0,0,0,0):F.buffers.color.setClear(1,1,1,1),F.buffers.depth.setTest(!0),F.setScissorTest(!1);let V=g!==this.type;V&&x.traverse(function(C){C.material&&(Array.isArray(C.material)?C.material.forEach(O=>O.needsUpdate=!0):C.material.needsUpdate=!0)});for(let C=0,O=v.length;C<O;C++){let $=v[C],G=$.shadow;if(G===void 0){Lt("WebGLShadowMap:",$,"has no shadow.");continue}if(G.autoUpdate===!1&&G.needsUpdate===!1)continue;r.copy(G.mapSize);let it=G.getFrameExtents();r.multiply(it),s.copy(G.mapSize),(r.x>h||r.y>h)&&(r.x>h&&(s.x=Math.floor(h/it.x),r.x=s.x*it.x,G.mapSize.x=s.x),r.y>h&&(s.y=Math.floor(h/it.y),r.y=s.y*it.y,G.mapSize.y=s.y));let q=i.state.buffers.depth.getReversed();if(G.camera._reversedDepth=q,G.map===null||V===!0){if(G.map!==null&&(G.map.depthTexture!==null&&(G.map.depthTexture.dispose(),G.map.depthTexture=null),G.map.dispose()),this.type===Ar){if($.isPointLight){Lt("WebGLShadowMap: VSM shadow maps are not supported for PointLights. Use PCF or BasicShadowMap instead.");continue}G.map=new rn(r.x,r.y,{format:xi,type:Pn,minFilter:De,magFilter:De,generateMipmaps:!1}),G.map.texture.name=$.name+".shadowMap",G.map.depthTexture=new qn(r.x,r.y,Cn),G.map.depthTexture.name=$.name+".shadowMapDepth",G.map.depthTexture.format=$n,G.map.depthTexture.compareFunction=null,G.map.depthTexture.minFilter=Pe,G.map.depthTexture.magFilter=Pe}else $.isPointLight?(G.map=new Is(r.x),G.map.depthTexture=new ps(r.x,Rn)):(G.map=new rn(r.x,r.y),G.map.depthTexture=new qn(r.x,r.y,Rn)),G.map.depthTexture.name=$.name+".shadowMap",G.map.depthTexture.format=$n,this.type===bs?(G.map.depthTexture.compareFunction=q?jc:Jc,G.map.depthTexture.minFilter=De,G.map.depthTexture.magFilter=De):(G.map.depthTexture.compareFunction=null,G.map.depthTexture.minFilter=Pe,G.map.depthTexture.magFilter=Pe);G.camera.updateProjectionMatrix()}G.map.isWebGLCubeRenderTarget!==!0&&(G.map.width!==r.x||G.map.height!==r.y)&&G.map.setSize(r.x,r.y);let et=G.map.isWebGLCubeRenderTarget?6:G.getViewportCount();$.isPointLight!==!0&&G.updateMatrices($,w);let nt=(G.camera.layers.mask&4294967294)!==0?G.camera.layers:w.layers;for(let J=0;J<et;J++){let lt=G.getCamera(J);if($.isPointLight){let X=G.camera,ot=G.matrix,yt=$.distance||X.far;yt!==X.far&&(X.far=yt,X.updateProjectionMatrix()),Cs.setFromMatrixPosition($.matrixWorld),X.position.copy(Cs),uh.copy(X.position),uh.add(Vv[J]),X.up.copy(Hv[J]),X.lookAt(uh),X.updateMatrixWorld(),ot.makeTranslation(-Cs.x,-Cs.y,-Cs.z),Uf.multiplyMatrices(X.projectionMatrix,X.matrixWorldInverse),G._frustum.setFromProjectionMatrix(Uf,X.coordinateSystem,X.reversedDepth)}if(G.map.isWebGLCubeRenderTarget)i.setRenderTarget(G.map,J),i.clear();else{J===0&&(i.setRenderTarget(G.map),i.clear());let X=G.getViewport(J);o.set(s.x*X.x,s.y*X.y,s.x*X.z,s.y*X.w),F.viewport(o)}n=G.getFrustum(J),M(x,w,lt,$,nt,this.type)}G.isPointLightShadow!==!0&&this.type===Ar&&_(G,w),G.needsUpdate=!1}g=this.type,m.needsUpdate=!1,i.setRenderTarget(N,R,I)};function _(v,x){let w=t.update(y);d.defines.VSM_SAMPLES!==v.blurSamples&&(d.defines.VSM_SAMPLES=v.blurSamples,f.defines.VSM_SAMPLES=v.blurSamples,d.needsUpdate=!0,f.needsUpdate=!0),v.mapPass===null?v.mapPass=new rn(r.x,r.y,{format:xi,type:Pn}):(v.mapPass.width!==v.map.width||v.mapPass.height!==v.map.height)&&v.mapPass.setSize(v.map.width,v.map.height),d.uniforms.shadow_pass.value=v.map.depthTexture,d.uniforms.resolution.value.set(v.map.width,v.map.height),d.uniforms.radius.value=v.radius,i.setRenderTarget(v.mapPass),i.clear(),i.renderBufferDirect(x,null,w,d,y,null),f.uniforms.shadow_pass.value=v.mapPass.texture,f.uniforms.resolution.value.set(v.map.width,v.map.height),f.uniforms.radius.value=v.radius,i.setRenderTarget(v.map),i.clear(),i.renderBufferDirect(x,null,w,f,y,null)}function E(v,x,w,N){let R=null,I=w.isPointLight===!0?v.customDistanceMaterial:v.customDepthMaterial;if(I!==void 0)R=I;else if(R=w.isPointLight===!0?l:a,i.localClippingEnabled&&x.clipShadows===!0&&Array.isArray(x.clippingPlanes)&&x.clippingPlanes.length!==0||x.displacementMap&&x.displacementScale!==0||x.alphaMap&&x.alphaTest>0||x.map&&x.alphaTest>0||x.alphaToCoverage===!0){let F=R.uuid,V=x.uuid,C=c[F];C===void 0&&(C={},c[F]=C);let O=C[V];O===void 0&&(O=R.clone(),C[V]=O,x.addEventListener("dispose",A)),R=O}if(R.visible=x.visible,R.wireframe=x.wireframe,N===Ar?R.side=x.shadowSide!==null?x.shadowSide:x.side:R.side=x.shadowSide!==null?x.shadowSide:u[x.side],R.alphaMap=x.alphaMap,R.alphaTest=x.alphaToCoverage===!0?.5:x.alphaTest,R.map=x.map,R.clipShadows=x.clipShadows,R.clippingPlanes=x.clippingPlanes,R.clipIntersection=x.clipIntersection,R.displacementMap=x.displacementMap,R.displacementScale=x.displacementScale,R.displacementBias=x.displacementBias,R.wireframeLinewidth=x.wireframeLinewidth,R.linewidth=x.linewidth,w.isPointLight===!0&&R.isMeshDistanceMaterial===!0){let F=i.properties.get(R);F.light=w}return R}function M(v,x,w,N,R,I){if(v.visible===!1)return;if(v.layers.test(R)&&(v.isMesh||v.isLine||v.isPoints)&&(v.castShadow||v.receiveShadow&&I===Ar)&&(!v.frustumCulled||v.intersectsFrustum(n))){v.modelViewMatrix.multiplyMatrices(w.matrixWorldInverse,v.matrixWorld);let C=t.update(v),O=v.material;if(Array.isArray(O)){let $=C.groups;for(let G=0,it=$.length;G<it;G++){let q=$[G],et=O[q.materialIndex];if(et&&et.visible){let nt=E(v,et,N,I);v.onBeforeShadow(i,v,x,w,C,nt,q),i.renderBufferDirect(w,null,C,nt,v,q),v.onAfterShadow(i,v,x,w,C,nt,q)}}}else if(O.visible){let $=E(v,O,N,I);v.onBeforeShadow(i,v,x,w,C,$,null),i.renderBufferDirect(w,null,C,$,v,null),v.onAfterShadow(i,v,x,w,C,$,null)}}let V=v.children;for(let C=0,O=V.length;C<O;C++)M(V[C],x,w,N,R,I)}function A(v){v.target.removeEventListener("dispose",A);for(let w in c){let N=c[w],R=v.target.uuid;R in N&&(N[R].dispose(),delete N[R])}}}function Xv(i,t){function e(){let P=!1,Q=new he,Y=null,dt=new he(0,0,0,0);return{setMask:function(at){Y!==at&&!P&&(i.colorMask(at,at,at,at),Y=at)},setLocked:function(at){P=at},setClear:function(at,ht,Rt,Gt,st){st===!0&&(at*=Gt,ht*=Gt,Rt*=Gt),Q.set(at,ht,Rt,Gt),dt.equals(Q)===!1&&(i.clearColor(at,ht,Rt,Gt),dt.copy(Q))},reset:function(){P=!1,Y=null,dt.set(-1,0,0,0)}}}function n(){let P=!1,Q=!1,Y=null,dt=null,at=null;return{setReversed:function(ht){if(Q!==ht){let Rt=t.get("EXT_clip_control");ht?Rt.clipControlEXT(Rt.LOWER_LEFT_EXT,Rt.ZERO_TO_ONE_EXT):Rt.clipControlEXT(Rt.LOWER_LEFT_EXT,Rt.NEGATIVE_ONE_TO_ONE_EXT),Q=ht;let Gt=at;at=null,this.setClear(Gt)}},getReversed:function(){return Q},setTest:function(ht){ht?gt(i.DEPTH_TEST):bt(i.DEPTH_TEST)},setMask:function(ht){Y!==ht&&!P&&(i.depthMask(ht),Y=ht)},setFunc:function(ht){if(Q&&(ht=uf[ht]),dt!==ht){switch(ht){case ko:i.depthFunc(i.NEVER);break;case zo:i.depthFunc(i.ALWAYS);break;case Go:i.depthFunc(i.LESS);break;case gr:i.depthFunc(i.LEQUAL);break;case Vo:i.depthFunc(i.EQUAL);break;case Ho:i.depthFunc(i.GEQUAL);break;case Wo:i.depthFunc(i.GREATER);break;case Xo:i.depthFunc(i.NOTEQUAL);break;default:i.depthFunc(i.LEQUAL)}dt=ht}},setLocked:function(ht){P=ht},setClear:function(ht){at!==ht&&(at=ht,Q&&(ht=1-ht),i.clearDepth(ht))},reset:function(){P=!1,Y=null,dt=null,at=null,Q=!1}}}function r(){let P=!1,Q=null,Y=null,dt=null,at=null,ht=null,Rt=null,Gt=null,st=null;return{setTest:function(Ct){P||(Ct?gt(i.STENCIL_TEST):bt(i.STENCIL_TEST))},setMask:function(Ct){Q!==Ct&&!P&&(i.stencilMask(Ct),Q=Ct)},setFunc:function(Ct,zt,_t){(Y!==Ct||dt!==zt||at!==_t)&&(i.stencilFunc(Ct,zt,_t),Y=Ct,dt=zt,at=_t)},setOp:function(Ct,zt,_t){(ht!==Ct||Rt!==zt||Gt!==_t)&&(i.stencilOp(Ct,zt,_t),ht=Ct,Rt=zt,Gt=_t)},setLocked:function(Ct){P=Ct},setClear:function(Ct){st!==Ct&&(i.clearStencil(Ct),st=Ct)},reset:function(){P=!1,Q=null,Y=null,dt=null,at=null,ht=null,Rt=null,Gt=null,st=null}}}let s=new e,o=new n,a=new r,l={},c=new WeakMap,h={},u={},d={},f=new WeakMap,p=[],y=null,m=!1,g=null,_=null,E=null,M=null,A=null,v=null,x=null,w=new Zt(0,0,0),N=0,R=!1,I=null,F=null,V=null,C=null,O=null,$=i.getParameter(i.MAX_COMBINED_TEXTURE_IMAGE_UNITS),G=!1,it=0,q=i.getParameter(i.VERSION);q.indexOf("WebGL")!==-1?(it=parseFloat(/^WebGL (\d)/.exec(q)[1]),G=it>=1):q.indexOf("OpenGL ES")!==-1&&(it=parseFloat(/^OpenGL ES (\d)/.exec(q)[1]),G=it>=2);let et=null,nt={},J=i.getParameter(i.SCISSOR_BOX),lt=i.getParameter(i.VIEWPORT),X=new he().fromArray(J),ot=new he().fromArray(lt);function yt(P,Q,Y,dt){let at=new Uint8Array(4),ht=i.createTexture();i.bindTexture(P,ht),i.texParameteri(P,i.TEXTURE_MIN_FILTER,i.NEAREST),i.texParameteri(P,i.TEXTURE_MAG_FILTER,i.NEAREST);for(let Rt=0;Rt<Y;Rt++)P===i.TEXTURE_3D||P===i.TEXTURE_2D_ARRAY?i.texImage3D(Q,0,i.RGBA,1,1,dt,0,i.RGBA,i.UNSIGNED_BYTE,at):i.texImage2D(Q+Rt,0,i.RGBA,1,1,0,i.RGBA,i.UNSIGNED_BYTE,at);return ht}let St={};St[i.TEXTURE_2D]=yt(i.TEXTURE_2D,i.TEXTURE_2D,1),St[i.TEXTURE_CUBE_MAP]=yt(i.TEXTURE_CUBE_MAP,i.TEXTURE_CUBE_MAP_POSITIVE_X,6),St[i.TEXTURE_2D_ARRAY]=yt(i.TEXTURE_2D_ARRAY,i.TEXTURE_2D_ARRAY,1,1),St[i.TEXTURE_3D]=yt(i.TEXTURE_3D,i.TEXTURE_3D,1,1),s.setClear(0,0,0,1),o.setClear(1),a.setClear(0),gt(i.DEPTH_TEST),o.setFunc(gr),Ye(!1),fe(Rc),gt(i.CULL_FACE),Le(ki);function gt(P){h[P]!==!0&&(i.enable(P),h[P]=!0)}function bt(P){h[P]!==!1&&(i.disable(P),h[P]=!1)}function ae(P,Q){return d[P]!==Q?(i.bindFramebuffer(P,Q),d[P]=Q,P===i.DRAW_FRAMEBUFFER&&(d[i.FRAMEBUFFER]=Q),P===i.FRAMEBUFFER&&(d[i.DRAW_FRAMEBUFFER]=Q),!0):!1}function Nt(P,Q){let Y=p,dt=!1;if(P){Y=f.get(Q),Y===void 0&&(Y=[],f.set(Q,Y));let at=P.textures;if(Y.length!==at.length||Y[0]!==i.COLOR_ATTACHMENT0){for(let ht=0,Rt=at.length;ht<Rt;ht++)Y[ht]=i.COLOR_ATTACHMENT0+ht;Y.length=at.length,dt=!0}}else Y[0]!==i.BACK&&(Y[0]=i.BACK,dt=!0);dt&&i.drawBuffers(Y)}function te(P){return y!==P?(i.useProgram(P),y=P,!0):!1}let ie={[zi]:i.FUNC_ADD,[Nd]:i.FUNC_SUBTRACT,[Dd]:i.FUNC_REVERSE_SUBTRACT};ie[Fd]=i.MIN,ie[Ud]=i.MAX;let Wt={[Od]:i.ZERO,[Bd]:i.ONE,[kd]:i.SRC_COLOR,[Lc]:i.SRC_ALPHA,[Xd]:i.SRC_ALPHA_SATURATE,[Hd]:i.DST_COLOR,[Gd]:i.DST_ALPHA,[zd]:i.ONE_MINUS_SRC_COLOR,[Nc]:i.ONE_MINUS_SRC_ALPHA,[Wd]:i.ONE_MINUS_DST_COLOR,[Vd]:i.ONE_MINUS_DST_ALPHA,[$d]:i.CONSTANT_COLOR,[qd]:i.ONE_MINUS_CONSTANT_COLOR,[Yd]:i.CONSTANT_ALPHA,[Zd]:i.ONE_MINUS_CONSTANT_ALPHA};function Le(P,Q,Y,dt,at,ht,Rt,Gt,st,Ct){if(P===ki){m===!0&&(bt(i.BLEND),m=!1);return}if(m===!1&&(gt(i.BLEND),m=!0),P!==Ld){if(P!==g||Ct!==R){if((_!==zi||A!==zi)&&(i.blendEquation(i.FUNC_ADD),_=zi,A=zi),Ct)switch(P){case Er:i.blendFuncSeparate(i.ONE,i.ONE_MINUS_SRC_ALPHA,i.ONE,i.ONE_MINUS_SRC_ALPHA);break;case Cc:i.blendFunc(i.ONE,i.ONE);break;case Pc:i.blendFuncSeparate(i.ZERO,i.ONE_MINUS_SRC_COLOR,i.ZERO,i.ONE);break;case Ic:i.blendFuncSeparate(i.DST_COLOR,i.ONE_MINUS_SRC_ALPHA,i.ZERO,i.ONE);break;default:Dt("WebGLState: Invalid blending: ",P);break}else switch(P){case Er:i.blendFuncSeparate(i.SRC_ALPHA,i.ONE_MINUS_SRC_ALPHA,i.ONE,i.ONE_MINUS_SRC_ALPHA);break;case Cc:i.blendFuncSeparate(i.SRC_ALPHA,i.ONE,i.ONE,i.ONE);break;case Pc:Dt("WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true");break;case Ic:Dt("WebGLState: MultiplyBlending requires material.premultipliedAlpha = true");break;default:Dt("WebGLState: Invalid blending: ",P);break}E=null,M=null,v=null,x=null,w.set(0,0,0),N=0,g=P,R=Ct}return}at=at||Q,ht=ht||Y,Rt=Rt||dt,(Q!==_||at!==A)&&(i.blendEquationSeparate(ie[Q],ie[at]),_=Q,A=at),(Y!==E||dt!==M||ht!==v||Rt!==x)&&(i.blendFuncSeparate(Wt[Y],Wt[dt],Wt[ht],Wt[Rt]),E=Y,M=dt,v=ht,x=Rt),(Gt.equals(w)===!1||st!==N)&&(i.blendColor(Gt.r,Gt.g,Gt.b,st),w.copy(Gt),N=st),g=P,R=!1}function ve(P,Q){P.side===vn?bt(i.CULL_FACE):gt(i.CULL_FACE);let Y=P.side===qe;Q&&(Y=!Y),Ye(Y),P.blending===Er&&P.transparent===!1?Le(ki):Le(P.blending,P.blendEquation,P.blendSrc,P.blendDst,P.blendEquationAlpha,P.blendSrcAlpha,P.blendDstAlpha,P.blendColor,P.blendAlpha,P.premultipliedAlpha),o.setFunc(P.depthFunc),o.setTest(P.depthTest),o.setMask(P.depthWrite),s.setMask(P.colorWrite);let dt=P.stencilWrite;a.setTest(dt),dt&&(a.setMask(P.stencilWriteMask),a.setFunc(P.stencilFunc,P.stencilRef,P.stencilFuncMask),a.setOp(P.stencilFail,P.stencilZFail,P.stencilZPass)),Ee(P.polygonOffset,P.polygonOffsetFactor,P.polygonOffsetUnits),P.alphaToCoverage===!0?gt(i.SAMPLE_ALPHA_TO_COVERAGE):bt(i.SAMPLE_ALPHA_TO_COVERAGE)}function Ye(P){I!==P&&(P?i.frontFace(i.CW):i.frontFace(i.CCW),I=P)}function fe(P){P!==Cd?(gt(i.CULL_FACE),P!==F&&(P===Rc?i.cullFace(i.BACK):P===Pd?i.cullFace(i.FRONT):i.cullFace(i.FRONT_AND_BACK))):bt(i.CULL_FACE),F=P}function Ln(P){P!==V&&(G&&i.lineWidth(P),V=P)}function Ee(P,Q,Y){P?(gt(i.POLYGON_OFFSET_FILL),(C!==Q||O!==Y)&&(C=Q,O=Y,o.getReversed()&&(Q=-Q,Y=-Y),i.polygonOffset(Q,Y))):bt(i.POLYGON_OFFSET_FILL)}function cn(P){P?gt(i.SCISSOR_TEST):bt(i.SCISSOR_TEST)}function hn(P){P===void 0&&(P=i.TEXTURE0+$-1),et!==P&&(i.activeTexture(P),et=P)}function un(P,Q,Y){Y===void 0&&(et===null?Y=i.TEXTURE0+$-1:Y=et);let dt=nt[Y];dt===void 0&&(dt={type:void 0,texture:void 0},nt[Y]=dt),(dt.type!==P||dt.texture!==Q)&&(et!==Y&&(i.activeTexture(Y),et=Y),i.bindTexture(P,Q||St[P]),dt.type=P,dt.texture=Q)}function D(){let P=nt[et];P!==void 0&&P.type!==void 0&&(i.bindTexture(P.type,null),P.type=void 0,P.texture=void 0)}function dn(){try{i.compressedTexImage2D(...arguments)}catch(P){Dt("WebGLState:",P)}}function ue(){try{i.compressedTexImage3D(...arguments)}catch(P){Dt("WebGLState:",P)}}function de(){try{i.texSubImage2D(...arguments)}catch(P){Dt("WebGLState:",P)}}function xt(){try{i.texSubImage3D(...arguments)}catch(P){Dt("WebGLState:",P)}}function be(){try{i.compressedTexSubImage2D(...arguments)}catch(P){Dt("WebGLState:",P)}}function It(){try{i.compressedTexSubImage3D(...arguments)}catch(P){Dt("WebGLState:",P)}}function Ot(){try{i.texStorage2D(...arguments)}catch(P){Dt("WebGLState:",P)}}function T(){try{i.texStorage3D(...arguments)}catch(P){Dt("WebGLState:",P)}}function b(){try{i.texImage2D(...arguments)}catch(P){Dt("WebGLState:",P)}}function k(){try{i.texImage3D(...arguments)}catch(P){Dt("WebGLState:",P)}}function rt(P){return u[P]!==void 0?u[P]:i.getParameter(P)}function tt(P,Q){u[P]!==Q&&(i.pixelStorei(P,Q),u[P]=Q)}function ct(P){X.equals(P)===!1&&(i.scissor(P.x,P.y,P.z,P.w),X.copy(P))}function pt(P){ot.equals(P)===!1&&(i.viewport(P.x,P.y,P.z,P.w),ot.copy(P))}function K(P,Q){let Y=c.get(Q);Y===void 0&&(Y=new WeakMap,c.set(Q,Y));let dt=Y.get(P);dt===void 0&&(dt=i.getUniformBlockIndex(Q,P.name),i.uniformBlockBinding(Q,dt,dt),Y.set(P,dt))}function j(P,Q,Y){let at=c.get(Q).get(P);l[at]!==Y&&(i.bindBufferBase(i.UNIFORM_BUFFER,at,Y),l[at]=Y)}function ut(){i.disable(i.BLEND),i.disable(i.CULL_FACE),i.disable(i.DEPTH_TEST),i.disable(i.POLYGON_OFFSET_FILL),i.disable(i.SCISSOR_TEST),i.disable(i.STENCIL_TEST),i.disable(i.SAMPLE_ALPHA_TO_COVERAGE),i.blendEquation(i.FUNC_ADD),i.blendFunc(i.ONE,i.ZERO),i.blendFuncSeparate(i.ONE,i.ZERO,i.ONE,i.ZERO),i.blendColor(0,0,0,0),i.colorMask(!0,!0,!0,!0),i.clearColor(0,0,0,0),i.depthMask(!0),i.depthFunc(i.LESS),o.setReversed(!1),i.clearDepth(1),i.stencilMask(4294967295),i.stencilFunc(i.ALWAYS,0,4294967295),i.stencilOp(i.KEEP,i.KEEP,i.KEEP),i.clearStencil(0),i.cullFace(i.BACK),i.frontFace(i.CCW),i.polygonOffset(0,0),i.activeTexture(i.TEXTURE0),i.bindFramebuffer(i.FRAMEBUFFER,null),i.bindFramebuffer(i.DRAW_FRAMEBUFFER,null),i.bindFramebuffer(i.READ_FRAMEBUFFER,null),i.useProgram(null),i.lineWidth(1),i.scissor(0,0,i.canvas.width,i.canvas.height),i.viewport(0,0,i.canvas.width,i.canvas.height),i.pixelStorei(i.PACK_ALIGNMENT,4),i.pixelStorei(i.UNPACK_ALIGNMENT,4),i.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,!1),i.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,!1),i.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,i.BROWSER_DEFAULT_WEBGL),i.pixelStorei(i.PACK_ROW_LENGTH,0),i.pixelStorei(i.PACK_SKIP_PIXELS,0),i.pixelStorei(i.PACK_SKIP_ROWS,0),i.pixelStorei(i.UNPACK_ROW_LENGTH,0),i.pixelStorei(i.UNPACK_IMAGE_HEIGHT,0),i.pixelStorei(i.UNPACK_SKIP_PIXELS,0),i.pixelStorei(i.UNPACK_SKIP_ROWS,0),i.pixelStorei(i.UNPACK_SKIP_IMAGES,0),h={},u={},et=null,nt={},d={},l={},f=new WeakMap,p=[],y=null,m=!1,g=null,_=null,E=null,M=null,A=null,v=null,x=null,w=new Zt(0,0,0),N=0,R=!1,I=null,F=null,V=null,C=null,O=null,X.set(0,0,i.canvas.width,i.canvas.height),ot.set(0,0,i.canvas.width,i.canvas.height),s.reset(),o.reset(),a.reset()}return{buffers:{color:s,depth:o,stencil:a},enable:gt,disable:bt,bindFramebuffer:ae,drawBuffers:Nt,useProgram:te,setBlending:Le,setMaterial:ve,setFlipSided:Ye,setCullFace:fe,setLineWidth:Ln,setPolygonOffset:Ee,setScissorTest:cn,activeTexture:hn,bindTexture:un,unbindTexture:D,compressedTexImage2D:dn,compressedTexImage3D:ue,texImage2D:b,texImage3D:k,pixelStorei:tt,getParameter:rt,updateUBOMapping:K,uniformBlockBinding:j,texStorage2D:Ot,texStorage3D:T,texSubImage2D:de,texSubImage3D:xt,compressedTexSubImage2D:be,compressedTexSubImage3D:It,scissor:ct,viewport:pt,reset:ut}}function $v(i,t,e,n,r,s,o){let a=t.has("WEBGL_multisampled_render_to_texture")?t.get("WEBGL_multisampled_render_to_texture"):null,l=typeof navigator>"u"?!1:/OculusBrowser/g.test(navigator.userAgent),c=new Ft,h=new WeakMap,u=new Set,d,f=new WeakMap,p=new Set,y=new FinalizationRegistry(T=>p.delete(T)),m=!1;try{m=typeof OffscreenCanvas<"u"&&new OffscreenCanvas(1,1).getContext("2d")!==null}catch{}function g(T,b){return m?new OffscreenCanvas(T,b):rs("canvas")}function _(T,b,k){let rt=1,tt=Ot(T);if((tt.width>k||tt.height>k)&&(rt=k/Math.max(tt.width,tt.height)),rt<1)if(typeof HTMLImageElement<"u"&&T instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&T instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&T instanceof ImageBitmap||typeof VideoFrame<"u"&&T instanceof VideoFrame){let ct=Math.floor(rt*tt.width),pt=Math.floor(rt*tt.height);d===void 0&&(d=g(ct,pt));let K=b?g(ct,pt):d;return K.width=ct,K.height=pt,K.getContext("2d").drawImage(T,0,0,ct,pt),Lt("WebGLRenderer: Texture has been resized from ("+tt.width+"x"+tt.height+") to ("+ct+"x"+pt+")."),K}else return"data"in T&&Lt("WebGLRenderer: Image in DataTexture is too big ("+tt.width+"x"+tt.height+")."),T;return T}function E(T){return T.generateMipmaps}function M(T){i.generateMipmap(T)}function A(T){return T.isWebGLCubeRenderTarget?i.TEXTURE_CUBE_MAP:T.isWebGL3DRenderTarget?i.TEXTURE_3D:T.isWebGLArrayRenderTarget||T.isCompressedArrayTexture?i.TEXTURE_2D_ARRAY:i.TEXTURE_2D}function v(T,b,k,rt,tt,ct=!1){if(T!==null){if(i[T]!==void 0)return i[T];Lt("WebGLRenderer: Attempt to use non-existing WebGL internal format '"+T+"'")}let pt;rt&&(pt=t.get("EXT_texture_norm16"),pt||Lt("WebGLRenderer: Unable to use normalized textures without EXT_texture_norm16 extension"));let K=b;if(b===i.RED&&(k===i.FLOAT&&(K=i.R32F),k===i.HALF_FLOAT&&(K=i.R16F),k===i.UNSIGNED_BYTE&&(K=i.R8),k===i.UNSIGNED_SHORT&&pt&&(K=pt.R16_EXT),k===i.SHORT&&pt&&(K=pt.R16_SNORM_EXT)),b===i.RED_INTEGER&&(k===i.UNSIGNED_BYTE&&(K=i.R8UI),k===i.UNSIGNED_SHORT&&(K=i.R16UI),k===i.UNSIGNED_INT&&(K=i.R32UI),k===i.BYTE&&(K=i.R8I),k===i.SHORT&&(K=i.R16I),k===i.INT&&(K=i.R32I)),b===i.RG&&(k===i.FLOAT&&(K=i.RG32F),k===i.HALF_FLOAT&&(K=i.RG16F),k===i.UNSIGNED_BYTE&&(K=i.RG8),k===i.UNSIGNED_SHORT&&pt&&(K=pt.RG16_EXT),k===i.SHORT&&pt&&(K=pt.RG16_SNORM_EXT)),b===i.RG_INTEGER&&(k===i.UNSIGNED_BYTE&&(K=i.RG8UI),k===i.UNSIGNED_SHORT&&(K=i.RG16UI),k===i.UNSIGNED_INT&&(K=i.RG32UI),k===i.BYTE&&(K=i.RG8I),k===i.SHORT&&(K=i.RG16I),k===i.INT&&(K=i.RG32I)),b===i.RGB_INTEGER&&(k===i.UNSIGNED_BYTE&&(K=i.RGB8UI),k===i.UNSIGNED_SHORT&&(K=i.RGB16UI),k===i.UNSIGNED_INT&&(K=i.RGB32UI),k===i.BYTE&&(K=i.RGB8I),k===i.SHORT&&(K=i.RGB16I),k===i.INT&&(K=i.RGB32I)),b===i.RGBA_INTEGER&&(k===i.UNSIGNED_BYTE&&(K=i.RGBA8UI),k===i.UNSIGNED_SHORT&&(K=i.RGBA16UI),k===i.UNSIGNED_INT&&(K=i.RGBA32UI),k===i.BYTE&&(K=i.RGBA8I),k===i.SHORT&&(K=i.RGBA16I),k===i.INT&&(K=i.RGBA32I)),b===i.RGB&&(k===i.UNSIGNED_SHORT&&pt&&(K=pt.RGB16_EXT),k===i.SHORT&&pt&&(K=pt.RGB16_SNORM_EXT),k===i.UNSIGNED_INT_5_9_9_9_REV&&(K=i.RGB9_E5),k===i.UNSIGNED_INT_10F_11F_11F_REV&&(K=i.R11F_G11F_B10F)),b===i.RGBA){let j=ct?ns:Yt.getTransfer(tt);k===i.FLOAT&&(K=i.RGBA32F),k===i.HALF_FLOAT&&(K=i.RGBA16F),k===i.UNSIGNED_BYTE&&(K=j===Qt?i.SRGB8_ALPHA8:i.RGBA8),k===i.UNSIGNED_SHORT&&pt&&(K=pt.RGBA16_EXT),k===i.SHORT&&pt&&(K=pt.RGBA16_SNORM_EXT),k===i.UNSIGNED_SHORT_4_4_4_4&&(K=i.RGBA4),k===i.UNSIGNED_SHORT_5_5_5_1&&(K=i.RGB5_A1)}return(K===i.R16F||K===i.R32F||K===i.RG16F||K===i.RG32F||K===i.RGBA16F||K===i.RGBA32F)&&t.get("EXT_color_buffer_float"),K}function x(T,b){let k;return T?b===null||b===Rn||b===Vi?k=i.DEPTH24_STENCIL8:b===Cn?k=i.DEPTH32F_STENCIL8:b===Rr&&(k=i.DEPTH24_STENCIL8,Lt("DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.")):b===null||b===Rn||b===Vi?k=i.DEPTH_COMPONENT24:b===Cn?k=i.DEPTH_COMPONENT32F:b===Rr&&(k=i.DEPTH_COMPONENT16),k}function w(T,b){return E(T)===!0||T.isFramebufferTexture&&T.minFilter!==Pe&&T.minFilter!==De?Math.log2(Math.max(b.width,b.height))+1:T.mipmaps.length>0?T.mipmaps.length:T.isCompressedTexture&&Array.isArray(T.image)?b.mipmaps.length:1}function N(T){let b=new WeakRef(T);n.get(T).__ref=b,p.add(b),y.register(T,b,b)}function R(T){let b=n.get(T).__ref;b!==void 0&&(p.delete(b),y.unregister(b))}function I(T){V(T.target)}function F(T){C(T.target)}function V(T){T.removeEventListener("dispose",I),R(T),$(T),T.isVideoTexture&&h.delete(T),T.isHTMLTexture&&u.delete(T)}function C(T){T.removeEventListener("dispose",F),R(T),it(T)}function O(){for(let T of p){let b=T.deref();b!==void 0&&(b.isRenderTarget===!0?C(b):V(b))}p.clear(),u.clear()}function $(T){let b=n.get(T);if(b.__webglInit===void 0)return;let k=T.source,rt=f.get(k);if(rt){let tt=rt[b.__cacheKey];tt.usedTimes--,tt.usedTimes===0&&G(T),Object.keys(rt).length===0&&f.delete(k)}n.remove(T)}function G(T){let b=n.get(T);i.deleteTexture(b.__webglTexture);let k=T.source,rt=f.get(k);delete rt[b.__cacheKey],o.memory.textures--}function it(T){let b=n.get(T);b.__depthDisposeCallback&&b.__depthDisposeCallback();let k=T.depthTexture;if(k&&k.renderTarget===T&&V(k),T.isWebGLCubeRenderTarget)for(let tt=0;tt<6;tt++){if(Array.isArray(b.__webglFramebuffer[tt]))for(let ct=0;ct<b.__webglFramebuffer[tt].length;ct++)i.deleteFramebuffer(b.__webglFramebuffer[tt][ct]);else i.deleteFramebuffer(b.__webglFramebuffer[tt]);b.__webglDepthbuffer&&i.deleteRenderbuffer(b.__webglDepthbuffer[tt])}else{if(Array.isArray(b.__webglFramebuffer))for(let tt=0;tt<b.__webglFramebuffer.length;tt++)i.deleteFramebuffer(b.__webglFramebuffer[tt]);else i.deleteFramebuffer(b.__webglFramebuffer);if(b.__webglDepthbuffer&&i.deleteRenderbuffer(b.__webglDepthbuffer),b.__webglMultisampledFramebuffer&&i.deleteFramebuffer(b.__webglMultisampledFramebuffer),b.__webglColorRenderbuffer)for(let tt=0;tt<b.__webglColorRenderbuffer.length;tt++)b.__webglColorRenderbuffer[tt]&&i.deleteRenderbuffer(b.__webglColorRenderbuffer[tt]);b.__webglDepthRenderbuffer&&i.deleteRenderbuffer(b.__webglDepthRenderbuffer)}let rt=T.textures;for(let tt=0,ct=rt.length;tt<ct;tt++){let pt=n.get(rt[tt]);pt.__webglTexture&&(i.deleteTexture(pt.__webglTexture),o.memory.textures--),n.remove(rt[tt])}n.remove(T)}let q=0;function et(){q=0}function nt(){return q}function J(T){q=T}function lt(){let T=q;return T>=r.maxTextures&&Lt("WebGLTextures: Trying to use "+(T+1)+" texture units while this GPU supports only "+r.maxTextures),q+=1,T}function X(T){let b=[];return b.push(T.wrapS),b.push(T.wrapT),b.push(T.wrapR||0),b.push(T.magFilter),b.push(T.minFilter),b.push(T.anisotropy),b.push(T.internalFormat),b.push(T.format),b.push(T.type),b.push(T.generateMipmaps),b.push(T.mipmapsAutoUpdate),b.push(T.premultiplyAlpha),b.push(T.flipY),b.push(T.unpackAlignment),b.push(T.colorSpace),b.join()}function ot(T,b){let k=n.get(T);if(T.isVideoTexture&&be(T),T.isRenderTargetTexture===!1&&T.isExternalTexture!==!0&&T.version>0&&k.__version!==T.version){let rt=T.image;if(rt===null)Lt("WebGLRenderer: Texture marked for update but no image data found.");else if(rt.complete===!1)Lt("WebGLRenderer: Texture marked for update but image is incomplete");else{ve(k,T,b);return}}else T.isExternalTexture&&(k.__webglTexture=T.sourceTexture?T.sourceTexture:null);e.bindTexture(i.TEXTURE_2D,k.__webglTexture,i.TEXTURE0+b)}function yt(T,b){let k=n.get(T);if(T.isRenderTargetTexture===!1&&T.version>0&&k.__version!==T.version){ve(k,T,b);return}else T.isExternalTexture&&(k.__webglTexture=T.sourceTexture?T.sourceTexture:null);e.bindTexture(i.TEXTURE_2D_ARRAY,k.__webglTexture,i.TEXTURE0+b)}function St(T,b){let k=n.get(T);if(T.isRenderTargetTexture===!1&&T.version>0&&k.__version!==T.version){ve(k,T,b);return}e.bindTexture(i.TEXTURE_3D,k.__webglTexture,i.TEXTURE0+b)}function gt(T,b){let k=n.get(T);if(T.version>0&&k.__version!==T.version){Ye(k,T,b);return}e.bindTexture(i.TEXTURE_CUBE_MAP,k.__webglTexture,i.TEXTURE0+b)}let bt={[$o]:i.REPEAT,[yn]:i.CLAMP_TO_EDGE,[qo]:i.MIRRORED_REPEAT},ae={[Pe]:i.NEAREST,[jd]:i.NEAREST_MIPMAP_NEAREST,[Ms]:i.NEAREST_MIPMAP_LINEAR,[De]:i.LINEAR,[_a]:i.LINEAR_MIPMAP_NEAREST,[Yn]:i.LINEAR_MIPMAP_LINEAR},Nt={[nf]:i.NEVER,[Qc]:i.ALWAYS,[rf]:i.LESS,[Jc]:i.LEQUAL,[sf]:i.EQUAL,[jc]:i.GEQUAL,[of]:i.GREATER,[af]:i.NOTEQUAL};function te(T,b){if(b.type===Cn&&t.has("OES_texture_float_linear")===!1&&(b.magFilter===De||b.magFilter===_a||b.magFilter===Ms||b.magFilter===Yn||b.minFilter===De||b.minFilter===_a||b.minFilter===Ms||b.minFilter===Yn)&&Lt("WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device."),i.texParameteri(T,i.TEXTURE_WRAP_S,bt[b.wrapS]),i.texParameteri(T,i.TEXTURE_WRAP_T,bt[b.wrapT]),(T===i.TEXTURE_3D||T===i.TEXTURE_2D_ARRAY)&&i.texParameteri(T,i.TEXTURE_WRAP_R,bt[b.wrapR]),i.texParameteri(T,i.TEXTURE_MAG_FILTER,ae[b.magFilter]),i.texParameteri(T,i.TEXTURE_MIN_FILTER,ae[b.minFilter]),b.compareFunction&&(i.texParameteri(T,i.TEXTURE_COMPARE_MODE,i.COMPARE_REF_TO_TEXTURE),i.texParameteri(T,i.TEXTURE_COMPARE_FUNC,Nt[b.compareFunction])),t.has("EXT_texture_filter_anisotropic")===!0){if(b.magFilter===Pe||b.minFilter!==Ms&&b.minFilter!==Yn||b.type===Cn&&t.has("OES_texture_float_linear")===!1)return;if(b.anisotropy>1||n.get(b).__currentAnisotropy){let k=t.get("EXT_texture_filter_anisotropic");i.texParameterf(T,k.TEXTURE_MAX_ANISOTROPY_EXT,Math.min(b.anisotropy,r.getMaxAnisotropy())),n.get(b).__currentAnisotropy=b.anisotropy}}}function ie(T,b){let k=!1;T.__webglInit===void 0&&(T.__webglInit=!0,b.addEventListener("dispose",I),N(b));let rt=b.source,tt=f.get(rt);tt===void 0&&(tt={},f.set(rt,tt));let ct=X(b);if(ct!==T.__cacheKey){tt[ct]===void 0&&(tt[ct]={texture:i.createTexture(),usedTimes:0},o.memory.textures++,k=!0),tt[ct].usedTimes++;let pt=tt[T.__cacheKey];pt!==void 0&&(tt[T.__cacheKey].usedTimes--,pt.usedTimes===0&&G(b)),T.__cacheKey=ct,T.__webglTexture=tt[ct].texture}return k}function Wt(T,b,k){return Math.floor(Math.floor(T/k)/b)}function Le(T,b,k,rt){let ct=T.updateRanges;if(ct.length===0)e.texSubImage2D(i.TEXTURE_2D,0,0,0,b.width,b.height,k,rt,b.data);else{ct.sort((P,Q)=>P.start-Q.start);let pt=0;for(let P=1;P<ct.length;P++){let Q=ct[pt],Y=ct[P],dt=Q.start+Q.count,at=Wt(Y.start,b.width,4),ht=Wt(Q.start,b.width,4);Y.start<=dt+1&&at===ht&&Wt(Y.start+Y.count-1,b.width,4)===at?Q.count=Math.max(Q.count,Y.start+Y.count-Q.start):(++pt,ct[pt]=Y)}ct.length=pt+1;let K=e.getParameter(i.UNPACK_ROW_LENGTH),j=e.getParameter(i.UNPACK_SKIP_PIXELS),ut=e.getParameter(i.UNPACK_SKIP_ROWS);e.pixelStorei(i.UNPACK_ROW_LENGTH,b.width);for(let P=0,Q=ct.length;P<Q;P++){let Y=ct[P],dt=Math.floor(Y.start/4),at=Math.ceil(Y.count/4),ht=dt%b.width,Rt=Math.floor(dt/b.width),Gt=at,st=1;e.pixelStorei(i.UNPACK_SKIP_PIXELS,ht),e.pixelStorei(i.UNPACK_SKIP_ROWS,Rt),e.texSubImage2D(i.TEXTURE_2D,0,ht,Rt,Gt,st,k,rt,b.data)}T.clearUpdateRanges(),e.pixelStorei(i.UNPACK_ROW_LENGTH,K),e.pixelStorei(i.UNPACK_SKIP_PIXELS,j),e.pixelStorei(i.UNPACK_SKIP_ROWS,ut)}}function ve(T,b,k){let rt=i.TEXTURE_2D;(b.isDataArrayTexture||b.isCompressedArrayTexture)&&(rt=i.TEXTURE_2D_ARRAY),b.isData3DTexture&&(rt=i.TEXTURE_3D);let tt=ie(T,b),ct=b.source;e.bindTexture(rt,T.__webglTexture,i.TEXTURE0+k);let pt=n.get(ct);if(ct.version!==pt.__version||tt===!0){if(e.activeTexture(i.TEXTURE0+k),(typeof ImageBitmap<"u"&&b.image instanceof ImageBitmap)===!1){let st=Yt.getPrimaries(Yt.workingColorSpace),Ct=b.colorSpace===In?null:Yt.getPrimaries(b.colorSpace),zt=b.colorSpace===In||st===Ct?i.NONE:i.BROWSER_DEFAULT_WEBGL;e.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,b.flipY),e.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,b.premultiplyAlpha),e.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,zt)}e.pixelStorei(i.UNPACK_ALIGNMENT,b.unpackAlignment);let j=_(b.image,!1,r.maxTextureSize);j=It(b,j);let ut=s.convert(b.format,b.colorSpace),P=s.convert(b.type),Q=v(b.internalFormat,ut,P,b.normalized,b.colorSpace,b.isVideoTexture);te(rt,b);let Y,dt=b.mipmaps,at=b.isVideoTexture!==!0,ht=pt.__version===void 0||tt===!0,Rt=ct.dataReady,Gt=w(b,j);if(b.isDepthTexture)Q=x(b.format===Zn,b.type),ht&&(at?e.texStorage2D(i.TEXTURE_2D,1,Q,j.width,j.height):e.texImage2D(i.TEXTURE_2D,0,Q,j.width,j.height,0,ut,P,null));else if(b.isDataTexture)if(dt.length>0){at&&ht&&e.texStorage2D(i.TEXTURE_2D,Gt,Q,dt[0].width,dt[0].height);for(let st=0,Ct=dt.length;st<Ct;st++)Y=dt[st],at?Rt&&e.texSubImage2D(i.TEXTURE_2D,st,0,0,Y.width,Y.height,ut,P,Y.data):e.texImage2D(i.TEXTURE_2D,st,Q,Y.width,Y.height,0,ut,P,Y.data);b.generateMipmaps=!1}else at?(ht&&e.texStorage2D(i.TEXTURE_2D,Gt,Q,j.width,j.height),Rt&&Le(b,j,ut,P)):e.texImage2D(i.TEXTURE_2D,0,Q,j.width,j.height,0,ut,P,j.data);else if(b.isCompressedTexture)if(b.isCompressedArrayTexture){at&&ht&&e.texStorage3D(i.TEXTURE_2D_ARRAY,Gt,Q,dt[0].width,dt[0].height,j.depth);for(let st=0,Ct=dt.length;st<Ct;st++)if(Y=dt[st],b.format!==ln)if(ut!==null)if(at){if(Rt)if(b.layerUpdates.size>0){let zt=ch(Y.width,Y.height,b.format,b.type);for(let _t of b.layerUpdates){let ee=Y.data.subarray(_t*zt/Y.data.BYTES_PER_ELEMENT,(_t+1)*zt/Y.data.BYTES_PER_ELEMENT);e.compressedTexSubImage3D(i.TEXTURE_2D_ARRAY,st,0,0,_t,Y.width,Y.height,1,ut,ee)}}else e.compressedTexSubImage3D(i.TEXTURE_2D_ARRAY,st,0,0,0,Y.width,Y.height,j.depth,ut,Y.data)}else e.compressedTexImage3D(i.TEXTURE_2D_ARRAY,st,Q,Y.width,Y.height,j.depth,0,Y.data,0,0);else Lt("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()");else at?Rt&&e.texSubImage3D(i.TEXTURE_2D_ARRAY,st,0,0,0,Y.width,Y.height,j.depth,ut,P,Y.data):e.texImage3D(i.TEXTURE_2D_ARRAY,st,Q,Y.width,Y.height,j.depth,0,ut,P,Y.data);b.layerUpdates.size>0&&b.clearLayerUpdates()}else{at&&ht&&e.texStorage2D(i.TEXTURE_2D,Gt,Q,dt[0].width,dt[0].height);for(let st=0,Ct=dt.length;st<Ct;st++)Y=dt[st],b.format!==ln?ut!==null?at?Rt&&e.compressedTexSubImage2D(i.TEXTURE_2D,st,0,0,Y.width,Y.height,ut,Y.data):e.compressedTexImage2D(i.TEXTURE_2D,st,Q,Y.width,Y.height,0,Y.data):Lt("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()"):at?Rt&&e.texSubImage2D(i.TEXTURE_2D,st,0,0,Y.width,Y.height,ut,P,Y.data):e.texImage2D(i.TEXTURE_2D,st,Q,Y.width,Y.height,0,ut,P,Y.data)}else if(b.isDataArrayTexture)if(at){if(ht&&e.texStorage3D(i.TEXTURE_2D_ARRAY,Gt,Q,j.width,j.height,j.depth),Rt)if(b.layerUpdates.size>0){let st=ch(j.width,j.height,b.format,b.type);for(let Ct of b.layerUpdates){let zt=j.data.subarray(Ct*st/j.data.BYTES_PER_ELEMENT,(Ct+1)*st/j.data.BYTES_PER_ELEMENT);e.texSubImage3D(i.TEXTURE_2D_ARRAY,0,0,0,Ct,j.width,j.height,1,ut,P,zt)}b.clearLayerUpdates()}else e.texSubImage3D(i.TEXTURE_2D_ARRAY,0,0,0,0,j.width,j.height,j.depth,ut,P,j.data)}else e.texImage3D(i.TEXTURE_2D_ARRAY,0,Q,j.width,j.height,j.depth,0,ut,P,j.data);else if(b.isData3DTexture)at?(ht&&e.texStorage3D(i.TEXTURE_3D,Gt,Q,j.width,j.height,j.depth),Rt&&e.texSubImage3D(i.TEXTURE_3D,0,0,0,0,j.width,j.height,j.depth,ut,P,j.data)):e.texImage3D(i.TEXTURE_3D,0,Q,j.width,j.height,j.depth,0,ut,P,j.data);else if(b.isFramebufferTexture){if(ht)if(at)e.texStorage2D(i.TEXTURE_2D,Gt,Q,j.width,j.height);else{let st=j.width,Ct=j.height;for(let zt=0;zt<Gt;zt++)e.texImage2D(i.TEXTURE_2D,zt,Q,st,Ct,0,ut,P,null),st>>=1,Ct>>=1}}else if(b.isHTMLTexture){if("texElementImage2D"in i){let st=i.canvas;if(st.hasAttribute("layoutsubtree")||st.setAttribute("layoutsubtree","true"),j.parentNode!==st){st.appendChild(j),u.add(b),st.onpaint=Ct=>{let zt=Ct.changedElements;for(let _t of u)zt.includes(_t.image)&&(_t.needsUpdate=!0)},st.requestPaint();return}if(i.texElementImage2D.length===3)i.texElementImage2D(i.TEXTURE_2D,i.RGBA8,j);else{let zt=i.RGBA,_t=i.RGBA,ee=i.UNSIGNED_BYTE;i.texElementImage2D(i.TEXTURE_2D,0,zt,_t,ee,j)}i.texParameteri(i.TEXTURE_2D,i.TEXTURE_MIN_FILTER,i.LINEAR),i.texParameteri(i.TEXTURE_2D,i.TEXTURE_WRAP_S,i.CLAMP_TO_EDGE),i.texParameteri(i.TEXTURE_2D,i.TEXTURE_WRAP_T,i.CLAMP_TO_EDGE)}}else if(dt.length>0){if(at&&ht){let st=Ot(dt[0]);e.texStorage2D(i.TEXTURE_2D,Gt,Q,st.width,st.height)}for(let st=0,Ct=dt.length;st<Ct;st++)Y=dt[st],at?Rt&&e.texSubImage2D(i.TEXTURE_2D,st,0,0,ut,P,Y):e.texImage2D(i.TEXTURE_2D,st,Q,ut,P,Y);b.generateMipmaps=!1}else if(at){if(ht){let st=Ot(j);e.texStorage2D(i.TEXTURE_2D,Gt,Q,st.width,st.height)}Rt&&e.texSubImage2D(i.TEXTURE_2D,0,0,0,ut,P,j)}else e.texImage2D(i.TEXTURE_2D,0,Q,ut,P,j);E(b)&&b.mipmapsAutoUpdate===!0&&M(rt),pt.__version=ct.version,b.onUpdate&&b.onUpdate(b)}T.__version=b.version}function Ye(T,b,k){if(b.image.length!==6)return;let rt=ie(T,b),tt=b.source;e.bindTexture(i.TEXTURE_CUBE_MAP,T.__webglTexture,i.TEXTURE0+k);let ct=n.get(tt);if(tt.version!==ct.__version||rt===!0){e.activeTexture(i.TEXTURE0+k);let pt=Yt.getPrimaries(Yt.workingColorSpace),K=b.colorSpace===In?null:Yt.getPrimaries(b.colorSpace),j=b.colorSpace===In||pt===K?i.NONE:i.BROWSER_DEFAULT_WEBGL;e.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,b.flipY),e.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,b.premultiplyAlpha),e.pixelStorei(i.UNPACK_ALIGNMENT,b.unpackAlignment),e.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,j);let ut=b.isCompressedTexture||b.image[0].isCompressedTexture,P=b.image[0]&&b.image[0].isDataTexture,Q=[];for(let _t=0;_t<6;_t++)!ut&&!P?Q[_t]=_(b.image[_t],!0,r.maxCubemapSize):Q[_t]=P?b.image[_t].image:b.image[_t],Q[_t]=It(b,Q[_t]);let Y=Q[0],dt=s.convert(b.format,b.colorSpace),at=s.convert(b.type),ht=v(b.internalFormat,dt,at,b.normalized,b.colorSpace),Rt=b.isVideoTexture!==!0,Gt=ct.__version===void 0||rt===!0,st=tt.dataReady,Ct=w(b,Y);te(i.TEXTURE_CUBE_MAP,b);let zt;if(b.isDepthTexture){if(ht=x(b.format===Zn,b.type),Gt)if(Rt)e.texStorage2D(i.TEXTURE_CUBE_MAP,1,ht,Y.width,Y.height);else for(let _t=0;_t<6;_t++)e.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,0,ht,Y.width,Y.height,0,dt,at,null)}else if(ut){Rt&&Gt&&e.texStorage2D(i.TEXTURE_CUBE_MAP,Ct,ht,Y.width,Y.height);for(let _t=0;_t<6;_t++){zt=Q[_t].mipmaps;for(let ee=0;ee<zt.length;ee++){let Te=zt[ee];b.format!==ln?dt!==null?Rt?st&&e.compressedTexSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,ee,0,0,Te.width,Te.height,dt,Te.data):e.compressedTexImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,ee,ht,Te.width,Te.height,0,Te.data):Lt("WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()"):Rt?st&&e.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,ee,0,0,Te.width,Te.height,dt,at,Te.data):e.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,ee,ht,Te.width,Te.height,0,dt,at,Te.data)}}}else{if(zt=b.mipmaps,Rt&&Gt){zt.length>0&&Ct++;let _t=Ot(Q[0]);e.texStorage2D(i.TEXTURE_CUBE_MAP,Ct,ht,_t.width,_t.height)}for(let _t=0;_t<6;_t++)if(P){Rt?st&&e.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,0,0,0,Q[_t].width,Q[_t].height,dt,at,Q[_t].data):e.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,0,ht,Q[_t].width,Q[_t].height,0,dt,at,Q[_t].data);for(let ee=0;ee<zt.length;ee++){let Kn=zt[ee].image[_t].image;Rt?st&&e.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,ee+1,0,0,Kn.width,Kn.height,dt,at,Kn.data):e.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,ee+1,ht,Kn.width,Kn.height,0,dt,at,Kn.data)}}else{Rt?st&&e.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,0,0,0,dt,at,Q[_t]):e.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,0,ht,dt,at,Q[_t]);for(let ee=0;ee<zt.length;ee++){let Te=zt[ee];Rt?st&&e.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,ee+1,0,0,dt,at,Te.image[_t]):e.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_t,ee+1,ht,dt,at,Te.image[_t])}}}E(b)&&b.mipmapsAutoUpdate===!0&&M(i.TEXTURE_CUBE_MAP),ct.__version=tt.version,b.onUpdate&&b.onUpdate(b)}T.__version=b.version}function fe(T,b,k,rt,tt,ct){let pt=s.convert(k.format,k.colorSpace),K=s.convert(k.type),j=v(k.internalFormat,pt,K,k.normalized,k.colorSpace),ut=n.get(b),P=n.get(k);if(P.__renderTarget=b,!ut.__hasExternalTextures){let Q=Math.max(1,b.width>>ct),Y=Math.max(1,b.height>>ct);tt===i.TEXTURE_3D||tt===i.TEXTURE_2D_ARRAY?e.texImage3D(tt,ct,j,Q,Y,b.depth,0,pt,K,null):e.texImage2D(tt,ct,j,Q,Y,0,pt,K,null)}e.bindFramebuffer(i.FRAMEBUFFER,T),xt(b)?a.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,rt,tt,P.__webglTexture,0,de(b)):(tt===i.TEXTURE_2D||tt>=i.TEXTURE_CUBE_MAP_POSITIVE_X&&tt<=i.TEXTURE_CUBE_MAP_NEGATIVE_Z)&&i.framebufferTexture2D(i.FRAMEBUFFER,rt,tt,P.__webglTexture,ct),e.bindFramebuffer(i.FRAMEBUFFER,null)}function Ln(T,b,k){if(i.bindRenderbuffer(i.RENDERBUFFER,T),b.depthBuffer){let rt=b.depthTexture,tt=rt&&rt.isDepthTexture?rt.type:null,ct=x(b.stencilBuffer,tt),pt=b.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;xt(b)?a.renderbufferStorageMultisampleEXT(i.RENDERBUFFER,de(b),ct,b.width,b.height):k?i.renderbufferStorageMultisample(i.RENDERBUFFER,de(b),ct,b.width,b.height):i.renderbufferStorage(i.RENDERBUFFER,ct,b.width,b.height),i.framebufferRenderbuffer(i.FRAMEBUFFER,pt,i.RENDERBUFFER,T)}else{let rt=b.textures;for(let tt=0;tt<rt.length;tt++){let ct=rt[tt],pt=s.convert(ct.format,ct.colorSpace),K=s.convert(ct.type),j=v(ct.internalFormat,pt,K,ct.normalized,ct.colorSpace);xt(b)?a.renderbufferStorageMultisampleEXT(i.RENDERBUFFER,de(b),j,b.width,b.height):k?i.renderbufferStorageMultisample(i.RENDERBUFFER,de(b),j,b.width,b.height):i.renderbufferStorage(i.RENDERBUFFER,j,b.width,b.height)}}i.bindRenderbuffer(i.RENDERBUFFER,null)}function Ee(T,b,k){let rt=b.isWebGLCubeRenderTarget===!0;if(e.bindFramebuffer(i.FRAMEBUFFER,T),!(b.depthTexture&&b.depthTexture.isDepthTexture))throw new Error("THREE.WebGLTextures: renderTarget.depthTexture must be an instance of THREE.DepthTexture.");let tt=n.get(b.depthTexture);tt.__renderTarget=b;let ct=rt?b.depthTexture.image[0]:b.depthTexture.image;(!tt.__webglTexture||ct.width!==b.width||ct.height!==b.height)&&(ct.width=b.width,ct.height=b.height,b.depthTexture.needsUpdate=!0),rt?gt(b.depthTexture,0):ot(b.depthTexture,0);let pt=tt.__webglTexture,K=de(b),j=rt?i.TEXTURE_CUBE_MAP_POSITIVE_X+k:i.TEXTURE_2D,ut=b.depthTexture.format===Zn?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;if(b.depthTexture.format===$n)xt(b)?a.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,ut,j,pt,0,K):i.framebufferTexture2D(i.FRAMEBUFFER,ut,j,pt,0);else if(b.depthTexture.format===Zn)xt(b)?a.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,ut,j,pt,0,K):i.framebufferTexture2D(i.FRAMEBUFFER,ut,j,pt,0);else throw new Error("THREE.WebGLTextures: Unknown depthTexture format.")}function cn(T){let b=n.get(T),k=T.isWebGLCubeRenderTarget===!0;if(b.__boundDepthTexture!==T.depthTexture){let rt=T.depthTexture;if(b.__depthDisposeCallback&&b.__depthDisposeCallback(),rt){let tt=()=>{delete b.__boundDepthTexture,delete b.__depthDisposeCallback,rt.removeEventListener("dispose",tt)};rt.addEventListener("dispose",tt),b.__depthDisposeCallback=tt}b.__boundDepthTexture=rt}if(T.depthTexture&&!b.__autoAllocateDepthBuffer)if(k)for(let rt=0;rt<6;rt++)Ee(b.__webglFramebuffer[rt],T,rt);else T.texture.mipmaps.length>0?Ee(b.__webglFramebuffer[0],T,0):Ee(b.__webglFramebuffer,T,0);else if(k){b.__webglDepthbuffer=[];for(let rt=0;rt<6;rt++)if(e.bindFramebuffer(i.FRAMEBUFFER,b.__webglFramebuffer[rt]),b.__webglDepthbuffer[rt]===void 0)b.__webglDepthbuffer[rt]=i.createRenderbuffer(),Ln(b.__webglDepthbuffer[rt],T,!1);else{let tt=T.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,ct=b.__webglDepthbuffer[rt];i.bindRenderbuffer(i.RENDERBUFFER,ct),i.framebufferRenderbuffer(i.FRAMEBUFFER,tt,i.RENDERBUFFER,ct)}}else if(T.texture.mipmaps.length>0?e.bindFramebuffer(i.FRAMEBUFFER,b.__webglFramebuffer[0]):e.bindFramebuffer(i.FRAMEBUFFER,b.__webglFramebuffer),b.__webglDepthbuffer===void 0)b.__webglDepthbuffer=i.createRenderbuffer(),Ln(b.__webglDepthbuffer,T,!1);else{let tt=T.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,ct=b.__webglDepthbuffer;i.bindRenderbuffer(i.RENDERBUFFER,ct),i.framebufferRenderbuffer(i.FRAMEBUFFER,tt,i.RENDERBUFFER,ct)}e.bindFramebuffer(i.FRAMEBUFFER,null)}function hn(T,b,k){let rt=n.get(T);b!==void 0&&fe(rt.__webglFramebuffer,T,T.texture,i.COLOR_ATTACHMENT0,i.TEXTURE_2D,0),k!==void 0&&cn(T)}function un(T){let b=T.texture,k=n.get(T),rt=n.get(b);T.addEventListener("dispose",F),N(T);let tt=T.textures,ct=T.isWebGLCubeRenderTarget===!0,pt=tt.length>1;if(pt||(rt.__webglTexture===void 0&&(rt.__webglTexture=i.createTexture()),rt.__version=b.version,o.memory.textures++),ct){k.__webglFramebuffer=[];for(let K=0;K<6;K++)if(b.mipmaps.length>0){k.__webglFramebuffer[K]=[];for(let j=0;j<b.mipmaps.length;j++)k.__webglFramebuffer[K][j]=i.createFramebuffer()}else k.__webglFramebuffer[K]=i.createFramebuffer()}else{if(b.mipmaps.length>0){k.__webglFramebuffer=[];for(let K=0;K<b.mipmaps.length;K++)k.__webglFramebuffer[K]=i.createFramebuffer()}else k.__webglFramebuffer=i.createFramebuffer();if(pt)for(let K=0,j=tt.length;K<j;K++){let ut=n.get(tt[K]);ut.__webglTexture===void 0&&(ut.__webglTexture=i.createTexture(),o.memory.textures++)}if(T.samples>0&&xt(T)===!1){k.__webglMultisampledFramebuffer=i.createFramebuffer(),k.__webglColorRenderbuffer=[],e.bindFramebuffer(i.FRAMEBUFFER,k.__webglMultisampledFramebuffer);for(let K=0;K<tt.length;K++){let j=tt[K];k.__webglColorRenderbuffer[K]=i.createRenderbuffer(),i.bindRenderbuffer(i.RENDERBUFFER,k.__webglColorRenderbuffer[K]);let ut=s.convert(j.format,j.colorSpace),P=s.convert(j.type),Q=v(j.internalFormat,ut,P,j.normalized,j.colorSpace,T.isXRRenderTarget===!0),Y=de(T);i.renderbufferStorageMultisample(i.RENDERBUFFER,Y,Q,T.width,T.height),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+K,i.RENDERBUFFER,k.__webglColorRenderbuffer[K])}i.bindRenderbuffer(i.RENDERBUFFER,null),T.depthBuffer&&(k.__webglDepthRenderbuffer=i.createRenderbuffer(),Ln(k.__webglDepthRenderbuffer,T,!0)),e.bindFramebuffer(i.FRAMEBUFFER,null)}}if(ct){e.bindTexture(i.TEXTURE_CUBE_MAP,rt.__webglTexture),te(i.TEXTURE_CUBE_MAP,b);for(let K=0;K<6;K++)if(b.mipmaps.length>0)for(let j=0;j<b.mipmaps.length;j++)fe(k.__webglFramebuffer[K][j],T,b,i.COLOR_ATTACHMENT0,i.TEXTURE_CUBE_MAP_POSITIVE_X+K,j);else fe(k.__webglFramebuffer[K],T,b,i.COLOR_ATTACHMENT0,i.TEXTURE_CUBE_MAP_POSITIVE_X+K,0);E(b)?M(i.TEXTURE_CUBE_MAP):b.mipmaps.length>0&&i.texParameteri(i.TEXTURE_CUBE_MAP,i.TEXTURE_MAX_LEVEL,b.mipmaps.length-1),e.unbindTexture()}else if(pt){for(let K=0,j=tt.length;K<j;K++){let ut=tt[K],P=n.get(ut),Q=i.TEXTURE_2D;(T.isWebGL3DRenderTarget||T.isWebGLArrayRenderTarget)&&(Q=T.isWebGL3DRenderTarget?i.TEXTURE_3D:i.TEXTURE_2D_ARRAY),e.bindTexture(Q,P.__webglTexture),te(Q,ut),fe(k.__webglFramebuffer,T,ut,i.COLOR_ATTACHMENT0+K,Q,0),E(ut)&&M(Q)}e.unbindTexture()}else{let K=i.TEXTURE_2D;if((T.isWebGL3DRenderTarget||T.isWebGLArrayRenderTarget)&&(K=T.isWebGL3DRenderTarget?i.TEXTURE_3D:i.TEXTURE_2D_ARRAY),e.bindTexture(K,rt.__webglTexture),te(K,b),b.mipmaps.length>0)for(let j=0;j<b.mipmaps.length;j++)fe(k.__webglFramebuffer[j],T,b,i.COLOR_ATTACHMENT0,K,j);else fe(k.__webglFramebuffer,T,b,i.COLOR_ATTACHMENT0,K,0);E(b)?M(K):b.mipmaps.length>0&&i.texParameteri(K,i.TEXTURE_MAX_LEVEL,b.mipmaps.length-1),e.unbindTexture()}T.depthBuffer&&cn(T)}function D(T){let b=T.textures;for(let k=0,rt=b.length;k<rt;k++){let tt=b[k];if(E(tt)&&tt.mipmapsAutoUpdate===!0){let ct=A(T),pt=n.get(tt).__webglTexture;e.bindTexture(ct,pt),M(ct),e.unbindTexture()}}}let dn=[];function ue(T){if(T.samples>0){if(xt(T)===!1){let b=T.textures,k=T.width,rt=T.height,tt=i.COLOR_BUFFER_BIT,ct=T.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,pt=n.get(T),K=b.length>1;if(K)for(let ut=0;ut<b.length;ut++)e.bindFramebuffer(i.FRAMEBUFFER,pt.__webglMultisampledFramebuffer),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+ut,i.RENDERBUFFER,null),e.bindFramebuffer(i.FRAMEBUFFER,pt.__webglFramebuffer),i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0+ut,i.TEXTURE_2D,null,0);e.bindFramebuffer(i.READ_FRAMEBUFFER,pt.__webglMultisampledFramebuffer),T.texture.mipmaps.length>0?e.bindFramebuffer(i.DRAW_FRAMEBUFFER,pt.__webglFramebuffer[0]):e.bindFramebuffer(i.DRAW_FRAMEBUFFER,pt.__webglFramebuffer);for(let ut=0;ut<b.length;ut++){if(T.resolveDepthBuffer&&(T.depthBuffer&&(tt|=i.DEPTH_BUFFER_BIT),T.stencilBuffer&&T.resolveStencilBuffer&&(tt|=i.STENCIL_BUFFER_BIT)),K){i.framebufferRenderbuffer(i.READ_FRAMEBUFFER,i.COLOR_ATTACHMENT0,i.RENDERBUFFER,pt.__webglColorRenderbuffer[ut]);let P=n.get(b[ut]).__webglTexture;i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0,i.TEXTURE_2D,P,0)}i.blitFramebuffer(0,0,k,rt,0,0,k,rt,tt,i.NEAREST),l===!0&&(dn.length=0,dn.push(i.COLOR_ATTACHMENT0+ut),T.depthBuffer&&T.storeMultisampledDepthBuffer===!1&&dn.push(ct),i.invalidateFramebuffer(i.READ_FRAMEBUFFER,dn))}if(e.bindFramebuffer(i.READ_FRAMEBUFFER,null),e.bindFramebuffer(i.DRAW_FRAMEBUFFER,null),K)for(let ut=0;ut<b.length;ut++){e.bindFramebuffer(i.FRAMEBUFFER,pt.__webglMultisampledFramebuffer),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+ut,i.RENDERBUFFER,pt.__webglColorRenderbuffer[ut]);let P=n.get(b[ut]).__webglTexture;e.bindFramebuffer(i.FRAMEBUFFER,pt.__webglFramebuffer),i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0+ut,i.TEXTURE_2D,P,0)}e.bindFramebuffer(i.DRAW_FRAMEBUFFER,pt.__webglMultisampledFramebuffer)}else if(T.depthBuffer&&T.storeMultisampledDepthBuffer===!1&&l){let b=T.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;i.invalidateFramebuffer(i.DRAW_FRAMEBUFFER,[b])}}}function de(T){return Math.min(r.maxSamples,T.samples)}function xt(T){let b=n.get(T);return T.samples>0&&t.has("WEBGL_multisampled_render_to_texture")===!0&&b.__useRenderToTexture!==!1}function be(T){let b=o.render.frame;h.get(T)!==b&&(h.set(T,b),T.update())}function It(T,b){let k=T.colorSpace,rt=T.format,tt=T.type;return T.isCompressedTexture===!0||T.isVideoTexture===!0||k!==es&&k!==In&&(Yt.getTransfer(k)===Qt?(rt!==ln||tt!==an)&&Lt("WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType."):Dt("WebGLTextures: Unsupported texture color space:",k)),b}function Ot(T){return typeof HTMLImageElement<"u"&&T instanceof HTMLImageElement?(c.width=T.naturalWidth||T.width,c.height=T.naturalHeight||T.height):typeof VideoFrame<"u"&&T instanceof VideoFrame?(c.width=T.displayWidth,c.height=T.displayHeight):(c.width=T.width,c.height=T.height),c}this.allocateTextureUnit=lt,this.resetTextureUnits=et,this.getTextureUnits=nt,this.setTextureUnits=J,this.setTexture2D=ot,this.setTexture2DArray=yt,this.setTexture3D=St,this.setTextureCube=gt,this.rebindTextures=hn,this.setupRenderTarget=un,this.updateRenderTargetMipmap=D,this.updateMultisampleRenderTarget=ue,this.setupDepthRenderbuffer=cn,this.setupFrameBufferTexture=fe,this.useMultisampledRTT=xt,this.dispose=O}function qv(i,t){function e(n,r=In){let s,o=Yt.getTransfer(r);if(n===an)return i.UNSIGNED_BYTE;if(n===ba)return i.UNSIGNED_SHORT_4_4_4_4;if(n===Ma)return i.UNSIGNED_SHORT_5_5_5_1;if(n===Xc)return i.UNSIGNED_INT_5_9_9_9_REV;if(n===$c)return i.UNSIGNED_INT_10F_11F_11F_REV;if(n===Hc)return i.BYTE;if(n===Wc)return i.SHORT;if(n===Rr)return i.UNSIGNED_SHORT;if(n===va)return i.INT;if(n===Rn)return i.UNSIGNED_INT;if(n===Cn)return i.FLOAT;if(n===Pn)return i.HALF_FLOAT;if(n===qc)return i.ALPHA;if(n===Yc)return i.RGB;if(n===ln)return i.RGBA;if(n===$n)return i.DEPTH_COMPONENT;if(n===Zn)return i.DEPTH_STENCIL;if(n===Zc)return i.RED;if(n===Sa)return i.RED_INTEGER;if(n===xi)return i.RG;if(n===wa)return i.RG_INTEGER;if(n===Aa)return i.RGBA_INTEGER;if(n===Ss||n===ws||n===As||n===Es)if(o===Qt)if(s=t.get("WEBGL_compressed_texture_s3tc_srgb"),s!==null){if(n===Ss)return s.COMPRESSED_SRGB_S3TC_DXT1_EXT;if(n===ws)return s.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;if(n===As)return s.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;if(n===Es)return s.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT}else return null;else if(s=t.get("WEBGL_compressed_texture_s3tc"),s!==null){if(n===Ss)return s.COMPRESSED_RGB_S3TC_DXT1_EXT;if(n===ws)return s.COMPRESSED_RGBA_S3TC_DXT1_EXT;if(n===As)return s.COMPRESSED_RGBA_S3TC_DXT3_EXT;if(n===Es)return s.COMPRESSED_RGBA_S3TC_DXT5_EXT}else return null;if(n===Ea||n===Ta||n===Ra||n===Ca)if(s=t.get("WEBGL_compressed_texture_pvrtc"),s!==null){if(n===Ea)return s.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;if(n===Ta)return s.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;if(n===Ra)return s.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;if(n===Ca)return s.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG}else return null;if(n===Pa||n===Ia||n===La||n===Na||n===Da||n===Ts||n===Fa)if(s=t.get("WEBGL_compressed_texture_etc"),s!==null){if(n===Pa||n===Ia)return o===Qt?s.COMPRESSED_SRGB8_ETC2:s.COMPRESSED_RGB8_ETC2;if(n===La)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC:s.COMPRESSED_RGBA8_ETC2_EAC;if(n===Na)return s.COMPRESSED_R11_EAC;if(n===Da)return s.COMPRESSED_SIGNED_R11_EAC;if(n===Ts)return s.COMPRESSED_RG11_EAC;if(n===Fa)return s.COMPRESSED_SIGNED_RG11_EAC}else return null;if(n===Ua||n===Oa||n===Ba||n===ka||n===za||n===Ga||n===Va||n===Ha||n===Wa||n===Xa||n===$a||n===qa||n===Ya||n===Za)if(s=t.get("WEBGL_compressed_texture_astc"),s!==null){if(n===Ua)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR:s.COMPRESSED_RGBA_ASTC_4x4_KHR;if(n===Oa)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR:s.COMPRESSED_RGBA_ASTC_5x4_KHR;if(n===Ba)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR:s.COMPRESSED_RGBA_ASTC_5x5_KHR;if(n===ka)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR:s.COMPRESSED_RGBA_ASTC_6x5_KHR;if(n===za)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR:s.COMPRESSED_RGBA_ASTC_6x6_KHR;if(n===Ga)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR:s.COMPRESSED_RGBA_ASTC_8x5_KHR;if(n===Va)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR:s.COMPRESSED_RGBA_ASTC_8x6_KHR;if(n===Ha)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR:s.COMPRESSED_RGBA_ASTC_8x8_KHR;if(n===Wa)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR:s.COMPRESSED_RGBA_ASTC_10x5_KHR;if(n===Xa)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR:s.COMPRESSED_RGBA_ASTC_10x6_KHR;if(n===$a)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR:s.COMPRESSED_RGBA_ASTC_10x8_KHR;if(n===qa)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR:s.COMPRESSED_RGBA_ASTC_10x10_KHR;if(n===Ya)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR:s.COMPRESSED_RGBA_ASTC_12x10_KHR;if(n===Za)return o===Qt?s.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR:s.COMPRESSED_RGBA_ASTC_12x12_KHR}else return null;if(n===Ka||n===Ja||n===ja)if(s=t.get("EXT_texture_compression_bptc"),s!==null){if(n===Ka)return o===Qt?s.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT:s.COMPRESSED_RGBA_BPTC_UNORM_EXT;if(n===Ja)return s.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;if(n===ja)return s.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT}else return null;if(n===Qa||n===tl||n===Rs||n===el)if(s=t.get("EXT_texture_compression_rgtc"),s!==null){if(n===Qa)return s.COMPRESSED_RED_RGTC1_EXT;if(n===tl)return s.COMPRESSED_SIGNED_RED_RGTC1_EXT;if(n===Rs)return s.COMPRESSED_RED_GREEN_RGTC2_EXT;if(n===el)return s.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT}else return null;return n===Vi?i.UNSIGNED_INT_24_8:i[n]!==void 0?i[n]:null}return{convert:e}}var Yv=`
void main() {

	gl_Position = vec4( position, 1.0 );

}`,Zv=`
uniform sampler2DArray depthColor;
uniform float depthWidth;
uniform float depthHeight;

void main() {

	vec2 coord = vec2( gl_FragCoord.x / depthWidth, gl_FragCoord.y / depthHeight );

	if ( coord.x >= 1.0 ) {

		gl_FragDepth = texture( depthColor, vec3( coord.x - 1.0, coord.y, 1 ) ).r;

	} else {

		gl_FragDepth = texture( depthColor, vec3( coord.x, coord.y, 0 ) ).r;

	}

}`,xh=class{constructor(){this.texture=null,this.mesh=null,this.depthNear=0,this.depthFar=0}init(t,e){if(this.texture===null){let n=new ms(t.texture);(t.depthNear!==e.depthNear||t.depthFar!==e.depthFar)&&(this.depthNear=t.depthNear,this.depthFar=t.depthFar),this.texture=n}}getMesh(t){if(this.texture!==null&&this.mesh===null){let e=t.cameras[0].viewport,n=new Ge({vertexShader:Yv,fragmentShader:Zv,uniforms:{depthColor:{value:this.texture},depthWidth:{value:e.z},depthHeight:{value:e.w}}});this.mesh=new ze(new gs(20,20),n)}return this.mesh}reset(){this.texture=null,this.mesh=null}getDepthTexture(){return this.texture}},_h=class extends Tn{constructor(t,e){super();let n=this,r=null,s=1,o=null,a="local-floor",l=1,c=null,h=null,u=null,d=null,f=null,p=null,y=typeof XRWebGLBinding<"u",m=new xh,g={},_=e.getContextAttributes(),E=null,M=null,A=[],v=[],x=new Ft,w=null,N=null,R=new $e;R.viewport=new he;let I=new $e;I.viewport=new he;let F=[R,I],V=new ga,C=null,O=null;this.cameraAutoUpdate=!0,this.enabled=!1,this.isPresenting=!1,this.getController=function(X){let ot=A[X];return ot===void 0&&(ot=new vr,A[X]=ot),ot.getTargetRaySpace()},this.getControllerGrip=function(X){let ot=A[X];return ot===void 0&&(ot=new vr,A[X]=ot),ot.getGripSpace()},this.getHand=function(X){let ot=A[X];return ot===void 0&&(ot=new vr,A[X]=ot),ot.getHandSpace()};function $(X){let ot=v.indexOf(X.inputSource);if(ot===-1)return;let yt=A[ot];yt!==void 0&&(yt.update(X.inputSource,X.frame,c||o),yt.dispatchEvent({type:X.type,data:X.inputSource}))}function G(){r.removeEventListener("select",$),r.removeEventListener("selectstart",$),r.removeEventListener("selectend",$),r.removeEventListener("squeeze",$),r.removeEventListener("squeezestart",$),r.removeEventListener("squeezeend",$),r.removeEventListener("end",G),r.removeEventListener("inputsourceschange",it);for(let X=0;X<A.length;X++){let ot=v[X];ot!==null&&(v[X]=null,A[X].disconnect(ot))}C=null,O=null,m.reset();for(let X in g)delete g[X];if(t.setRenderTarget(E),f=null,d=null,u=null,r=null,M=null,lt.stop(),n.isPresenting=!1,t.setPixelRatio(w),t.setSize(x.width,x.height,!1),N!==null){let X=N.camera;X.fov=N.fov,X.zoom=N.zoom,X.updateProjectionMatrix(),N=null}n.dispatchEvent({type:"sessionend"})}this.setFramebufferScaleFactor=function(X){s=X,n.isPresenting===!0&&Lt("WebXRManager: Cannot change framebuffer scale while presenting.")},this.setReferenceSpaceType=function(X){a=X,n.isPresenting===!0&&Lt("WebXRManager: Cannot change reference space type while presenting.")},this.getReferenceSpace=function(){return c||o},this.setReferenceSpace=function(X){c=X},this.getBaseLayer=function(){return d!==null?d:f},this.getBinding=function(){return u===null&&y&&(u=new XRWebGLBinding(r,e)),u},this.getFrame=function(){return p},this.getSession=function(){return r},this.setSession=async function(X){if(r=X,r!==null){if(E=t.getRenderTarget(),r.addEventListener("select",$),r.addEventListener("selectstart",$),r.addEventListener("selectend",$),r.addEventListener("squeeze",$),r.addEventListener("squeezestart",$),r.addEventListener("squeezeend",$),r.addEventListener("end",G),r.addEventListener("inputsourceschange",it),_.xrCompatible!==!0&&await e.makeXRCompatible(),w=t.getPixelRatio(),t.getSize(x),y&&"createProjectionLayer"in XRWebGLBinding.prototype){let yt=null,St=null,gt=null;_.depth&&(gt=_.stencil?e.DEPTH24_STENCIL8:e.DEPTH_COMPONENT24,yt=_.stencil?Zn:$n,St=_.stencil?Vi:Rn);let bt={colorFormat:e.RGBA8,depthFormat:gt,scaleFactor:s};u=this.getBinding(),d=u.createProjectionLayer(bt),r.updateRenderState({layers:[d]}),t.setPixelRatio(1),t.setSize(d.textureWidth,d.textureHeight,!1),M=new rn(d.textureWidth,d.textureHeight,{format:ln,type:an,depthTexture:new qn(d.textureWidth,d.textureHeight,St,void 0,void 0,void 0,void 0,void 0,void 0,yt),stencilBuffer:_.stencil,colorSpace:t.outputColorSpace,samples:_.antialias?4:0,resolveDepthBuffer:d.ignoreDepthValues===!1,resolveStencilBuffer:d.ignoreDepthValues===!1,storeMultisampledDepthBuffer:d.ignoreDepthValues===!1,storeMultisampledStencilBuffer:d.ignoreDepthValues===!1})}else{let yt={antialias:_.antialias,alpha:!0,depth:_.depth,stencil:_.stencil,framebufferScaleFactor:s};f=new XRWebGLLayer(r,e,yt),r.updateRenderState({baseLayer:f}),t.setPixelRatio(1),t.setSize(f.framebufferWidth,f.framebufferHeight,!1),M=new rn(f.framebufferWidth,f.framebufferHeight,{format:ln,type:an,colorSpace:t.outputColorSpace,stencilBuffer:_.stencil,resolveDepthBuffer:f.ignoreDepthValues===!1,resolveStencilBuffer:f.ignoreDepthValues===!1,storeMultisampledDepthBuffer:f.ignoreDepthValues===!1,storeMultisampledStencilBuffer:f.ignoreDepthValues===!1})}M.isXRRenderTarget=!0,this.setFoveation(l),c=null,o=await r.requestReferenceSpace(a),lt.setContext(r),lt.start(),n.isPresenting=!0,n.dispatchEvent({type:"sessionstart"})}},this.getEnvironmentBlendMode=function(){if(r!==null)return r.environmentBlendMode},this.getDepthTexture=function(){return m.getDepthTexture()};function it(X){for(let ot=0;ot<X.removed.length;ot++){let yt=X.removed[ot],St=v.indexOf(yt);St>=0&&(v[St]=null,A[St].disconnect(yt))}for(let ot=0;ot<X.added.length;ot++){let yt=X.added[ot],St=v.indexOf(yt);if(St===-1){for(let bt=0;bt<A.length;bt++)if(bt>=v.length){v.push(yt),St=bt;break}else if(v[bt]===null){v[bt]=yt,St=bt;break}if(St===-1)break}let gt=A[St];gt&&gt.connect(yt)}}function q(X,ot){ot===null?X.matrixWorld.copy(X.matrix):X.matrixWorld.multiplyMatrices(ot.matrixWorld,X.matrix),X.matrixWorldInverse.copy(X.matrixWorld).invert()}this.updateCamera=function(X){if(r===null)return;let ot=X.near,yt=X.far;m.texture!==null&&(m.depthNear>0&&(ot=m.depthNear),m.depthFar>0&&(yt=m.depthFar)),V.near=I.near=R.near=ot,V.far=I.far=R.far=yt,(C!==V.near||O!==V.far)&&(r.updateRenderState({depthNear:V.near,depthFar:V.far}),C=V.near,O=V.far),V.layers.mask=X.layers.mask|6,R.layers.mask=V.layers.mask&-5,I.layers.mask=V.layers.mask&-3;let St=X.parent,gt=V.cameras;q(V,St);for(let bt=0;bt<gt.length;bt++)q(gt[bt],St);V.projectionMatrix.copy(R.projectionMatrix),V.projectionMatrixInverse.copy(R.projectionMatrixInverse),N===null&&X.isPerspectiveCamera&&(N={camera:X,fov:X.fov,zoom:X.zoom}),et(X,V,St)};function et(X,ot,yt){yt===null?X.matrix.copy(ot.matrixWorld):(X.matrix.copy(yt.matrixWorld),X.matrix.invert(),X.matrix.multiply(ot.matrixWorld)),X.matrix.decompose(X.position,X.quaternion,X.scale),X.updateMatrixWorld(!0),X.projectionMatrix.copy(ot.projectionMatrix),X.projectionMatrixInverse.copy(ot.projectionMatrixInverse),X.isPerspectiveCamera&&(X.fov=xr*2*Math.atan(1/X.projectionMatrix.elements[5]),X.zoom=1)}this.getCamera=function(){return V},this.getFoveation=function(){if(!(d===null&&f===null))return l},this.setFoveation=function(X){l=X,d!==null&&(d.fixedFoveation=X),f!==null&&f.fixedFoveation!==void 0&&(f.fixedFoveation=X)},this.hasDepthSensing=function(){return m.texture!==null},this.getDepthSensingMesh=function(){return m.getMesh(V)},this.getCameraTexture=function(X){return g[X]};let nt=null;function J(X,ot){if(h=ot.getViewerPose(c||o),p=ot,h!==null){let yt=h.views;f!==null&&(t.setRenderTargetFramebuffer(M,f.framebuffer),t.setRenderTarget(M));let St=!1;yt.length!==V.cameras.length&&(V.cameras.length=0,St=!0);for(let Nt=0;Nt<yt.length;Nt++){let te=yt[Nt],ie=null;if(f!==null)ie=f.getViewport(te);else{let Le=u.getViewSubImage(d,te);ie=Le.viewport,Nt===0&&(t.setRenderTargetTextures(M,Le.colorTexture,Le.depthStencilTexture),t.setRenderTarget(M))}let Wt=F[Nt];Wt===void 0&&(Wt=new $e,Wt.layers.enable(Nt),Wt.viewport=new he,F[Nt]=Wt),Wt.matrix.fromArray(te.transform.matrix),Wt.matrix.decompose(Wt.position,Wt.quaternion,Wt.scale),Wt.projectionMatrix.fromArray(te.projectionMatrix),Wt.projectionMatrixInverse.copy(Wt.projectionMatrix).invert(),Wt.viewport.set(ie.x,ie.y,ie.width,ie.height),Nt===0&&(V.matrix.copy(Wt.matrix),V.matrix.decompose(V.position,V.quaternion,V.scale)),St===!0&&V.cameras.push(Wt)}let gt=r.enabledFeatures;if(gt&&gt.includes("depth-sensing")&&r.depthUsage=="gpu-optimized"&&y){u=n.getBinding();let Nt=u.getDepthInformation(yt[0]);Nt&&Nt.isValid&&Nt.texture&&m.init(Nt,r.renderState)}if(gt&&gt.includes("camera-access")&&y){t.state.unbindTexture(),u=n.getBinding();for(let Nt=0;Nt<yt.length;Nt++){let te=yt[Nt].camera;if(te){let ie=g[te];ie||(ie=new ms,g[te]=ie);let Wt=u.getCameraImage(te);ie.sourceTexture=Wt}}}}for(let yt=0;yt<A.length;yt++){let St=v[yt],gt=A[yt];St!==null&&gt!==void 0&&gt.update(St,ot,c||o)}nt&&nt(X,ot),ot.detectedPlanes&&n.dispatchEvent({type:"planesdetected",data:ot}),p=null}let lt=new Of;lt.setAnimationLoop(J),this.setAnimationLoop=function(X){nt=X},this.dispose=function(){}}},Kv=new ge,qf=new Ut;qf.set(-1,0,0,0,1,0,0,0,1);function Jv(i,t){function e(m,g){m.matrixAutoUpdate===!0&&m.updateMatrix(),g.value.copy(m.matrix)}function n(m,g){g.color.getRGB(m.fogColor.value,oh(i)),g.isFog?(m.fogNear.value=g.near,m.fogFar.value=g.far):g.isFogExp2&&(m.fogDensity.value=g.density)}function r(m,g,_,E,M){g.isNodeMaterial?g.uniformsNeedUpdate=!1:g.isMeshBasicMaterial?s(m,g):g.isMeshLambertMaterial?(s(m,g),g.envMap&&(m.envMapIntensity.value=g.envMapIntensity)):g.isMeshToonMaterial?(s(m,g),u(m,g)):g.isMeshPhongMaterial?(s(m,g),h(m,g),g.envMap&&(m.envMapIntensity.value=g.envMapIntensity)):g.isMeshStandardMaterial?(s(m,g),d(m,g),g.isMeshPhysicalMaterial&&f(m,g,M)):g.isMeshMatcapMaterial?(s(m,g),p(m,g)):g.isMeshDepthMaterial?s(m,g):g.isMeshDistanceMaterial?(s(m,g),y(m,g)):g.isMeshNormalMaterial?s(m,g):g.isLineBasicMaterial?(o(m,g),g.isLineDashedMaterial&&a(m,g)):g.isPointsMaterial?l(m,g,_,E):g.isSpriteMaterial?c(m,g):g.isShadowMaterial?(m.color.value.copy(g.color),m.opacity.value=g.opacity):g.isShaderMaterial&&(g.uniformsNeedUpdate=!1)}function s(m,g){m.opacity.value=g.opacity,g.color&&m.diffuse.value.copy(g.color),g.emissive&&m.emissive.value.copy(g.emissive).multiplyScalar(g.emissiveIntensity),g.map&&(m.map.value=g.map,e(g.map,m.mapTransform)),g.alphaMap&&(m.alphaMap.value=g.alphaMap,e(g.alphaMap,m.alphaMapTransform)),g.bumpMap&&(m.bumpMap.value=g.bumpMap,e(g.bumpMap,m.bumpMapTransform),m.bumpScale.value=g.bumpScale,g.side===qe&&(m.bumpScale.value*=-1)),g.normalMap&&(m.normalMap.value=g.normalMap,e(g.normalMap,m.normalMapTransform),m.normalScale.value.copy(g.normalScale),g.side===qe&&m.normalScale.value.negate()),g.displacementMap&&(m.displacementMap.value=g.displacementMap,e(g.displacementMap,m.displacementMapTransform),m.displacementScale.value=g.displacementScale,m.displacementBias.value=g.displacementBias),g.emissiveMap&&(m.emissiveMap.value=g.emissiveMap,e(g.emissiveMap,m.emissiveMapTransform)),g.specularMap&&(m.specularMap.value=g.specularMap,e(g.specularMap,m.specularMapTransform)),g.alphaTest>0&&(m.alphaTest.value=g.alphaTest);let _=t.get(g),E=_.envMap,M=_.envMapRotation;E&&(m.envMap.value=E,m.envMapRotation.value.setFromMatrix4(Kv.makeRotationFromEuler(M)).transpose(),E.isCubeTexture&&E.isRenderTargetTexture===!1&&m.envMapRotation.value.premultiply(qf),m.reflectivity.value=g.reflectivity,m.ior.value=g.ior,m.refractionRatio.value=g.refractionRatio),g.lightMap&&(m.lightMap.value=g.lightMap,m.lightMapIntensity.value=g.lightMapIntensity,e(g.lightMap,m.lightMapTransform)),g.aoMap&&(m.aoMap.value=g.aoMap,m.aoMapIntensity.value=g.aoMapIntensity,e(g.aoMap,m.aoMapTransform))}function o(m,g){m.diffuse.value.copy(g.color),m.opacity.value=g.opacity,g.map&&(m.map.value=g.map,e(g.map,m.mapTransform))}function a(m,g){m.dashSize.value=g.dashSize,m.totalSize.value=g.dashSize+g.gapSize,m.scale.value=g.scale}function l(m,g,_,E){m.diffuse.value.copy(g.color),m.opacity.value=g.opacity,m.size.value=g.size*_,m.scale.value=E*.5,g.map&&(m.map.value=g.map,e(g.map,m.uvTransform)),g.alphaMap&&(m.alphaMap.value=g.alphaMap,e(g.alphaMap,m.alphaMapTransform)),g.alphaTest>0&&(m.alphaTest.value=g.alphaTest)}function c(m,g){m.diffuse.value.copy(g.color),m.opacity.value=g.opacity,m.rotation.value=g.rotation,g.map&&(m.map.value=g.map,e(g.map,m.mapTransform)),g.alphaMap&&(m.alphaMap.value=g.alphaMap,e(g.alphaMap,m.alphaMapTransform)),g.alphaTest>0&&(m.alphaTest.value=g.alphaTest)}function h(m,g){m.specular.value.copy(g.specular),m.shininess.value=Math.max(g.shininess,1e-4)}function u(m,g){g.gradientMap&&(m.gradientMap.value=g.gradientMap)}function d(m,g){m.metalness.value=g.metalness,g.metalnessMap&&(m.metalnessMap.value=g.metalnessMap,e(g.metalnessMap,m.metalnessMapTransform)),m.roughness.value=g.roughness,g.roughnessMap&&(m.roughnessMap.value=g.roughnessMap,e(g.roughnessMap,m.roughnessMapTransform)),g.envMap&&(m.envMapIntensity.value=g.envMapIntensity)}function f(m,g,_){m.ior.value=g.ior,g.diffuseRoughness>0&&(m.diffuseRoughness.value=g.diffuseRoughness,g.diffuseRoughnessMap&&(m.diffuseRoughnessMap.value=g.diffuseRoughnessMap,e(g.diffuseRoughnessMap,m.diffuseRoughnessMapTransform))),g.sheen>0&&(m.sheenColor.value.copy(g.sheenColor).multiplyScalar(g.sheen),m.sheenRoughness.value=g.sheenRoughness,g.sheenColorMap&&(m.sheenColorMap.value=g.sheenColorMap,e(g.sheenColorMap,m.sheenColorMapTransform)),g.sheenRoughnessMap&&(m.sheenRoughnessMap.value=g.sheenRoughnessMap,e(g.sheenRoughnessMap,m.sheenRoughnessMapTransform))),g.clearcoat>0&&(m.clearcoat.value=g.clearcoat,m.clearcoatRoughness.value=g.clearcoatRoughness,g.clearcoatMap&&(m.clearcoatMap.value=g.clearcoatMap,e(g.clearcoatMap,m.clearcoatMapTransform)),g.clearcoatRoughnessMap&&(m.clearcoatRoughnessMap.value=g.clearcoatRoughnessMap,e(g.clearcoatRoughnessMap,m.clearcoatRoughnessMapTransform)),g.clearcoatNormalMap&&(m.clearcoatNormalMap.value=g.clearcoatNormalMap,e(g.clearcoatNormalMap,m.clearcoatNormalMapTransform),m.clearcoatNormalScale.value.copy(g.clearcoatNormalScale),g.side===qe&&m.clearcoatNormalScale.value.negate())),g.dispersion>0&&(m.dispersion.value=g.dispersion),g.retroreflectivity>0&&(m.retroreflectivity.value=g.retroreflectivity),g.iridescence>0&&(m.iridescence.value=g.iridescence,m.iridescenceIOR.value=g.iridescenceIOR,m.iridescenceThicknessMinimum.value=g.iridescenceThicknessMinimum,m.iridescenceThicknessMaximum.value=g.iridescenceThicknessMaximum,g.iridescenceMap&&(m.iridescenceMap.value=g.iridescenceMap,e(g.iridescenceMap,m.iridescenceMapTransform)),g.iridescenceThicknessMap&&(m.iridescenceThicknessMap.value=g.iridescenceThicknessMap,e(g.iridescenceThicknessMap,m.iridescenceThicknessMapTransform))),g.transmission>0&&(m.transmission.value=g.transmission,m.transmissionSamplerMap.value=_.texture,m.transmissionSamplerSize.value.set(_.width,_.height),g.transmissionMap&&(m.transmissionMap.value=g.transmissionMap,e(g.transmissionMap,m.transmissionMapTransform)),m.thickness.value=g.thickness,g.thicknessMap&&(m.thicknessMap.value=g.thicknessMap,e(g.thicknessMap,m.thicknessMapTransform)),m.attenuationDistance.value=g.attenuationDistance,m.attenuationColor.value.copy(g.attenuationColor)),g.anisotropy>0&&(m.anisotropyVector.value.set(g.anisotropy*Math.cos(g.anisotropyRotation),g.anisotropy*Math.sin(g.anisotropyRotation)),g.anisotropyMap&&(m.anisotropyMap.value=g.anisotropyMap,e(g.anisotropyMap,m.anisotropyMapTransform))),m.specularIntensity.value=g.specularIntensity,m.specularColor.value.copy(g.specularColor),g.specularColorMap&&(m.specularColorMap.value=g.specularColorMap,e(g.specularColorMap,m.specularColorMapTransform)),g.specularIntensityMap&&(m.specularIntensityMap.value=g.specularIntensityMap,e(g.specularIntensityMap,m.specularIntensityMapTransform))}function p(m,g){g.matcap&&(m.matcap.value=g.matcap)}function y(m,g){let _=t.get(g).light;m.referencePosition.value.setFromMatrixPosition(_.matrixWorld),m.nearDistance.value=_.shadow.camera.near,m.farDistance.value=_.shadow.camera.far}return{refreshFogUniforms:n,refreshMaterialUniforms:r}}function jv(i,t,e,n){let r={},s={};function o(_,E){let M=E.program;n.uniformBlockBinding(_,M,r[_.id])}function a(_,E){let M=r[_.id];M===void 0&&(p(_),M=l(_),r[_.id]=M,_.addEventListener("dispose",m));let A=E.program;n.updateUBOMapping(_,A);let v=t.render.frame;s[_.id]!==v&&(c(_),s[_.id]=v)}function l(_){let E=i.createBuffer(),M=_.__size,A=_.usage;return i.bindBuffer(i.UNIFORM_BUFFER,E),i.bufferData(i.UNIFORM_BUFFER,M,A),i.bindBuffer(i.UNIFORM_BUFFER,null),E}function c(_){let E=r[_.id],M=_.uniforms,A=_.__cache;i.bindBuffer(i.UNIFORM_BUFFER,E);for(let v=0,x=M.length;v<x;v++){let w=M[v];if(Array.isArray(w))for(let N=0,R=w.length;N<R;N++)h(w[N],v,N,A);else h(w,v,0,A)}i.bindBuffer(i.UNIFORM_BUFFER,null)}function h(_,E,M,A){if(d(_,E,M,A)===!0){let v=_.__offset,x=_.value;if(Array.isArray(x)){let w=0;for(let N=0;N<x.length;N++){let R=x[N],I=y(R,!0);u(R,_.__data,w),w+=I.storage/Float32Array.BYTES_PER_ELEMENT}}else u(x,_.__data,0);i.bufferSubData(i.UNIFORM_BUFFER,v,_.__data)}}function u(_,E,M){typeof _=="number"||typeof _=="boolean"?E[M]=_:_.isMatrix3?(E[M]=_.elements[0],E[M+1]=_.elements[1],E[M+2]=_.elements[2],E[M+3]=0,E[M+4]=_.elements[3],E[M+5]=_.elements[4],E[M+6]=_.elements[5],E[M+7]=0,E[M+8]=_.elements[6],E[M+9]=_.elements[7],E[M+10]=_.elements[8],E[M+11]=0):ArrayBuffer.isView(_)?E.set(_.subarray(0,E.length-M),M):_.toArray(E,M)}function d(_,E,M,A){let v=_.value,x=E+"_"+M;if(Array.isArray(v)){A[x]===void 0&&(A[x]=[]);let w=A[x],N=!1;for(let R=0;R<v.length;R++)f(v[R],w,R)===!0&&(N=!0);return N}return f(v,A,x)}function f(_,E,M){if(E[M]===void 0)return typeof _=="number"||typeof _=="boolean"?E[M]=_:ArrayBuffer.isView(_)?E[M]=_.slice():E[M]=_.clone(),!0;{let A=E[M];if(typeof _=="number"||typeof _=="boolean"){if(A!==_)return E[M]=_,!0}else{if(ArrayBuffer.isView(_))return!0;if(A.equals(_)===!1)return A.copy(_),!0}}return!1}function p(_){let E=_.uniforms,M=0,A=16;for(let x=0,w=E.length;x<w;x++){let N=Array.isArray(E[x])?E[x]:[E[x]];for(let R=0,I=N.length;R<I;R++){let F=N[R],V=Array.isArray(F.value)?F.value:[F.value],C=Array.isArray(E[x])||Array.isArray(F.value),O=M;for(let G=0,it=V.length;G<it;G++){let q=V[G],et=y(q,C),nt=M%A,J=nt%et.boundary,lt=nt+J;M+=J,lt!==0&&A-lt<et.storage&&(M+=A-lt),G===0&&(O=M),M+=et.storage}let $=F.type==="int"?Int32Array:F.type==="uint"?Uint32Array:Float32Array;F.__data=new $((M-O)/Float32Array.BYTES_PER_ELEMENT),F.__offset=O}}let v=M%A;return v>0&&(M+=A-v),_.__size=M,_.__cache={},this}function y(_,E){let M={boundary:0,storage:0};return typeof _=="number"||typeof _=="boolean"?(M.boundary=4,M.storage=4):_.isVector2?(M.boundary=8,M.storage=8):_.isVector3||_.isColor?(M.boundary=16,M.storage=12):_.isVector4?(M.boundary=16,M.storage=16):_.isMatrix3?(M.boundary=16,M.storage=48):_.isMatrix4?(M.boundary=16,M.storage=64):_.isTexture?Lt("WebGLRenderer: Texture samplers can not be part of an uniforms group."):ArrayBuffer.isView(_)?(M.boundary=16,M.storage=_.byteLength):Lt("WebGLRenderer: Unsupported uniform value type.",_),E===!0&&(M.boundary=16,M.storage=Math.ceil(M.storage/16)*16),M}function m(_){let E=_.target;E.removeEventListener("dispose",m),i.deleteBuffer(r[E.id]),delete r[E.id],delete s[E.id]}function g(){for(let _ in r)i.deleteBuffer(r[_]);r={},s={}}return{bind:o,update:a,dispose:g}}var Qv=new Uint16Array([12469,15057,12620,14925,13266,14620,13807,14376,14323,13990,14545,13625,14713,13328,14840,12882,14931,12528,14996,12233,15039,11829,15066,11525,15080,11295,15085,10976,15082,10705,15073,10495,13880,14564,13898,14542,13977,14430,14158,14124,14393,13732,14556,13410,14702,12996,14814,12596,14891,12291,14937,11834,14957,11489,14958,11194,14943,10803,14921,10506,14893,10278,14858,9960,14484,14039,14487,14025,14499,13941,14524,13740,14574,13468,14654,13106,14743,12678,14818,12344,14867,11893,14889,11509,14893,11180,14881,10751,14852,10428,14812,10128,14765,9754,14712,9466,14764,13480,14764,13475,14766,13440,14766,13347,14769,13070,14786,12713,14816,12387,14844,11957,14860,11549,14868,11215,14855,10751,14825,10403,14782,10044,14729,9651,14666,9352,14599,9029,14967,12835,14966,12831,14963,12804,14954,12723,14936,12564,14917,12347,14900,11958,14886,11569,14878,11247,14859,10765,14828,10401,14784,10011,14727,9600,14660,9289,14586,8893,14508,8533,15111,12234,15110,12234,15104,12216,15092,12156,15067,12010,15028,11776,14981,11500,14942,11205,14902,10752,14861,10393,14812,9991,14752,9570,14682,9252,14603,8808,14519,8445,14431,8145,15209,11449,15208,11451,15202,11451,15190,11438,15163,11384,15117,11274,15055,10979,14994,10648,14932,10343,14871,9936,14803,9532,14729,9218,14645,8742,14556,8381,14461,8020,14365,7603,15273,10603,15272,10607,15267,10619,15256,10631,15231,10614,15182,10535,15118,10389,15042,10167,14963,9787,14883,9447,14800,9115,14710,8665,14615,8318,14514,7911,14411,7507,14279,7198,15314,9675,15313,9683,15309,9712,15298,9759,15277,9797,15229,9773,15166,9668,15084,9487,14995,9274,14898,8910,14800,8539,14697,8234,14590,7790,14479,7409,14367,7067,14178,6621,15337,8619,15337,8631,15333,8677,15325,8769,15305,8871,15264,8940,15202,8909,15119,8775,15022,8565,14916,8328,14804,8009,14688,7614,14569,7287,14448,6888,14321,6483,14088,6171,15350,7402,15350,7419,15347,7480,15340,7613,15322,7804,15287,7973,15229,8057,15148,8012,15046,7846,14933,7611,14810,7357,14682,7069,14552,6656,14421,6316,14251,5948,14007,5528,15356,5942,15356,5977,15353,6119,15348,6294,15332,6551,15302,6824,15249,7044,15171,7122,15070,7050,14949,6861,14818,6611,14679,6349,14538,6067,14398,5651,14189,5311,13935,4958,15359,4123,15359,4153,15356,4296,15353,4646,15338,5160,15311,5508,15263,5829,15188,6042,15088,6094,14966,6001,14826,5796,14678,5543,14527,5287,14377,4985,14133,4586,13869,4257,15360,1563,15360,1642,15358,2076,15354,2636,15341,3350,15317,4019,15273,4429,15203,4732,15105,4911,14981,4932,14836,4818,14679,4621,14517,4386,14359,4156,14083,3795,13808,3437,15360,122,15360,137,15358,285,15355,636,15344,1274,15322,2177,15281,2765,15215,3223,15120,3451,14995,3569,14846,3567,14681,3466,14511,3305,14344,3121,14037,2800,13753,2467,15360,0,15360,1,15359,21,15355,89,15346,253,15325,479,15287,796,15225,1148,15133,1492,15008,1749,14856,1882,14685,1886,14506,1783,14324,1608,13996,1398,13702,1183]),Un=null;function tb(){return Un===null&&(Un=new br(Qv,16,16,xi,Pn),Un.name="DFG_LUT",Un.minFilter=De,Un.magFilter=De,Un.wrapS=yn,Un.wrapT=yn,Un.generateMipmaps=!1,Un.needsUpdate=!0),Un}var ol=class{constructor(t={}){let{canvas:e=lf(),context:n=null,depth:r=!0,stencil:s=!1,alpha:o=!1,antialias:a=!1,premultipliedAlpha:l=!0,preserveDrawingBuffer:c=!1,powerPreference:h="default",failIfMajorPerformanceCaveat:u=!1,reversedDepthBuffer:d=!1,outputBufferType:f=an}=t;this.isWebGLRenderer=!0;let p;if(n!==null){if(typeof WebGLRenderingContext<"u"&&n instanceof WebGLRenderingContext)throw new Error("THREE.WebGLRenderer: WebGL 1 is not supported since r163.");p=n.getContextAttributes().alpha}else p=o;let y=f,m=new Set([Aa,wa,Sa]),g=new Set([an,Rn,Rr,Vi,ba,Ma]),_=new Uint32Array(4),E=new Int32Array(4),M={textures:[],min:[],max:[],resolution:[]},A=null,v=null,x=[],w=[],N=null;this.domElement=e,this.debug={checkShaderErrors:!0,diagnostics:{keywords:!1},onShaderError:null},this.autoClear=!0,this.autoClearColor=!0,this.autoClearDepth=!0,this.autoClearStencil=!0,this.sortObjects=!0,this.clippingPlanes=[],this.localClippingEnabled=!1,this.toneMapping=Fn,this.toneMappingExposure=1,this.transmissionResolutionScale=1;let R=this,I=!1,F=null,V=null,C=null,O=null;this._outputColorSpace=Qe;let $=0,G=0,it=null,q=-1,et=null,nt=new he,J=new he,lt=null,X=new Zt(0),ot=0,yt=e.width,St=e.height,gt=1,bt=null,ae=null,Nt=new he(0,0,yt,St),te=new he(0,0,yt,St),ie=!1,Wt=new Bi,Le=new ta,ve=!1,Ye=!1,fe=new ge,Ln=new U,Ee=new he,cn={background:null,fog:null,environment:null,overrideMaterial:null,isScene:!0},hn=!1;function un(){return it===null?gt:1}let D=n;function dn(S,L){return e.getContext(S,L)}let ue,de,xt,be,It,Ot,T,b,k,rt,tt,ct,pt,K,j,ut,P,Q,Y,dt,at,ht,Rt;try{let S={alpha:!0,depth:r,stencil:s,antialias:a,premultipliedAlpha:l,preserveDrawingBuffer:c,powerPreference:h,failIfMajorPerformanceCaveat:u};if("setAttribute"in e&&e.setAttribute("data-engine",`three.js r${"187"}`),e.addEventListener("webglcontextlost",Ct,!1),e.addEventListener("webglcontextrestored",zt,!1),e.addEventListener("webglcontextcreationerror",_t,!1),D===null){let L="webgl2";if(D=dn(L,S),D===null)throw dn(L)?new Error("THREE.WebGLRenderer: Error creating WebGL context with your selected attributes."):new Error("THREE.WebGLRenderer: Error creating WebGL context.")}Gt()}catch(S){throw e.removeEventListener("webglcontextlost",Ct,!1),e.removeEventListener("webglcontextrestored",zt,!1),e.removeEventListener("webglcontextcreationerror",_t,!1),Dt("WebGLRenderer: "+S.message),S}function Gt(){ue=new u_(D),ue.init(),at=new qv(D,ue),de=new t_(D,ue,t,at),xt=new Xv(D,ue),de.reversedDepthBuffer&&d&&xt.buffers.depth.setReversed(!0),V=D.createFramebuffer(),C=D.createFramebuffer(),O=D.createFramebuffer(),be=new p_(D),It=new Iv,Ot=new $v(D,ue,xt,It,de,at,be),T=new h_(R),b=new g0(D),ht=new jx(D,b),k=new d_(D,b,be,ht),rt=new g_(D,k,b,ht,be),Q=new m_(D,de,Ot),j=new e_(It),tt=new Pv(R,T,ue,de,ht,j),ct=new Jv(R,It),pt=new Nv,K=new kv(ue),P=new Jx(R,T,xt,rt,p,l),ut=new Wv(R,rt,de),Rt=new jv(D,be,de,xt),Y=new Qx(D,ue,be),dt=new f_(D,ue,be),be.programs=tt.programs,R.capabilities=de,R.extensions=ue,R.properties=It,R.renderLists=pt,R.shadowMap=ut,R.state=xt,R.info=be}y!==an&&(N=new x_(y,e.width,e.height,a,r,s));let st=new _h(R,D);this.xr=st,this.getContext=function(){return D},this.getContextAttributes=function(){return D.getContextAttributes()},this.forceContextLoss=function(){let S=ue.get("WEBGL_lose_context");S&&S.loseContext()},this.forceContextRestore=function(){let S=ue.get("WEBGL_lose_context");S&&S.restoreContext()},this.getPixelRatio=function(){return gt},this.setPixelRatio=function(S){S!==void 0&&(gt=S,this.setSize(yt,St,!1))},this.getSize=function(S){return S.set(yt,St)},this.setSize=function(S,L,W=!0){if(st.isPresenting){Lt("WebGLRenderer: Can't change size while VR device is presenting.");return}yt=S,St=L,e.width=Math.floor(S*gt),e.height=Math.floor(L*gt),W===!0&&(e.style.width=S+"px",e.style.height=L+"px"),N!==null&&N.setSize(e.width,e.height),this.setViewport(0,0,S,L)},this.getDrawingBufferSize=function(S){return S.set(yt*gt,St*gt).floor()},this.setDrawingBufferSize=function(S,L,W){yt=S,St=L,gt=W,e.width=Math.floor(S*W),e.height=Math.floor(L*W),this.setViewport(0,0,S,L)},this.setEffects=function(S){if(y===an){Dt("WebGLRenderer: setEffects() requires outputBufferType set to HalfFloatType or FloatType.");return}if(S){for(let L=0;L<S.length;L++)if(S[L].isOutputPass===!0){Lt("WebGLRenderer: OutputPass is not needed in setEffects(). Tone mapping and color space conversion are applied automatically.");break}}N.setEffects(S||[])},this.getCurrentViewport=function(S){return S.copy(nt)},this.getViewport=function(S){return S.copy(Nt)},this.setViewport=function(S,L,W,B){S.isVector4?Nt.set(S.x,S.y,S.z,S.w):Nt.set(S,L,W,B),xt.viewport(nt.copy(Nt).multiplyScalar(un()).round())},this.getScissor=function(S){return S.copy(te)},this.setScissor=function(S,L,W,B){S.isVector4?te.set(S.x,S.y,S.z,S.w):te.set(S,L,W,B),xt.scissor(J.copy(te).multiplyScalar(un()).round())},this.getScissorTest=function(){return ie},this.setScissorTest=function(S){xt.setScissorTest(ie=S)},this.setOpaqueSort=function(S){bt=S},this.setTransparentSort=function(S){ae=S},this.getClearColor=function(S){return S.copy(P.getClearColor())},this.setClearColor=function(){P.setClearColor(...arguments)},this.getClearAlpha=function(){return P.getClearAlpha()},this.setClearAlpha=function(){P.setClearAlpha(...arguments)},this.clear=function(S=!0,L=!0,W=!0){let B=0;if(S){let z=!1;if(it!==null){let mt=it.texture.format;z=m.has(mt)}if(z){let mt=it.texture.type,wt=g.has(mt),ft=P.getClearColor(),Mt=P.getClearAlpha(),Tt=ft.r,kt=ft.g,Xt=ft.b;wt?(_[0]=Tt,_[1]=kt,_[2]=Xt,_[3]=Mt,D.clearBufferuiv(D.COLOR,0,_)):(E[0]=Tt,E[1]=kt,E[2]=Xt,E[3]=Mt,D.clearBufferiv(D.COLOR,0,E))}else B|=D.COLOR_BUFFER_BIT}L&&(B|=D.DEPTH_BUFFER_BIT,this.state.buffers.depth.setMask(!0)),W&&(B|=D.STENCIL_BUFFER_BIT,this.state.buffers.stencil.setMask(4294967295)),B!==0&&D.clear(B)},this.clearColor=function(){this.clear(!0,!1,!1)},this.clearDepth=function(){this.clear(!1,!0,!1)},this.clearStencil=function(){this.clear(!1,!1,!0)},this.setNodesHandler=function(S){S.setRenderer(this),F=S},this.dispose=function(){e.removeEventListener("webglcontextlost",Ct,!1),e.removeEventListener("webglcontextrestored",zt,!1),e.removeEventListener("webglcontextcreationerror",_t,!1),P.dispose(),pt.dispose(),K.dispose(),Ot.dispose(),It.dispose(),T.dispose(),rt.dispose(),k.dispose(),ht.dispose(),Rt.dispose(),tt.dispose(),st.dispose(),st.removeEventListener("sessionstart",Fh),st.removeEventListener("sessionend",Uh),vi.stop()};function Ct(S){S.preventDefault(),ss("WebGLRenderer: Context Lost."),I=!0}function zt(){ss("WebGLRenderer: Context Restored."),I=!1;let S=be.autoReset,L=ut.enabled,W=ut.autoUpdate,B=ut.needsUpdate,z=ut.type;Gt(),be.autoReset=S,ut.enabled=L,ut.autoUpdate=W,ut.needsUpdate=B,ut.type=z}function _t(S){Dt("WebGLRenderer: A WebGL context could not be created. Reason: ",S.statusMessage)}function ee(S){let L=S.target;L.removeEventListener("dispose",ee),Te(L)}function Te(S){Kn(S),It.remove(S)}function Kn(S){let L=It.get(S).programs;L!==void 0&&(L.forEach(function(W){tt.releaseProgram(W)}),S.isShaderMaterial&&tt.releaseShaderCache(S))}this.renderBufferDirect=function(S,L,W,B,z,mt){L===null&&(L=cn);let wt=z.isMesh&&z.matrixWorld.determinantAffine()<0,ft=nm(S,L,W,B,z);xt.setMaterial(B,wt);let Mt=W.index,Tt=1;if(B.wireframe===!0){if(Mt=k.getWireframeAttribute(W),Mt===void 0)return;Tt=2}let kt=W.drawRange,Xt=W.attributes.position,At=kt.start*Tt,$t=(kt.start+kt.count)*Tt;mt!==null&&(At=Math.max(At,mt.start*Tt),$t=Math.min($t,(mt.start+mt.count)*Tt)),Mt!==null?(At=Math.max(At,0),$t=Math.min($t,Mt.count)):Xt!=null&&(At=Math.max(At,0),$t=Math.min($t,Xt.count));let xe=$t-At;if(xe<0||xe===1/0)return;ht.setup(z,B,ft,W,Mt);let le,re=Y;if(Mt!==null&&(le=b.get(Mt),re=dt,re.setIndex(le)),z.isMesh)B.wireframe===!0?(xt.setLineWidth(B.wireframeLinewidth*un()),re.setMode(D.LINES)):re.setMode(D.TRIANGLES);else if(z.isLine){let Fe=B.linewidth;Fe===void 0&&(Fe=1),xt.setLineWidth(Fe*un()),z.isLineSegments?re.setMode(D.LINES):z.isLineLoop?re.setMode(D.LINE_LOOP):re.setMode(D.LINE_STRIP)}else z.isPoints?re.setMode(D.POINTS):z.isSprite&&re.setMode(D.TRIANGLES);if(z.isBatchedMesh)if(ue.get("WEBGL_multi_draw"))re.renderMultiDraw(z._multiDrawStarts,z._multiDrawCounts,z._multiDrawCount);else{let Fe=z._multiDrawStarts,Et=z._multiDrawCounts,He=z._multiDrawCount,Jt=Mt?b.get(Mt).bytesPerElement:1,bi=It.get(B).currentProgram.getUniforms();for(let Ue=0;Ue<He;Ue++)bi.setValue(D,"_gl_DrawID",Ue),re.render(Fe[Ue]/Jt,Et[Ue])}else if(z.isInstancedMesh)re.renderInstances(At,xe,z.count);else if(W.isInstancedBufferGeometry){let Fe=W._maxInstanceCount!==void 0?W._maxInstanceCount:1/0,Et=Math.min(W.instanceCount,Fe);re.renderInstances(At,xe,Et)}else re.render(At,xe)};function Dh(S,L,W,B){F!==null&&S.isNodeMaterial&&F.setObject(B,S),ve===!0&&j.setState(S,W,!1),S.transparent===!0&&S.side===vn&&S.forceSinglePass===!1?(S.side=qe,S.needsUpdate=!0,Or(S,L,B),S.side=yi,S.needsUpdate=!0,Or(S,L,B),S.side=vn):Or(S,L,B)}this.compile=function(S,L,W=null){W===null&&(W=S),F!==null&&F.renderStart(S,L,W),v=K.get(W),v.init(L),w.push(v),W.traverseVisible(function(z){z.isLight&&z.layers.test(L.layers)&&(v.pushLight(z),z.castShadow&&v.pushShadow(z))}),S!==W&&S.traverseVisible(function(z){z.isLight&&z.layers.test(L.layers)&&(v.pushLight(z),z.castShadow&&v.pushShadow(z))}),v.setupLights(),F!==null&&F.updateLights(v.state.lightsArray),Ye=this.localClippingEnabled,ve=j.init(this.clippingPlanes,Ye),ve===!0&&j.setGlobalState(this.clippingPlanes,L),F!==null&&ut.render(v.state.shadowsArray,W,L);let B=new Set;return S.traverse(function(z){if(!(z.isMesh||z.isPoints||z.isLine||z.isSprite))return;let mt=z.material;if(mt)if(Array.isArray(mt))for(let wt=0;wt<mt.length;wt++){let ft=mt[wt];Dh(ft,W,L,z),B.add(ft)}else Dh(mt,W,L,z),B.add(mt)}),v=w.pop(),F!==null&&F.renderEnd(),B},this.compileAsync=function(S,L,W=null){let B=this.compile(S,L,W);return new Promise(z=>{function mt(){if(B.forEach(function(wt){let Mt=It.get(wt).currentProgram;(Mt===void 0||Mt.isReady())&&B.delete(wt)}),B.size===0){z(S);return}setTimeout(mt,10)}ue.get("KHR_parallel_shader_compile")!==null?mt():setTimeout(mt,10)})};let Tl=null;function tm(S){Tl&&Tl(S)}function Fh(){vi.stop()}function Uh(){vi.start()}let vi=new Of;vi.setAnimationLoop(tm),typeof self<"u"&&vi.setContext(self),this.setAnimationLoop=function(S){Tl=S,st.setAnimationLoop(S),S===null?vi.stop():vi.start()},st.addEventListener("sessionstart",Fh),st.addEventListener("sessionend",Uh),this.render=function(S,L){if(L!==void 0&&L.isCamera!==!0){Dt("WebGLRenderer.render: camera is not an instance of THREE.Camera.");return}if(I===!0)return;F!==null&&F.renderStart(S,L);let W=st.enabled===!0&&st.isPresenting===!0,B=N!==null&&(it===null||W)&&N.begin(R,it);if(S.matrixWorldAutoUpdate===!0&&S.updateMatrixWorld(),L.parent===null&&L.matrixWorldAutoUpdate===!0&&L.updateMatrixWorld(),st.enabled===!0&&st.isPresenting===!0&&(N===null||N.isCompositing()===!1)&&(st.cameraAutoUpdate===!0&&st.updateCamera(L),L=st.getCamera()),S.isScene===!0&&S.onBeforeRender(R,S,L,it),v=K.get(S,w.length),v.init(L),v.state.textureUnits=Ot.getTextureUnits(),w.push(v),fe.multiplyMatrices(L.projectionMatrix,L.matrixWorldInverse),L.isArrayCamera?Le.setFromArrayCamera(L):Wt.setFromProjectionMatrix(fe,xn,L.reversedDepth),Ye=this.localClippingEnabled,ve=j.init(this.clippingPlanes,Ye),A=pt.get(S,x.length),A.init(),x.push(A),this.info.render.frame++,st.enabled===!0&&st.isPresenting===!0){let wt=R.xr.getDepthSensingMesh();wt!==null&&Rl(wt,L,-1/0,R.sortObjects)}Rl(S,L,0,R.sortObjects),A.finish(),F!==null&&F.updateLights(v.state.lightsArray),R.sortObjects===!0&&A.sort(bt,ae),hn=st.enabled===!1||st.isPresenting===!1||st.hasDepthSensing()===!1,hn&&P.addToRenderList(A,S),this.info.autoReset===!0&&this.info.reset(),ve===!0&&j.beginShadows();let z=v.state.shadowsArray;if(ut.render(z,S,L),ve===!0&&j.endShadows(),(B&&N.hasRenderPass())===!1){let wt=A.opaque,ft=A.transmissive;if(v.setupLights(),L.isArrayCamera){let Mt=L.cameras;if(ft.length>0)for(let Tt=0,kt=Mt.length;Tt<kt;Tt++){let Xt=Mt[Tt];Bh(wt,ft,S,Xt)}hn&&P.render(S);for(let Tt=0,kt=Mt.length;Tt<kt;Tt++){let Xt=Mt[Tt];Oh(A,S,Xt,Xt.viewport)}}else ft.length>0&&Bh(wt,ft,S,L),hn&&P.render(S),Oh(A,S,L)}it!==null&&G===0&&(Ot.updateMultisampleRenderTarget(it),Ot.updateRenderTargetMipmap(it)),B&&N.end(R),S.isScene===!0&&S.onAfterRender(R,S,L),ht.resetDefaultState(),q=-1,et=null,w.pop(),w.length>0?(v=w[w.length-1],Ot.setTextureUnits(v.state.textureUnits),ve===!0&&j.setGlobalState(R.clippingPlanes,v.state.camera)):v=null,x.pop(),x.length>0?A=x[x.length-1]:A=null,F!==null&&F.renderEnd()};function Rl(S,L,W,B){if(S.visible===!1)return;if(S.layers.test(L.layers)){if(S.isGroup)W=S.renderOrder;else if(S.isLOD)S.autoUpdate===!0&&S.update(L);else if(S.isLight)v.pushLight(S),S.castShadow&&v.pushShadow(S);else if(S.isSprite){let wt=L.isArrayCamera?Le:Wt;if(!S.frustumCulled||S.intersectsFrustum(wt)){B&&Ee.setFromMatrixPosition(S.matrixWorld).applyMatrix4(fe);let ft=rt.update(S),Mt=S.material;Mt.visible&&A.push(S,ft,Mt,W,Ee.z,null,L)}}else if(S.isMesh||S.isLine||S.isPoints){let wt=L.isArrayCamera?Le:Wt;if(!S.frustumCulled||S.intersectsFrustum(wt)){let ft=rt.update(S),Mt=S.material;if(B&&(S.boundingSphere!==void 0?(S.boundingSphere===null&&S.computeBoundingSphere(),Ee.copy(S.boundingSphere.center)):(ft.boundingSphere===null&&ft.computeBoundingSphere(),Ee.copy(ft.boundingSphere.center)),Ee.applyMatrix4(S.matrixWorld).applyMatrix4(fe)),Array.isArray(Mt)){let Tt=ft.groups;for(let kt=0,Xt=Tt.length;kt<Xt;kt++){let At=Tt[kt],$t=Mt[At.materialIndex];$t&&$t.visible&&A.push(S,ft,$t,W,Ee.z,At,L)}}else Mt.visible&&A.push(S,ft,Mt,W,Ee.z,null,L)}}}let mt=S.children;for(let wt=0,ft=mt.length;wt<ft;wt++)Rl(mt[wt],L,W,B)}function Oh(S,L,W,B){let{opaque:z,transmissive:mt,transparent:wt}=S;v.setupLightsView(W),ve===!0&&j.setGlobalState(R.clippingPlanes,W),B&&xt.viewport(nt.copy(B)),z.length>0&&zs(z,L,W),mt.length>0&&zs(mt,L,W),wt.length>0&&zs(wt,L,W),xt.buffers.depth.setTest(!0),xt.buffers.depth.setMask(!0),xt.buffers.color.setMask(!0),xt.setPolygonOffset(!1)}function Bh(S,L,W,B){if((W.isScene===!0?W.overrideMaterial:null)!==null)return;if(v.state.transmissionRenderTarget[B.id]===void 0){let At=ue.has("EXT_color_buffer_half_float")||ue.has("EXT_color_buffer_float");v.state.transmissionRenderTarget[B.id]=new rn(1,1,{generateMipmaps:!0,type:At?Pn:an,minFilter:Yn,samples:Math.max(4,de.samples),stencilBuffer:s,resolveDepthBuffer:!1,resolveStencilBuffer:!1,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,colorSpace:Yt.workingColorSpace})}let mt=v.state.transmissionRenderTarget[B.id],wt=B.viewport||nt;mt.setSize(wt.z*R.transmissionResolutionScale,wt.w*R.transmissionResolutionScale);let ft=R.getRenderTarget(),Mt=R.getActiveCubeFace(),Tt=R.getActiveMipmapLevel();R.setRenderTarget(mt),R.getClearColor(X),ot=R.getClearAlpha(),ot<1&&R.setClearColor(16777215,.5),R.clear(),hn&&P.render(W);let kt=R.toneMapping;R.toneMapping=Fn;let Xt=B.viewport;if(B.viewport!==void 0&&(B.viewport=void 0),v.setupLightsView(B),ve===!0&&j.setGlobalState(R.clippingPlanes,B),zs(S,W,B),Ot.updateMultisampleRenderTarget(mt),Ot.updateRenderTargetMipmap(mt),ue.has("WEBGL_multisampled_render_to_texture")===!1){let At=!1;for(let $t=0,xe=L.length;$t<xe;$t++){let le=L[$t],{object:re,geometry:Fe,material:Et,group:He}=le;if(Et.side===vn&&re.layers.test(B.layers)){let Jt=Et.side;Et.side=qe,Et.needsUpdate=!0,kh(re,W,B,Fe,Et,He),Et.side=Jt,Et.needsUpdate=!0,At=!0}}At===!0&&(Ot.updateMultisampleRenderTarget(mt),Ot.updateRenderTargetMipmap(mt))}R.setRenderTarget(ft,Mt,Tt),R.setClearColor(X,ot),Xt!==void 0&&(B.viewport=Xt),R.toneMapping=kt}function zs(S,L,W){let B=L.isScene===!0?L.overrideMaterial:null;for(let z=0,mt=S.length;z<mt;z++){let wt=S[z],{object:ft,geometry:Mt,group:Tt}=wt,kt=wt.material;kt.allowOverride===!0&&B!==null&&(kt=B),ft.layers.test(W.layers)&&kh(ft,L,W,Mt,kt,Tt)}}function kh(S,L,W,B,z,mt){F!==null&&z.isNodeMaterial&&F.setObject(S,z),S.onBeforeRender(R,L,W,B,z,mt),S.modelViewMatrix.multiplyMatrices(W.matrixWorldInverse,S.matrixWorld),S.normalMatrix.getNormalMatrix(S.modelViewMatrix),z.onBeforeRender(R,L,W,B,S,mt),z.transparent===!0&&z.side===vn&&z.forceSinglePass===!1?(z.side=qe,z.needsUpdate=!0,R.renderBufferDirect(W,L,B,z,S,mt),z.side=yi,z.needsUpdate=!0,R.renderBufferDirect(W,L,B,z,S,mt),z.side=vn):R.renderBufferDirect(W,L,B,z,S,mt),S.onAfterRender(R,L,W,B,z,mt)}function zh(S){let L=0;for(let W of S)W.texture!==null&&L++;return L}function Or(S,L,W){L.isScene!==!0&&(L=cn);let B=It.get(S),z=v.state.lights,mt=v.state.shadowsArray,wt=z.state.version,ft=tt.getParameters(S,z.state,mt,L,W,v.state.lightProbeGridArray),Mt=tt.getProgramCacheKey(ft),Tt=B.programs;B.environment=S.isMeshStandardMaterial||S.isMeshLambertMaterial||S.isMeshPhongMaterial?L.environment:null,B.fog=L.fog;let kt=S.isMeshStandardMaterial||S.isMeshLambertMaterial&&!S.envMap||S.isMeshPhongMaterial&&!S.envMap;B.envMap=T.get(S.envMap||B.environment,kt),B.envMapRotation=B.environment!==null&&S.envMap===null?L.environmentRotation:S.envMapRotation,Tt===void 0&&(S.addEventListener("dispose",ee),Tt=new Map,B.programs=Tt,B.programVariants=new Map);let Xt=Tt.get(Mt);if(Xt!==void 0){if(B.currentProgram===Xt&&B.lightsStateVersion===wt)return Vh(S,ft),Xt}else ft.uniforms=tt.getUniforms(S),F!==null&&S.isNodeMaterial&&F.build(S,W,ft),S.onBeforeCompile(ft,R),Xt=tt.acquireProgram(ft,Mt),Tt.set(Mt,Xt),B.uniforms=ft.uniforms;let At=B.uniforms;return(!S.isShaderMaterial&&!S.isRawShaderMaterial||S.clipping===!0)&&(At.clippingPlanes=j.uniform),Vh(S,ft),B.needsLights=rm(S),B.lightsStateVersion=wt,B.needsLights&&(At.ambientLightColor.value=z.state.ambient,At.lightProbe.value=z.state.probe,At.sunLights.value=z.state.sun,At.sunLightShadows.value=z.state.sunShadow,At.directionalLights.value=z.state.directional,At.directionalLightShadows.value=z.state.directionalShadow,At.spotLights.value=z.state.spot,At.spotLightShadows.value=z.state.spotShadow,At.rectAreaLights.value=z.state.rectArea,At.ltc_1.value=z.state.rectAreaLTC1,At.ltc_2.value=z.state.rectAreaLTC2,At.pointLights.value=z.state.point,At.pointLightShadows.value=z.state.pointShadow,At.hemisphereLights.value=z.state.hemi,At.sunShadowMatrix.value=z.state.sunShadowMatrix,At.sunShadowCascade.value=z.state.sunShadowCascade,At.directionalShadowMatrix.value=z.state.directionalShadowMatrix,At.spotLightMatrix.value=z.state.spotLightMatrix,At.spotLightMap.value=z.state.spotLightMap,At.pointShadowMatrix.value=z.state.pointShadowMatrix),B.numLightProbeGrids=zh(v.state.lightProbeGridArray),B.currentProgram=Xt,B.uniformsList=null,Xt}function em(S,L,W,B,z){let mt=It.get(S),wt=mt.currentProgram.id+","+B+","+z,ft=mt.programVariants.get(wt);return ft===void 0?(ft=Or(S,L,W),mt.programVariants.set(wt,ft)):(mt.currentProgram=ft,mt.uniformsList=null,mt.outputColorSpace=B,mt.toneMapping=z),ft}function Gh(S){if(S.uniformsList===null){let L=S.currentProgram.getUniforms();S.uniformsList=Pr.seqWithValue(L.seq,S.uniforms)}return S.uniformsList}function Vh(S,L){let W=It.get(S);W.outputColorSpace=L.outputColorSpace,W.batching=L.batching,W.batchingColor=L.batchingColor,W.instancing=L.instancing,W.instancingColor=L.instancingColor,W.instancingMorph=L.instancingMorph,W.skinning=L.skinning,W.morphTargets=L.morphTargets,W.morphNormals=L.morphNormals,W.morphColors=L.morphColors,W.morphTargetsCount=L.morphTargetsCount,W.numClippingPlanes=L.numClippingPlanes,W.numIntersection=L.numClipIntersection,W.vertexAlphas=L.vertexAlphas,W.vertexTangents=L.vertexTangents,W.toneMapping=L.toneMapping}function nm(S,L,W,B,z){L.isScene!==!0&&(L=cn),Ot.resetTextureUnits();let mt=L.fog,wt=B.isMeshStandardMaterial||B.isMeshLambertMaterial||B.isMeshPhongMaterial?L.environment:null,ft=it===null?R.outputColorSpace:it.isXRRenderTarget===!0?it.texture.colorSpace:Yt.workingColorSpace,Mt=B.isMeshStandardMaterial||B.isMeshLambertMaterial&&!B.envMap||B.isMeshPhongMaterial&&!B.envMap,Tt=T.get(B.envMap||wt,Mt),kt=B.vertexColors===!0&&!!W.attributes.color&&W.attributes.color.itemSize===4,Xt=!!W.attributes.tangent&&(!!B.normalMap||B.anisotropy>0),At=!!W.morphAttributes.position,$t=!!W.morphAttributes.normal,xe=!!W.morphAttributes.color,le=Fn;B.toneMapped&&(it===null||it.isXRRenderTarget===!0)&&(le=R.toneMapping);let re=W.morphAttributes.position||W.morphAttributes.normal||W.morphAttributes.color,Fe=re!==void 0?re.length:0,Et=It.get(B),He=v.state.lights;if(ve===!0&&(Ye===!0||S!==et)){let pe=S===et&&B.id===q;j.setState(B,S,pe)}let Jt=!1,bi=!1;B.version===Et.__version?Et.needsLights&&Et.lightsStateVersion!==He.state.version||z.isBatchedMesh&&Et.batching===!1||!z.isBatchedMesh&&Et.batching===!0||z.isBatchedMesh&&Et.batchingColor===!0&&z._colorsTexture===null||z.isBatchedMesh&&Et.batchingColor===!1&&z._colorsTexture!==null||z.isInstancedMesh&&Et.instancing===!1||!z.isInstancedMesh&&Et.instancing===!0||z.isSkinnedMesh&&Et.skinning===!1||!z.isSkinnedMesh&&Et.skinning===!0||z.isInstancedMesh&&Et.instancingColor===!0&&z.instanceColor===null||z.isInstancedMesh&&Et.instancingColor===!1&&z.instanceColor!==null||z.isInstancedMesh&&Et.instancingMorph===!0&&z.morphTexture===null||z.isInstancedMesh&&Et.instancingMorph===!1&&z.morphTexture!==null||Et.envMap!==Tt||B.fog===!0&&Et.fog!==mt||Et.numClippingPlanes!==void 0&&(Et.numClippingPlanes!==j.numPlanes||Et.numIntersection!==j.numIntersection)||Et.vertexAlphas!==kt||Et.vertexTangents!==Xt||Et.morphTargets!==At||Et.morphNormals!==$t||Et.morphColors!==xe||Et.morphTargetsCount!==Fe||Et.numLightProbeGrids!==zh(v.state.lightProbeGridArray)?Jt=!0:(Et.outputColorSpace!==ft||Et.toneMapping!==le)&&(bi=!0):(Jt=!0,Et.__version=B.version);let Ue=Et.currentProgram;(Jt===!0||bi===!0)&&(Ue=bi===!0?em(B,L,z,ft,le):Or(B,L,z),F&&B.isNodeMaterial&&F.onUpdateProgram(B,Ue,Et));let Gs=!1,Jn=!1,Mi=!1,Kt=Ue.getUniforms(),Ne=Et.uniforms;if(xt.useProgram(Ue.program)&&(Gs=!0,Jn=!0,Mi=!0),B.id!==q&&(q=B.id,Jn=!0),Gs||et!==S){xt.buffers.depth.getReversed()&&S.reversedDepth!==!0&&(S._reversedDepth=!0,S.updateProjectionMatrix()),Kt.setValue(D,"projectionMatrix",S.projectionMatrix),Kt.setValue(D,"viewMatrix",S.matrixWorldInverse);let Re=Kt.map.cameraPosition;Re!==void 0&&Re.setValue(D,Ln.setFromMatrixPosition(S.matrixWorld)),de.logarithmicDepthBuffer&&Kt.setValue(D,"logDepthBufFC",2/(Math.log(S.far+1)/Math.LN2)),(B.isMeshPhongMaterial||B.isMeshToonMaterial||B.isMeshLambertMaterial||B.isMeshBasicMaterial||B.isMeshStandardMaterial||B.isShaderMaterial)&&Kt.setValue(D,"isOrthographic",S.isOrthographicCamera===!0),et!==S&&(et=S,Jn=!0,Mi=!0)}if(Et.needsLights&&(He.state.sunShadowMap.length>0&&Kt.setValue(D,"sunShadowMap",He.state.sunShadowMap,Ot),He.state.directionalShadowMap.length>0&&Kt.setValue(D,"directionalShadowMap",He.state.directionalShadowMap,Ot),He.state.spotShadowMap.length>0&&Kt.setValue(D,"spotShadowMap",He.state.spotShadowMap,Ot),He.state.pointShadowMap.length>0&&Kt.setValue(D,"pointShadowMap",He.state.pointShadowMap,Ot)),z.isSkinnedMesh){Kt.setOptional(D,z,"bindMatrix"),Kt.setOptional(D,z,"bindMatrixInverse");let pe=z.skeleton;pe&&(pe.boneTexture===null&&pe.computeBoneTexture(),Kt.setValue(D,"boneTexture",pe.boneTexture,Ot))}z.isBatchedMesh&&(Kt.setOptional(D,z,"batchingTexture"),Kt.setValue(D,"batchingTexture",z._matricesTexture,Ot),Kt.setOptional(D,z,"batchingIdTexture"),Kt.setValue(D,"batchingIdTexture",z._indirectTexture,Ot),Kt.setOptional(D,z,"batchingColorTexture"),z._colorsTexture!==null&&Kt.setValue(D,"batchingColorTexture",z._colorsTexture,Ot));let bn=W.morphAttributes;if((bn.position!==void 0||bn.normal!==void 0||bn.color!==void 0)&&Q.update(z,W,Ue),(Jn||Et.receiveShadow!==z.receiveShadow)&&(Et.receiveShadow=z.receiveShadow,Kt.setValue(D,"receiveShadow",z.receiveShadow)),(B.isMeshStandardMaterial||B.isMeshLambertMaterial||B.isMeshPhongMaterial)&&B.envMap===null&&L.environment!==null&&(Ne.envMapIntensity.value=L.environmentIntensity),Ne.dfgLUT!==void 0&&(Ne.dfgLUT.value=tb()),Jn){if(Kt.setValue(D,"toneMappingExposure",R.toneMappingExposure),Et.needsLights&&im(Ne,Mi),mt&&B.fog===!0&&ct.refreshFogUniforms(Ne,mt),ct.refreshMaterialUniforms(Ne,B,gt,St,v.state.transmissionRenderTarget[S.id]),Et.needsLights&&Et.numLightProbeGrids>0){let pe=M,Re=0;for(let Bn of v.state.lightProbeGridArray)Bn.texture!==null&&(pe.textures[Re]=Bn.texture,pe.min[Re]=Bn.boundingBox.min,pe.max[Re]=Bn.boundingBox.max,pe.resolution[Re]=Bn.resolution,Re++);for(let Bn in pe)pe[Bn].length=Re;Ne.probesSH.value=pe.textures,Ne.probesMin.value=pe.min,Ne.probesMax.value=pe.max,Ne.probesResolution.value=pe.resolution}Pr.upload(D,Gh(Et),Ne,Ot)}if(B.isShaderMaterial&&B.uniformsNeedUpdate===!0&&(Pr.upload(D,Gh(Et),Ne,Ot),B.uniformsNeedUpdate=!1),B.isSpriteMaterial&&Kt.setValue(D,"center",z.center),Kt.setValue(D,"modelViewMatrix",z.modelViewMatrix),Kt.setValue(D,"normalMatrix",z.normalMatrix),Kt.setValue(D,"modelMatrix",z.matrixWorld),B.uniformsGroups!==void 0){let pe=B.uniformsGroups;for(let Re=0,Bn=pe.length;Re<Bn;Re++){let Wh=pe[Re];Rt.update(Wh,Ue),Rt.bind(Wh,Ue)}}return Ue}function im(S,L){S.ambientLightColor.needsUpdate=L,S.lightProbe.needsUpdate=L,S.sunLights.needsUpdate=L,S.sunLightShadows.needsUpdate=L,S.directionalLights.needsUpdate=L,S.directionalLightShadows.needsUpdate=L,S.pointLights.needsUpdate=L,S.pointLightShadows.needsUpdate=L,S.spotLights.needsUpdate=L,S.spotLightShadows.needsUpdate=L,S.rectAreaLights.needsUpdate=L,S.hemisphereLights.needsUpdate=L}function rm(S){return S.isMeshLambertMaterial||S.isMeshToonMaterial||S.isMeshPhongMaterial||S.isMeshStandardMaterial||S.isShadowMaterial||S.isShaderMaterial&&S.lights===!0}this.getActiveCubeFace=function(){return $},this.getActiveMipmapLevel=function(){return G},this.getRenderTarget=function(){return it},this.setRenderTargetTextures=function(S,L,W){let B=It.get(S);B.__autoAllocateDepthBuffer=S.resolveDepthBuffer===!1,B.__autoAllocateDepthBuffer===!1&&(B.__useRenderToTexture=!1),It.get(S.texture).__webglTexture=L,It.get(S.depthTexture).__webglTexture=B.__autoAllocateDepthBuffer?void 0:W,B.__hasExternalTextures=!0},this.setRenderTargetFramebuffer=function(S,L){let W=It.get(S);W.__webglFramebuffer=L,W.__useDefaultFramebuffer=L===void 0},this.setRenderTarget=function(S,L=0,W=0){it=S,$=L,G=W;let B=null,z=!1,mt=!1;if(S){let ft=It.get(S);if(ft.__useDefaultFramebuffer!==void 0){xt.bindFramebuffer(D.FRAMEBUFFER,ft.__webglFramebuffer),nt.copy(S.viewport),J.copy(S.scissor),lt=S.scissorTest,xt.viewport(nt),xt.scissor(J),xt.setScissorTest(lt),q=-1;return}else if(ft.__webglFramebuffer===void 0)Ot.setupRenderTarget(S);else if(ft.__hasExternalTextures)Ot.rebindTextures(S,It.get(S.texture).__webglTexture,It.get(S.depthTexture).__webglTexture);else if(S.depthBuffer){let kt=S.depthTexture;if(ft.__boundDepthTexture!==kt){if(kt!==null&&It.has(kt)&&(S.width!==kt.image.width||S.height!==kt.image.height))throw new Error("THREE.WebGLRenderer: Attached DepthTexture is initialized to the incorrect size.");Ot.setupDepthRenderbuffer(S)}}let Mt=S.texture;(Mt.isData3DTexture||Mt.isDataArrayTexture||Mt.isCompressedArrayTexture)&&(mt=!0);let Tt=It.get(S).__webglFramebuffer;S.isWebGLCubeRenderTarget?(Array.isArray(Tt[L])?B=Tt[L][W]:B=Tt[L],z=!0):S.samples>0&&Ot.useMultisampledRTT(S)===!1?B=It.get(S).__webglMultisampledFramebuffer:Array.isArray(Tt)?B=Tt[W]:B=Tt,nt.copy(S.viewport),J.copy(S.scissor),lt=S.scissorTest}else nt.copy(Nt).multiplyScalar(gt).floor(),J.copy(te).multiplyScalar(gt).floor(),lt=ie;if(W!==0&&(B=V),xt.bindFramebuffer(D.FRAMEBUFFER,B)&&xt.drawBuffers(S,B),xt.viewport(nt),xt.scissor(J),xt.setScissorTest(lt),z){let ft=It.get(S.texture);D.framebufferTexture2D(D.FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_CUBE_MAP_POSITIVE_X+L,ft.__webglTexture,W)}else if(mt){let ft=L;for(let Mt=0;Mt<S.textures.length;Mt++){let Tt=It.get(S.textures[Mt]);D.framebufferTextureLayer(D.FRAMEBUFFER,D.COLOR_ATTACHMENT0+Mt,Tt.__webglTexture,W,ft)}}else if(S!==null&&W!==0){let ft=It.get(S.texture);D.framebufferTexture2D(D.FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_2D,ft.__webglTexture,W)}q=-1};function Hh(S){let L=It.get(S);return(L.__readFormat!==S.format||L.__readType!==S.type)&&(L.__readFormat=S.format,L.__readType=S.type,L.__formatReadable=de.textureFormatReadable(S.format),L.__typeReadable=de.textureTypeReadable(S.type)),L}this.readRenderTargetPixels=function(S,L,W,B,z,mt,wt,ft=0){if(!(S&&S.isWebGLRenderTarget)){Dt("WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");return}let Mt=It.get(S).__webglFramebuffer;if(S.isWebGLCubeRenderTarget&&wt!==void 0&&(Mt=Mt[wt],Array.isArray(Mt)&&(Mt=Mt[0])),Mt){xt.bindFramebuffer(D.FRAMEBUFFER,Mt);try{let Tt=S.textures[ft],kt=Tt.format,Xt=Tt.type;S.textures.length>1&&D.readBuffer(D.COLOR_ATTACHMENT0+ft);let At=Hh(Tt);if(At.__formatReadable===!1){Dt("WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.");return}if(At.__typeReadable===!1){Dt("WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.");return}L>=0&&L<=S.width-B&&W>=0&&W<=S.height-z&&D.readPixels(L,W,B,z,at.convert(kt),at.convert(Xt),mt)}finally{let Tt=it!==null?It.get(it).__webglFramebuffer:null;xt.bindFramebuffer(D.FRAMEBUFFER,Tt)}}},this.readRenderTargetPixelsAsync=async function(S,L,W,B,z,mt,wt,ft=0){if(!(S&&S.isWebGLRenderTarget))throw new Error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");let Mt=It.get(S).__webglFramebuffer;if(S.isWebGLCubeRenderTarget&&wt!==void 0&&(Mt=Mt[wt],Array.isArray(Mt)&&(Mt=Mt[0])),Mt)if(L>=0&&L<=S.width-B&&W>=0&&W<=S.height-z){xt.bindFramebuffer(D.FRAMEBUFFER,Mt);let Tt=S.textures[ft],kt=Tt.format,Xt=Tt.type;S.textures.length>1&&D.readBuffer(D.COLOR_ATTACHMENT0+ft);let At=Hh(Tt);if(At.__formatReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.");if(At.__typeReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.");let $t=D.createBuffer();D.bindBuffer(D.PIXEL_PACK_BUFFER,$t),D.bufferData(D.PIXEL_PACK_BUFFER,mt.byteLength,D.STREAM_READ),D.readPixels(L,W,B,z,at.convert(kt),at.convert(Xt),0),D.bindBuffer(D.PIXEL_PACK_BUFFER,null);let xe=it!==null?It.get(it).__webglFramebuffer:null;xt.bindFramebuffer(D.FRAMEBUFFER,xe);let le=D.fenceSync(D.SYNC_GPU_COMMANDS_COMPLETE,0);return D.flush(),await hf(D,le,4),D.bindBuffer(D.PIXEL_PACK_BUFFER,$t),D.getBufferSubData(D.PIXEL_PACK_BUFFER,0,mt),D.bindBuffer(D.PIXEL_PACK_BUFFER,null),D.deleteBuffer($t),D.deleteSync(le),mt}else throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.")},this.copyFramebufferToTexture=function(S,L=null,W=0){let B=Math.pow(2,-W),z=Math.floor(S.image.width*B),mt=Math.floor(S.image.height*B),wt=L!==null?L.x:0,ft=L!==null?L.y:0;Ot.setTexture2D(S,0),D.copyTexSubImage2D(D.TEXTURE_2D,W,0,0,wt,ft,z,mt),xt.unbindTexture()},this.copyTextureToTexture=function(S,L,W=null,B=null,z=0,mt=0){let wt,ft,Mt,Tt,kt,Xt,At,$t,xe,le=S.isCompressedTexture?S.mipmaps[mt]:S.image;if(W!==null)wt=W.max.x-W.min.x,ft=W.max.y-W.min.y,Mt=W.isBox3?W.max.z-W.min.z:1,Tt=W.min.x,kt=W.min.y,Xt=W.isBox3?W.min.z:0;else{let Kt=Math.pow(2,-z);wt=Math.floor(le.width*Kt),ft=Math.floor(le.height*Kt),S.isDataArrayTexture?Mt=le.depth:S.isData3DTexture?Mt=Math.floor(le.depth*Kt):Mt=1,Tt=0,kt=0,Xt=0}B!==null?(At=B.x,$t=B.y,xe=B.z):(At=0,$t=0,xe=0);let re=at.convert(L.format),Fe=at.convert(L.type),Et;L.isData3DTexture?(Ot.setTexture3D(L,0),Et=D.TEXTURE_3D):L.isDataArrayTexture||L.isCompressedArrayTexture?(Ot.setTexture2DArray(L,0),Et=D.TEXTURE_2D_ARRAY):(Ot.setTexture2D(L,0),Et=D.TEXTURE_2D),xt.activeTexture(D.TEXTURE0),xt.pixelStorei(D.UNPACK_FLIP_Y_WEBGL,L.flipY),xt.pixelStorei(D.UNPACK_PREMULTIPLY_ALPHA_WEBGL,L.premultiplyAlpha),xt.pixelStorei(D.UNPACK_ALIGNMENT,L.unpackAlignment);let He=xt.getParameter(D.UNPACK_ROW_LENGTH),Jt=xt.getParameter(D.UNPACK_IMAGE_HEIGHT),bi=xt.getParameter(D.UNPACK_SKIP_PIXELS),Ue=xt.getParameter(D.UNPACK_SKIP_ROWS),Gs=xt.getParameter(D.UNPACK_SKIP_IMAGES);xt.pixelStorei(D.UNPACK_ROW_LENGTH,le.width),xt.pixelStorei(D.UNPACK_IMAGE_HEIGHT,le.height),xt.pixelStorei(D.UNPACK_SKIP_PIXELS,Tt),xt.pixelStorei(D.UNPACK_SKIP_ROWS,kt),xt.pixelStorei(D.UNPACK_SKIP_IMAGES,Xt);let Jn=S.isDataArrayTexture||S.isData3DTexture,Mi=L.isDataArrayTexture||L.isData3DTexture;if(S.isDepthTexture){let Kt=It.get(S),Ne=It.get(L),bn=It.get(Kt.__renderTarget),pe=It.get(Ne.__renderTarget);xt.bindFramebuffer(D.READ_FRAMEBUFFER,bn.__webglFramebuffer),xt.bindFramebuffer(D.DRAW_FRAMEBUFFER,pe.__webglFramebuffer);for(let Re=0;Re<Mt;Re++)Jn&&(D.framebufferTextureLayer(D.READ_FRAMEBUFFER,D.COLOR_ATTACHMENT0,It.get(S).__webglTexture,z,Xt+Re),D.framebufferTextureLayer(D.DRAW_FRAMEBUFFER,D.COLOR_ATTACHMENT0,It.get(L).__webglTexture,mt,xe+Re)),D.blitFramebuffer(Tt,kt,Tt+wt,kt+ft,At,$t,At+wt,$t+ft,D.DEPTH_BUFFER_BIT,D.NEAREST);xt.bindFramebuffer(D.READ_FRAMEBUFFER,null),xt.bindFramebuffer(D.DRAW_FRAMEBUFFER,null)}else if(z!==0||S.isRenderTargetTexture||It.has(S)){let Kt=It.get(S),Ne=It.get(L);xt.bindFramebuffer(D.READ_FRAMEBUFFER,C),xt.bindFramebuffer(D.DRAW_FRAMEBUFFER,O);for(let bn=0;bn<Mt;bn++)Jn?D.framebufferTextureLayer(D.READ_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Kt.__webglTexture,z,Xt+bn):D.framebufferTexture2D(D.READ_FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_2D,Kt.__webglTexture,z),Mi?D.framebufferTextureLayer(D.DRAW_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Ne.__webglTexture,mt,xe+bn):D.framebufferTexture2D(D.DRAW_FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_2D,Ne.__webglTexture,mt),z!==0?D.blitFramebuffer(Tt,kt,Tt+wt,kt+ft,At,$t,At+wt,$t+ft,D.COLOR_BUFFER_BIT,D.NEAREST):Mi?D.copyTexSubImage3D(Et,mt,At,$t,xe+bn,Tt,kt,wt,ft):D.copyTexSubImage2D(Et,mt,At,$t,Tt,kt,wt,ft);xt.bindFramebuffer(D.READ_FRAMEBUFFER,null),xt.bindFramebuffer(D.DRAW_FRAMEBUFFER,null)}else Mi?S.isDataTexture||S.isData3DTexture?D.texSubImage3D(Et,mt,At,$t,xe,wt,ft,Mt,re,Fe,le.data):L.isCompressedArrayTexture?D.compressedTexSubImage3D(Et,mt,At,$t,xe,wt,ft,Mt,re,le.data):D.texSubImage3D(Et,mt,At,$t,xe,wt,ft,Mt,re,Fe,le):S.isDataTexture?D.texSubImage2D(D.TEXTURE_2D,mt,At,$t,wt,ft,re,Fe,le.data):S.isCompressedTexture?D.compressedTexSubImage2D(D.TEXTURE_2D,mt,At,$t,le.width,le.height,re,le.data):D.texSubImage2D(D.TEXTURE_2D,mt,At,$t,wt,ft,re,Fe,le);xt.pixelStorei(D.UNPACK_ROW_LENGTH,He),xt.pixelStorei(D.UNPACK_IMAGE_HEIGHT,Jt),xt.pixelStorei(D.UNPACK_SKIP_PIXELS,bi),xt.pixelStorei(D.UNPACK_SKIP_ROWS,Ue),xt.pixelStorei(D.UNPACK_SKIP_IMAGES,Gs),mt===0&&L.generateMipmaps===!0&&L.mipmapsAutoUpdate===!0&&D.generateMipmap(Et),xt.unbindTexture()},this.initRenderTarget=function(S){It.get(S).__webglFramebuffer===void 0&&Ot.setupRenderTarget(S)},this.initTexture=function(S){S.isCubeTexture?Ot.setTextureCube(S,0):S.isData3DTexture?Ot.setTexture3D(S,0):S.isDataArrayTexture||S.isCompressedArrayTexture?Ot.setTexture2DArray(S,0):Ot.setTexture2D(S,0),xt.unbindTexture()},this.resetState=function(){$=0,G=0,it=null,xt.reset(),ht.reset()},typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}get coordinateSystem(){return xn}get outputColorSpace(){return this._outputColorSpace}set outputColorSpace(t){this._outputColorSpace=t;let e=this.getContext();e.drawingBufferColorSpace=Yt._getDrawingBufferColorSpace(t),e.unpackColorSpace=Yt._getUnpackColorSpace()}};var Yf={type:"change"},bh={type:"start"},Kf={type:"end"},cl=new Oi,Zf=new tn,eb=Math.cos(70*Hi.DEG2RAD),Ae=new U,Ke=2*Math.PI,jt={NONE:-1,ROTATE:0,DOLLY:1,PAN:2,TOUCH_ROTATE:3,TOUCH_PAN:4,TOUCH_DOLLY_PAN:5,TOUCH_DOLLY_ROTATE:6},vh=1e-6,hl=class extends vs{constructor(t,e=null){super(t,e),this.state=jt.NONE,this.target=new U,this.cursor=new U,this.minDistance=0,this.maxDistance=1/0,this.minZoom=0,this.maxZoom=1/0,this.minTargetRadius=0,this.maxTargetRadius=1/0,this.minPolarAngle=0,this.maxPolarAngle=Math.PI,this.minAzimuthAngle=-1/0,this.maxAzimuthAngle=1/0,this.enableDamping=!1,this.dampingFactor=.05,this.enableZoom=!0,this.zoomSpeed=1,this.enableRotate=!0,this.rotateSpeed=1,this.keyRotateSpeed=1,this.enablePan=!0,this.panSpeed=1,this.screenSpacePanning=!0,this.keyPanSpeed=7,this.zoomToCursor=!1,this.autoRotate=!1,this.autoRotateSpeed=2,this.keys={LEFT:"ArrowLeft",UP:"ArrowUp",RIGHT:"ArrowRight",BOTTOM:"ArrowDown"},this.mouseButtons={LEFT:mi.ROTATE,MIDDLE:mi.DOLLY,RIGHT:mi.PAN},this.touches={ONE:gi.ROTATE,TWO:gi.DOLLY_PAN},this.target0=this.target.clone(),this.position0=this.object.position.clone(),this.zoom0=this.object.zoom,this._cursorStyle="auto",this._domElementKeyEvents=null,this._lastPosition=new U,this._lastQuaternion=new nn,this._lastTargetPosition=new U,this._quat=new nn().setFromUnitVectors(t.up,new U(0,1,0)),this._quatInverse=this._quat.clone().invert(),this._spherical=new pi,this._sphericalDelta=new pi,this._scale=1,this._panOffset=new U,this._rotateStart=new Ft,this._rotateEnd=new Ft,this._rotateDelta=new Ft,this._panStart=new Ft,this._panEnd=new Ft,this._panDelta=new Ft,this._dollyStart=new Ft,this._dollyEnd=new Ft,this._dollyDelta=new Ft,this._dollyDirection=new U,this._mouse=new Ft,this._performCursorZoom=!1,this._pointers=[],this._pointerPositions={},this._controlActive=!1,this._onPointerMove=ib.bind(this),this._onPointerDown=nb.bind(this),this._onPointerUp=rb.bind(this),this._onContextMenu=ub.bind(this),this._onMouseWheel=ab.bind(this),this._onKeyDown=lb.bind(this),this._onTouchStart=cb.bind(this),this._onTouchMove=hb.bind(this),this._onMouseDown=sb.bind(this),this._onMouseMove=ob.bind(this),this._interceptControlDown=db.bind(this),this._interceptControlUp=fb.bind(this),this.domElement!==null&&this.connect(this.domElement),this.update()}set cursorStyle(t){this._cursorStyle=t,t==="grab"?this.domElement.style.cursor="grab":this.domElement.style.cursor="auto"}get cursorStyle(){return this._cursorStyle}connect(t){super.connect(t),this.domElement.addEventListener("pointerdown",this._onPointerDown),this.domElement.addEventListener("pointercancel",this._onPointerUp),this.domElement.addEventListener("contextmenu",this._onContextMenu),this.domElement.addEventListener("wheel",this._onMouseWheel,{passive:!1}),this.domElement.ownerDocument.addEventListener("keydown",this._interceptControlDown,{passive:!0,capture:!0}),this.domElement.style.touchAction="none"}disconnect(){this.state=jt.NONE,this.domElement.removeEventListener("pointerdown",this._onPointerDown),this.domElement.ownerDocument.removeEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.removeEventListener("pointerup",this._onPointerUp),this.domElement.removeEventListener("pointercancel",this._onPointerUp),this.domElement.removeEventListener("wheel",this._onMouseWheel),this.domElement.removeEventListener("contextmenu",this._onContextMenu),this.stopListenToKeyEvents(),this.domElement.ownerDocument.removeEventListener("keydown",this._interceptControlDown,{capture:!0}),this.domElement.ownerDocument.removeEventListener("keyup",this._interceptControlUp,{capture:!0}),this._controlActive=!1,this._pointers.length=0,this._pointerPositions={},this.domElement.style.touchAction="",this.domElement.style.cursor="auto"}dispose(){this.disconnect()}getPolarAngle(){return this._spherical.phi}getAzimuthalAngle(){return this._spherical.theta}getDistance(){return this.object.position.distanceTo(this.target)}listenToKeyEvents(t){t.addEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=t}stopListenToKeyEvents(){this._domElementKeyEvents!==null&&(this._domElementKeyEvents.removeEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=null)}saveState(){this.target0.copy(this.target),this.position0.copy(this.object.position),this.zoom0=this.object.zoom}reset(){this.target.copy(this.target0),this.object.position.copy(this.position0),this.object.zoom=this.zoom0,this.object.updateProjectionMatrix(),this.dispatchEvent(Yf),this.update(),this.state=jt.NONE}pan(t,e){this._pan(t,e),this.update()}dollyIn(t){this._dollyIn(t),this.update()}dollyOut(t){this._dollyOut(t),this.update()}rotateLeft(t){this._rotateLeft(t),this.update()}rotateUp(t){this._rotateUp(t),this.update()}update(t=null){let e=this.object.position;Ae.copy(e).sub(this.target),Ae.applyQuaternion(this._quat),this._spherical.setFromVector3(Ae),this.autoRotate&&this.state===jt.NONE&&this._rotateLeft(this._getAutoRotationAngle(t)),this.enableDamping?(this._spherical.theta+=this._sphericalDelta.theta*this.dampingFactor,this._spherical.phi+=this._sphericalDelta.phi*this.dampingFactor):(this._spherical.theta+=this._sphericalDelta.theta,this._spherical.phi+=this._sphericalDelta.phi);let n=this.minAzimuthAngle,r=this.maxAzimuthAngle;isFinite(n)&&isFinite(r)&&(n<-Math.PI?n+=Ke:n>Math.PI&&(n-=Ke),r<-Math.PI?r+=Ke:r>Math.PI&&(r-=Ke),n<=r?this._spherical.theta=Math.max(n,Math.min(r,this._spherical.theta)):this._spherical.theta=this._spherical.theta>(n+r)/2?Math.max(n,this._spherical.theta):Math.min(r,this._spherical.theta)),this._spherical.phi=Math.max(this.minPolarAngle,Math.min(this.maxPolarAngle,this._spherical.phi)),this._spherical.makeSafe(),this.enableDamping===!0?this.target.addScaledVector(this._panOffset,this.dampingFactor):this.target.add(this._panOffset),this.target.sub(this.cursor),this.target.clampLength(this.minTargetRadius,this.maxTargetRadius),this.target.add(this.cursor);let s=!1;if(this.zoomToCursor&&this._performCursorZoom||this.object.isOrthographicCamera)this._spherical.radius=this._clampDistance(this._spherical.radius);else{let o=this._spherical.radius;this._spherical.radius=this._clampDistance(this._spherical.radius*this._scale),s=o!=this._spherical.radius}if(Ae.setFromSpherical(this._spherical),Ae.applyQuaternion(this._quatInverse),e.copy(this.target).add(Ae),this.object.lookAt(this.target),this.enableDamping===!0?(this._sphericalDelta.theta*=1-this.dampingFactor,this._sphericalDelta.phi*=1-this.dampingFactor,this._panOffset.multiplyScalar(1-this.dampingFactor)):(this._sphericalDelta.set(0,0,0),this._panOffset.set(0,0,0)),this.zoomToCursor&&this._performCursorZoom){let o=null;if(this.object.isPerspectiveCamera){let a=Ae.length();o=this._clampDistance(a*this._scale);let l=a-o;this.object.position.addScaledVector(this._dollyDirection,l),this.object.updateMatrixWorld(),s=!!l}else if(this.object.isOrthographicCamera){let a=new U(this._mouse.x,this._mouse.y,0);a.unproject(this.object);let l=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),this.object.updateProjectionMatrix(),s=l!==this.object.zoom;let c=new U(this._mouse.x,this._mouse.y,0);c.unproject(this.object),this.object.position.sub(c).add(a),this.object.updateMatrixWorld(),o=Ae.length()}else console.warn("WARNING: OrbitControls.js encountered an unknown camera type - zoom to cursor disabled."),this.zoomToCursor=!1;o!==null&&(this.screenSpacePanning?this.target.set(0,0,-1).transformDirection(this.object.matrix).multiplyScalar(o).add(this.object.position):(cl.origin.copy(this.object.position),cl.direction.set(0,0,-1).transformDirection(this.object.matrix),Math.abs(this.object.up.dot(cl.direction))<eb?this.object.lookAt(this.target):(Zf.setFromNormalAndCoplanarPoint(this.object.up,this.target),cl.intersectPlane(Zf,this.target))))}else if(this.object.isOrthographicCamera){let o=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),o!==this.object.zoom&&(this.object.updateProjectionMatrix(),s=!0)}return this._scale=1,this._performCursorZoom=!1,s||this._lastPosition.distanceToSquared(this.object.position)>vh||8*(1-this._lastQuaternion.dot(this.object.quaternion))>vh||this._lastTargetPosition.distanceToSquared(this.target)>vh?(this.dispatchEvent(Yf),this._lastPosition.copy(this.object.position),this._lastQuaternion.copy(this.object.quaternion),this._lastTargetPosition.copy(this.target),!0):!1}_getAutoRotationAngle(t){return t!==null?Ke/60*this.autoRotateSpeed*t:Ke/60/60*this.autoRotateSpeed}_getZoomScale(t){let e=Math.abs(t*.01);return Math.pow(.95,this.zoomSpeed*e)}_rotateLeft(t){this._sphericalDelta.theta-=t}_rotateUp(t){this._sphericalDelta.phi-=t}_panLeft(t,e){Ae.setFromMatrixColumn(e,0),Ae.multiplyScalar(-t),this._panOffset.add(Ae)}_panUp(t,e){this.screenSpacePanning===!0?Ae.setFromMatrixColumn(e,1):(Ae.setFromMatrixColumn(e,0),Ae.crossVectors(this.object.up,Ae)),Ae.multiplyScalar(t),this._panOffset.add(Ae)}_pan(t,e){let n=this.domElement;if(this.object.isPerspectiveCamera){let r=this.object.position;Ae.copy(r).sub(this.target);let s=Ae.length();s*=Math.tan(this.object.fov/2*Math.PI/180),this._panLeft(2*t*s/n.clientHeight,this.object.matrix),this._panUp(2*e*s/n.clientHeight,this.object.matrix)}else this.object.isOrthographicCamera?(this._panLeft(t*(this.object.right-this.object.left)/this.object.zoom/n.clientWidth,this.object.matrix),this._panUp(e*(this.object.top-this.object.bottom)/this.object.zoom/n.clientHeight,this.object.matrix)):(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - pan disabled."),this.enablePan=!1)}_dollyOut(t){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale/=t:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_dollyIn(t){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale*=t:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_updateZoomParameters(t,e){if(!this.zoomToCursor)return;this._performCursorZoom=!0;let n=this.domElement.getBoundingClientRect(),r=t-n.left,s=e-n.top,o=n.width,a=n.height;this._mouse.x=r/o*2-1,this._mouse.y=-(s/a)*2+1,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()}_clampDistance(t){return Math.max(this.minDistance,Math.min(this.maxDistance,t))}_handleMouseDownRotate(t){this._rotateStart.set(t.clientX,t.clientY)}_handleMouseDownDolly(t){this._updateZoomParameters(t.clientX,t.clientY),this._dollyStart.set(t.clientX,t.clientY)}_handleMouseDownPan(t){this._panStart.set(t.clientX,t.clientY)}_handleMouseMoveRotate(t){this._rotateEnd.set(t.clientX,t.clientY),this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let e=this.domElement;this._rotateLeft(Ke*this._rotateDelta.x/e.clientHeight),this._rotateUp(Ke*this._rotateDelta.y/e.clientHeight),this._rotateStart.copy(this._rotateEnd),this.update()}_handleMouseMoveDolly(t){this._dollyEnd.set(t.clientX,t.clientY),this._dollyDelta.subVectors(this._dollyEnd,this._dollyStart),this._dollyDelta.y>0?this._dollyOut(this._getZoomScale(this._dollyDelta.y)):this._dollyDelta.y<0&&this._dollyIn(this._getZoomScale(this._dollyDelta.y)),this._dollyStart.copy(this._dollyEnd),this.zoomToCursor&&(this._performCursorZoom=!0,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()),this.update()}_handleMouseMovePan(t){this._panEnd.set(t.clientX,t.clientY),this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd),this.update()}_handleMouseWheel(t){this._updateZoomParameters(t.clientX,t.clientY),t.deltaY<0?this._dollyIn(this._getZoomScale(t.deltaY)):t.deltaY>0&&this._dollyOut(this._getZoomScale(t.deltaY)),this.update()}_handleKeyDown(t){let e=!1;switch(t.code){case this.keys.UP:t.ctrlKey||t.metaKey||t.shiftKey?this.enableRotate&&this._rotateUp(Ke*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,this.keyPanSpeed),e=!0;break;case this.keys.BOTTOM:t.ctrlKey||t.metaKey||t.shiftKey?this.enableRotate&&this._rotateUp(-Ke*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,-this.keyPanSpeed),e=!0;break;case this.keys.LEFT:t.ctrlKey||t.metaKey||t.shiftKey?this.enableRotate&&this._rotateLeft(Ke*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(this.keyPanSpeed,0),e=!0;break;case this.keys.RIGHT:t.ctrlKey||t.metaKey||t.shiftKey?this.enableRotate&&this._rotateLeft(-Ke*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(-this.keyPanSpeed,0),e=!0;break}e&&(t.preventDefault(),this.update())}_handleTouchStartRotate(t){if(this._pointers.length===1)this._rotateStart.set(t.pageX,t.pageY);else{let e=this._getSecondPointerPosition(t),n=.5*(t.pageX+e.x),r=.5*(t.pageY+e.y);this._rotateStart.set(n,r)}}_handleTouchStartPan(t){if(this._pointers.length===1)this._panStart.set(t.pageX,t.pageY);else{let e=this._getSecondPointerPosition(t),n=.5*(t.pageX+e.x),r=.5*(t.pageY+e.y);this._panStart.set(n,r)}}_handleTouchStartDolly(t){let e=this._getSecondPointerPosition(t),n=t.pageX-e.x,r=t.pageY-e.y,s=Math.sqrt(n*n+r*r);this._dollyStart.set(0,s)}_handleTouchStartDollyPan(t){this.enableZoom&&this._handleTouchStartDolly(t),this.enablePan&&this._handleTouchStartPan(t)}_handleTouchStartDollyRotate(t){this.enableZoom&&this._handleTouchStartDolly(t),this.enableRotate&&this._handleTouchStartRotate(t)}_handleTouchMoveRotate(t){if(this._pointers.length==1)this._rotateEnd.set(t.pageX,t.pageY);else{let n=this._getSecondPointerPosition(t),r=.5*(t.pageX+n.x),s=.5*(t.pageY+n.y);this._rotateEnd.set(r,s)}this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let e=this.domElement;this._rotateLeft(Ke*this._rotateDelta.x/e.clientHeight),this._rotateUp(Ke*this._rotateDelta.y/e.clientHeight),this._rotateStart.copy(this._rotateEnd)}_handleTouchMovePan(t){if(this._pointers.length===1)this._panEnd.set(t.pageX,t.pageY);else{let e=this._getSecondPointerPosition(t),n=.5*(t.pageX+e.x),r=.5*(t.pageY+e.y);this._panEnd.set(n,r)}this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd)}_handleTouchMoveDolly(t){let e=this._getSecondPointerPosition(t),n=t.pageX-e.x,r=t.pageY-e.y,s=Math.sqrt(n*n+r*r);this._dollyEnd.set(0,s),this._dollyDelta.set(0,Math.pow(this._dollyEnd.y/this._dollyStart.y,this.zoomSpeed)),this._dollyOut(this._dollyDelta.y),this._dollyStart.copy(this._dollyEnd);let o=(t.pageX+e.x)*.5,a=(t.pageY+e.y)*.5;this._updateZoomParameters(o,a)}_handleTouchMoveDollyPan(t){this.enableZoom&&this._handleTouchMoveDolly(t),this.enablePan&&this._handleTouchMovePan(t)}_handleTouchMoveDollyRotate(t){this.enableZoom&&this._handleTouchMoveDolly(t),this.enableRotate&&this._handleTouchMoveRotate(t)}_addPointer(t){this._pointers.push(t.pointerId)}_removePointer(t){delete this._pointerPositions[t.pointerId];for(let e=0;e<this._pointers.length;e++)if(this._pointers[e]==t.pointerId){this._pointers.splice(e,1);return}}_isTrackingPointer(t){for(let e=0;e<this._pointers.length;e++)if(this._pointers[e]==t.pointerId)return!0;return!1}_trackPointer(t){let e=this._pointerPositions[t.pointerId];e===void 0&&(e=new Ft,this._pointerPositions[t.pointerId]=e),e.set(t.pageX,t.pageY)}_getSecondPointerPosition(t){let e=t.pointerId===this._pointers[0]?this._pointers[1]:this._pointers[0];return this._pointerPositions[e]}_customWheelEvent(t){let e=t.deltaMode,n={clientX:t.clientX,clientY:t.clientY,deltaY:t.deltaY};switch(e){case 1:n.deltaY*=16;break;case 2:n.deltaY*=100;break}return t.ctrlKey&&!this._controlActive&&(n.deltaY*=10),n}};function nb(i){this.enabled!==!1&&(this._pointers.length===0&&(this.domElement.setPointerCapture(i.pointerId),this.domElement.ownerDocument.addEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.addEventListener("pointerup",this._onPointerUp)),!this._isTrackingPointer(i)&&(this._addPointer(i),i.pointerType==="touch"?this._onTouchStart(i):this._onMouseDown(i),this._cursorStyle==="grab"&&(this.domElement.style.cursor="grabbing")))}function ib(i){this.enabled!==!1&&(i.pointerType==="touch"?this._onTouchMove(i):this._onMouseMove(i))}function rb(i){switch(this._removePointer(i),this._pointers.length){case 0:this.domElement.releasePointerCapture(i.pointerId),this.domElement.ownerDocument.removeEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.removeEventListener("pointerup",this._onPointerUp),this.dispatchEvent(Kf),this.state=jt.NONE,this._cursorStyle==="grab"&&(this.domElement.style.cursor="grab");break;case 1:let t=this._pointers[0],e=this._pointerPositions[t];this._onTouchStart({pointerId:t,pageX:e.x,pageY:e.y});break}}function sb(i){let t;switch(i.button){case 0:t=this.mouseButtons.LEFT;break;case 1:t=this.mouseButtons.MIDDLE;break;case 2:t=this.mouseButtons.RIGHT;break;default:t=-1}switch(t){case mi.DOLLY:if(this.enableZoom===!1)return;this._handleMouseDownDolly(i),this.state=jt.DOLLY;break;case mi.ROTATE:if(i.ctrlKey||i.metaKey||i.shiftKey){if(this.enablePan===!1)return;this._handleMouseDownPan(i),this.state=jt.PAN}else{if(this.enableRotate===!1)return;this._handleMouseDownRotate(i),this.state=jt.ROTATE}break;case mi.PAN:if(i.ctrlKey||i.metaKey||i.shiftKey){if(this.enableRotate===!1)return;this._handleMouseDownRotate(i),this.state=jt.ROTATE}else{if(this.enablePan===!1)return;this._handleMouseDownPan(i),this.state=jt.PAN}break;default:this.state=jt.NONE}this.state!==jt.NONE&&this.dispatchEvent(bh)}function ob(i){switch(this.state){case jt.ROTATE:if(this.enableRotate===!1)return;this._handleMouseMoveRotate(i);break;case jt.DOLLY:if(this.enableZoom===!1)return;this._handleMouseMoveDolly(i);break;case jt.PAN:if(this.enablePan===!1)return;this._handleMouseMovePan(i);break}}function ab(i){this.enabled===!1||this.enableZoom===!1||this.state!==jt.NONE||(i.preventDefault(),this.dispatchEvent(bh),this._handleMouseWheel(this._customWheelEvent(i)),this.dispatchEvent(Kf))}function lb(i){this.enabled!==!1&&this._handleKeyDown(i)}function cb(i){switch(this._trackPointer(i),this._pointers.length){case 1:switch(this.touches.ONE){case gi.ROTATE:if(this.enableRotate===!1){this.state=jt.NONE;break}this._handleTouchStartRotate(i),this.state=jt.TOUCH_ROTATE;break;case gi.PAN:if(this.enablePan===!1){this.state=jt.NONE;break}this._handleTouchStartPan(i),this.state=jt.TOUCH_PAN;break;default:this.state=jt.NONE}break;case 2:switch(this.touches.TWO){case gi.DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchStartDollyPan(i),this.state=jt.TOUCH_DOLLY_PAN;break;case gi.DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchStartDollyRotate(i),this.state=jt.TOUCH_DOLLY_ROTATE;break;default:this.state=jt.NONE}break;default:this.state=jt.NONE}this.state!==jt.NONE&&this.dispatchEvent(bh)}function hb(i){switch(this._trackPointer(i),this.state){case jt.TOUCH_ROTATE:if(this.enableRotate===!1)return;this._handleTouchMoveRotate(i),this.update();break;case jt.TOUCH_PAN:if(this.enablePan===!1)return;this._handleTouchMovePan(i),this.update();break;case jt.TOUCH_DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchMoveDollyPan(i),this.update();break;case jt.TOUCH_DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchMoveDollyRotate(i),this.update();break;default:this.state=jt.NONE}}function ub(i){this.enabled!==!1&&i.preventDefault()}function db(i){i.key==="Control"&&(this._controlActive=!0,this.domElement.ownerDocument.addEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}function fb(i){i.key==="Control"&&(this._controlActive=!1,this.domElement.ownerDocument.removeEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}var Jf={azimuth:0,polar:5e-4},pb={azimuth:0,polar:1.48},jf=24,dl=class{camera=new $e(jf,1,.02,40);controls;extent={depth:1,bottom:0,top:.6};width=1;height=1;fitted=0;constructor(t,e){this.controls=new hl(this.camera,t),this.controls.maxPolarAngle=Math.PI/2-.01,this.controls.dampingFactor=.18,this.controls.enableDamping=!(typeof matchMedia=="function"&&matchMedia("(prefers-reduced-motion: reduce)").matches),this.controls.rotateSpeed=.8,this.controls.addEventListener("change",e)}fit(t,e,n){let r=this.fitted,s=r?this.camera.position.distanceTo(this.controls.target)/r:1,o=Mh(t)-Mh(this.extent);[this.extent,this.width,this.height]=[t,e,n],this.camera.aspect=e/n;let{distance:a,offset:l}=this.measure(this.home);if(this.fitted=a,this.controls.minDistance=a*.12,this.controls.maxDistance=a*3,this.lay(l),!r)return this.reset();let c=this.camera.position.clone().sub(this.controls.target).setLength(a*s);this.controls.target.y+=o,this.camera.position.copy(this.controls.target).add(c),this.controls.update()}reset(){this.look(this.home)}top(){this.look(Jf)}front(){this.look(pb)}orbit(t,e){let n=new pi().setFromVector3(this.camera.position.clone().sub(this.controls.target));n.theta+=t,n.phi=Hi.clamp(n.phi+e,Jf.polar,this.controls.maxPolarAngle),this.camera.position.copy(this.controls.target).add(new U().setFromSpherical(n)),this.controls.update()}zoom(t){let e=this.camera.position.clone().sub(this.controls.target);e.setLength(Hi.clamp(e.length()/t,this.controls.minDistance,this.controls.maxDistance)),this.camera.position.copy(this.controls.target).add(e),this.controls.update()}ready(){let t=this.camera.position.length();this.camera.near=Math.max(t-2.4,.03),this.camera.far=t+2.4,this.camera.updateProjectionMatrix(),this.camera.updateMatrixWorld()}get towards(){return this.camera.position.clone().sub(this.controls.target).normalize()}get right(){return new U(1,0,0).transformDirection(this.camera.matrixWorld)}light(t){let e=Math.atan2(this.camera.position.x-this.controls.target.x,this.camera.position.z-this.controls.target.z);t.set(-.62,.72,.3).normalize().applyAxisAngle(new U(0,1,0),e)}project(t){let e=new U(...t).applyMatrix4(this.camera.matrixWorldInverse);return e.z>-this.camera.near?null:(e.applyMatrix4(this.camera.projectionMatrix),{x:(e.x+1)/2*this.width,y:(1-e.y)/2*this.height})}ray(t,e){let n=new U(t/this.width*2-1,1-e/this.height*2,.5).unproject(this.camera),{position:r}=this.camera,s=n.sub(r).normalize();return{from:[r.x,r.y,r.z],along:[s.x,s.y,s.z]}}dispose(){this.controls.dispose()}look(t){let{distance:e,offset:n}=this.measure(t);this.controls.target.set(0,Mh(this.extent),0),this.camera.position.copy(this.controls.target).add(new U().setFromSphericalCoords(e,t.polar,t.azimuth)),this.lay(n),this.controls.update()}get home(){return{azimuth:-.62,polar:ul(.86+.09*this.camera.aspect,.9,1.03)}}lay(t){this.camera.setViewOffset(this.width,this.height,0,t*this.height*.5,this.width,this.height),this.camera.updateProjectionMatrix()}measure(t){let[e,n,r]=[ul(this.width*.1,18,62),ul(this.height*.02,3,12),ul(this.height*.12,20,56)],[s,o]=[1-2*e/this.width,1-(n+r)/this.height],a=Math.tan(Hi.degToRad(jf/2)),l=a*this.camera.aspect,c=4,h=0;for(let u=0;u<12;u++){let d=mb(t,c,this.extent),f=Math.max(d.wide/l/s,(d.high-d.low)/2/a/o);h=-(d.high+d.low)/2/a+(r-n)/this.height,c*=1+(f-1)*.9}return{distance:c,offset:h}}};function mb(i,t,{depth:e,bottom:n,top:r}){let s=(r-n)/2,o=new U().setFromSphericalCoords(1,i.polar,i.azimuth),a=new U(Math.cos(i.azimuth),0,-Math.sin(i.azimuth)),l=o.clone().cross(a),[c,h,u]=[0,1/0,-1/0];for(let d of[-.5,.5])for(let f of[-s,s])for(let p of[-e/2,e/2]){let y=new U(d,f,p),m=Math.max(t-y.dot(o),.1);c=Math.max(c,Math.abs(y.dot(a))/m),h=Math.min(h,y.dot(l)/m),u=Math.max(u,y.dot(l)/m)}return{wide:c,low:h,high:u}}function Mh({bottom:i,top:t}){return(i+t)/2}function ul(i,t,e){return Math.min(Math.max(i,t),e)}var gb=13,Lr=12,fl=15,pl=20;function ep(i,t,e,n){let{x:r,y:s,width:o,height:a}=e.caption;if(!a)return;let l=o-24,{run:c}=t.surface;tp(i,c.name,r+o/2,s+9,l,{size:gb,weight:600,colour:n.ink});let h=c.numbers.filter(d=>d.value!==null).map(d=>`${d.label} ${Bt(d.value)}`);Vs(h,"  \xB7  ",l,Math.max(Math.floor((a-18)/15),1),Lr).forEach((d,f)=>tp(i,d,r+o/2,s+25+15*f,l,{size:Lr,colour:n.soft}))}function np(i,t,e,n,r){let{x:s,y:o,width:a,height:l}=e.caption,c=a-24,h=t.map((d,f)=>{let p=ne(d.surface.run.name,Math.min(c,260)-fl-pl,Lr,500);return{layer:d,text:p,wide:me(p,Lr,500)+fl,colour:f?We(d.run,n.dark):Nn(r,.8)}}),u=[];for(let d of h){let f=u[u.length-1];f&&Qf(f)+pl+d.wide<=c?f.push(d):u.push([d])}u.slice(0,Math.floor(l/16)).forEach((d,f)=>{let p=s+(a-Qf(d))/2;for(let{layer:y,text:m,wide:g,colour:_}of d){let{name:E}=y.surface.run;i.put({text:"\u25A0",x:p+5,y:o+9+16*f,size:Lr,colour:_}),i.put({text:m,title:m===E?void 0:E,x:p+fl+(g-fl)/2,y:o+9+16*f,size:Lr,weight:500,colour:n.ink}),p+=g+pl}})}function Qf(i){return i.reduce((t,{wide:e})=>t+e,0)+pl*(i.length-1)}function tp(i,t,e,n,r,s){let o=ne(t,r,s.size,s.weight);o&&i.put({...s,text:o,title:o===t?void 0:t,x:e,y:n})}var Ns=class{element;kept=[];boxes=[];spans=[];constructor(t){this.element=H("div",{"aria-hidden":t?"true":null,style:"position:absolute;inset:0;overflow:hidden;pointer-events:none"})}begin(){this.kept=[],this.boxes=[]}add(t){let e=xb(t),[n,r,s,o]=t.bounds??[-1/0,-1/0,1/0,1/0];return e.some(([a,l])=>!(a>=n&&a<=s&&l>=r&&l<=o))||this.boxes.some(a=>_b(e,a))?!1:(this.kept.push(t),this.boxes.push(e),!0)}put(t){this.kept.push(t)}reserve(t,e,n,r){this.boxes.push([[t-n/2,e-r/2],[t+n/2,e-r/2],[t+n/2,e+r/2],[t-n/2,e+r/2]])}end(){this.kept.forEach((t,e)=>this.show(t,e));for(let t=this.kept.length;t<this.spans.length;t++)this.style(t,"display:none")}paint(t){for(let e of this.kept)yb(t,e)}show(t,e){this.spans[e]||(this.spans[e]={node:H("span"),text:"",style:""},this.element.append(this.spans[e].node));let n=this.spans[e];n.text!==t.text&&(n.node.textContent=n.text=t.text),t.title?n.node.title=t.title:n.node.removeAttribute("title");let r=t.halo?[[-1,-1],[1,-1],[-1,1],[1,1],[0,0]].map(([s,o])=>`${s}px ${o}px 1.5px ${t.halo}`).join(","):"none";this.style(e,`position:absolute;left:0;top:0;transform-origin:0 0;white-space:nowrap;line-height:1.2;font:${ip(t)};color:${t.colour};opacity:${t.opacity??1};text-shadow:${r};pointer-events:${t.title?"auto":"none"};transform:translate(${t.x.toFixed(1)}px,${t.y.toFixed(1)}px) rotate(${(t.angle??0).toFixed(4)}rad) translate(-50%,-50%)`)}style(t,e){let n=this.spans[t];n.style!==e&&(n.node.style.cssText=n.style=e)}};function yb(i,t){i.save(),i.translate(t.x,t.y),i.rotate(t.angle??0),i.font=ip(t),i.textAlign="center",i.textBaseline="middle",i.globalAlpha=t.opacity??1,t.halo&&(i.strokeStyle=t.halo,i.lineWidth=3,i.lineJoin="round",i.strokeText(t.text,0,0)),i.fillStyle=t.colour,i.fillText(t.text,0,0),i.restore()}function Ds(i){let t=i.size??11;return[me(i.text,t,i.weight??400),t*1.2]}function ip(i){return`${i.weight??400} ${i.size??11}px ${Mn}`}function xb(i){let[t,e]=Ds(i),[n,r]=[Math.cos(i.angle??0),Math.sin(i.angle??0)],[s,o]=[t/2+2,e/2];return[[-s,-o],[s,-o],[s,o],[-s,o]].map(([a,l])=>[i.x+a*n-l*r,i.y+a*r+l*n])}function _b(i,t){for(let[e,n,r]of[[i[0],i[1],i[2]],[t[0],t[1],t[2]]])for(let[s,o]of[[e,n],[n,r]]){let[a,l]=[o[0]-s[0],o[1]-s[1]],c=d=>d.map(([f,p])=>f*a+p*l),[h,u]=[c(i),c(t)];if(Math.max(...h)<=Math.min(...u)||Math.max(...u)<=Math.min(...h))return!1}return!0}var Fs={SURFACE:0,CUT:1,GROUND:2},rp=`
attribute vec2 place;
attribute vec4 node;
attribute vec2 slope;
uniform float height;
uniform float ground;
varying vec3 spot;
varying vec4 here;
varying vec2 incline;

void main() {
  #if ROLE == 0
    float up = node.x * height;
  #elif ROLE == 1
    float up = height;
  #else
    float up = ground;
  #endif
  spot = vec3(place.x, up, place.y);
  here = node;
  incline = slope;
  gl_Position = projectionMatrix * viewMatrix * vec4(spot, 1.0);
}`,sp=`
uniform sampler2D ramp;
uniform vec2 levels[64];
uniform int levelCount;
uniform float cut;
uniform float height;
uniform vec3 light;
uniform vec3 paper;
uniform vec4 wash;
uniform float opacity;
uniform float density;
varying vec3 spot;
varying vec4 here;
varying vec2 incline;

const float LUMA_R = 0.2126, LUMA_G = 0.7152, LUMA_B = 0.0722;

float luma(vec3 colour) {
  return dot(colour, vec3(LUMA_R, LUMA_G, LUMA_B));
}

/* Ink 0 ... 1 of the contour line at this pixel. Lines closer than about four pixels fade. */
float contour(float share) {
  float rate = max(fwidth(share), 1e-7);
  int low = 0;
  int high = levelCount;
  while (low < high) {
    int middle = (low + high) / 2;
    if (levels[middle].x <= share) low = middle + 1;
    else high = middle;
  }
  float down = low > 0 ? share - levels[low - 1].x : 1e3;
  float up = low < levelCount ? levels[low].x - share : 1e3;
  bool below = down < up;
  float heavy = levels[below ? low - 1 : min(low, levelCount - 1)].y;
  float gap = low > 0 && low < levelCount ? down + up : (levelCount > 1 ? levels[1].x - levels[0].x : 1.0);
  float wide = mix(0.48, 0.75, heavy) * density;
  float line = 1.0 - smoothstep(wide - 0.55, wide + 0.55, min(down, up) / rate);
  float steep = abs(dot(incline, dFdx(spot.xz))) + abs(dot(incline, dFdy(spot.xz)));
  return line * smoothstep(2.0, 5.0, gap / max(steep, 1e-7) / density) * mix(0.6, 0.82, heavy);
}

/* Hatching that is fixed to the plane, as maps mark what is not surveyed. */
float hatch(vec2 place) {
  float along = (place.x + place.y) * 75.0;
  float rate = fwidth(along);
  float stripe = abs(fract(along) - 0.5) * 2.0;
  float soft = rate * 2.0;
  return mix(smoothstep(0.55 - soft, 0.55 + soft, stripe), 0.45, smoothstep(0.3, 0.6, rate));
}

void main() {
  #if ROLE == 0
    if (here.x > cut) discard;
  #elif ROLE == 1
    if (here.x <= cut) discard;
  #endif
  float share = min(here.x, cut);
  vec3 base = texture2D(ramp, vec2((clamp(here.y, 0.0, 1.0) * 255.0 + 0.5) / 256.0, 0.5)).rgb;
  if (here.y < -0.01) base = mix(paper, vec3(0.5), 0.45);
  if (here.x > cut) base = mix(mix(base, vec3(luma(base)), 0.5), paper, 0.12);
  base = mix(base, wash.rgb, wash.a);
  float guess = smoothstep(0.05, 0.7, here.z);
  base = mix(base, mix(vec3(luma(base)), paper, 0.5), 0.55 * guess);
  base = mix(base, paper, 0.4 * guess * hatch(spot.xz));

  #if ROLE == 2
    vec3 colour = mix(base, paper, 0.08);
  #else
    #if ROLE == 1
      vec3 normal = vec3(0.0, 1.0, 0.0);
    #else
      vec3 normal = normalize(vec3(-incline.x * height, 1.0, -incline.y * height));
    #endif
    if (!gl_FrontFacing) {
      normal = -normal;
      base = mix(base, vec3(luma(base)), 0.35) * 0.82;
    }
    float key = max(dot(normal, light) * 0.86 + 0.14, 0.0);
    float level = light.y * 0.86 + 0.14;
    float sky = 0.62 + 0.38 * normal.y;
    float bright = (0.42 * sky + 0.66 * key) / (0.42 + 0.66 * level);
    float hollow = here.w * height;
    bright *= 1.0 - 0.34 * smoothstep(0.0, 0.12, hollow) + 0.07 * smoothstep(0.0, 0.1, -hollow);
    vec3 colour = pow(pow(base, vec3(2.2)) * bright, vec3(1.0 / 2.2));
  #endif

  if (levelCount > 0) {
    float ink = contour(share) * (1.0 - 0.55 * guess);
    #if ROLE == 1
      ink = 0.0;
    #endif
    vec3 dark = colour * 0.34;
    vec3 pale = colour + (1.0 - colour) * 0.42;
    colour = mix(colour, mix(pale, dark, smoothstep(0.10, 0.22, luma(colour))), ink);
  }
  #if ROLE == 0
    float rim = (cut - here.x) / max(fwidth(here.x), 1e-7);
    colour = mix(colour, colour * 0.3, cut < 2.0 ? 0.8 * (1.0 - smoothstep(0.6 * density, 1.6 * density, rim)) : 0.0);
  #endif
  gl_FragColor = vec4(colour, opacity);
}`;function ap(){return{ramp:{value:null},levels:{value:new Float32Array(128)},levelCount:{value:0},cut:{value:1e9},height:{value:1},ground:{value:0},light:{value:new U(0,1,0)},paper:{value:new U(1,1,1)},wash:{value:new he(0,0,0,0)},opacity:{value:1},density:{value:1}}}function ml(i,t){return new Ge({defines:{ROLE:i},vertexShader:rp,fragmentShader:sp,uniforms:t,side:vn})}function lp(i,t){let e=t.slice(0,64);i.levelCount.value=e.length,e.forEach(({share:n,heavy:r},s)=>i.levels.value.set([n,r?1:0],2*s))}function cp(i){let t=new br(Vr(i,256),256,1,ln);return t.colorSpace=In,t.minFilter=t.magFilter=De,t.wrapS=t.wrapT=yn,t.needsUpdate=!0,t}var Nr={DISC:0,RING:1,DIAMOND:2},vb=`
attribute vec4 fill;
attribute vec4 edge;
attribute vec2 form;
uniform float density;
uniform float lift;
varying vec4 inner;
varying vec4 outer;
varying float shape;
varying float radius;

void main() {
  vec4 seen = viewMatrix * vec4(position, 1.0);
  vec4 nearer = projectionMatrix * (seen + vec4(0.0, 0.0, lift, 0.0));
  gl_Position = projectionMatrix * seen;
  gl_Position.z = nearer.z / nearer.w * gl_Position.w;
  inner = fill;
  outer = edge;
  shape = form.y;
  radius = form.x * density * 0.5;
  gl_PointSize = 2.0 * radius + 2.0;
}`,bb=`
uniform float density;
uniform float strength;
varying vec4 inner;
varying vec4 outer;
varying float shape;
varying float radius;

void main() {
  vec2 p = (gl_PointCoord - 0.5) * (2.0 * radius + 2.0);
  float out_ = shape > 1.5 ? (abs(p.x) + abs(p.y)) * 0.7071 - radius * 0.7071 : length(p) - radius;
  float cover = clamp(0.5 - out_, 0.0, 1.0);
  float rim = clamp(out_ + 1.5 * density + 0.5, 0.0, 1.0);
  vec4 colour = mix(inner, outer, rim);
  if (shape > 0.5 && shape < 1.5) {
    float band = abs(out_ + 1.75 * density);
    float core = clamp(0.8 * density + 0.5 - band, 0.0, 1.0);
    cover = clamp(1.75 * density + 0.5 - band, 0.0, 1.0);
    colour = mix(outer, inner, core);
  }
  float alpha = colour.a * cover * strength;
  if (alpha <= 0.004) discard;
  gl_FragColor = vec4(colour.rgb, alpha);
}`,Mb=.5,gl=class{mesh=new en;clear=hp(!0,1);faint=hp(!1,Mb);geometry=new ke;constructor(){for(let t of[this.faint,this.clear]){let e=new ds(this.geometry,t);e.frustumCulled=!1,this.mesh.add(e)}}draw(t){this.geometry.dispose(),this.geometry=new ke;let e=(n,r,s)=>this.geometry.setAttribute(n,new ye(new Float32Array(t.flatMap(s)),r));e("position",3,n=>n.at),e("fill",4,n=>n.fill),e("edge",4,n=>n.edge),e("form",2,n=>[n.size,n.shape??Nr.DISC]);for(let n of this.mesh.children)n.geometry=this.geometry;this.mesh.visible=t.length>0}resize(t){for(let e of[this.faint,this.clear])e.uniforms.density.value=t}dispose(){this.geometry.dispose(),this.faint.dispose(),this.clear.dispose()}};function hp(i,t){return new Ge({vertexShader:vb,fragmentShader:bb,uniforms:{density:{value:1},strength:{value:t},lift:{value:.02}},transparent:!0,depthWrite:!1,depthTest:i})}function dp(i){let[t,e]=up(i.map(s=>s.x)),[n,r]=up(i.map(s=>s.y));return{x0:t,x1:e,y0:n,y1:r,depth:Math.min(Math.max((r-n)/(e-t),.4),2.5)}}function Xi(i,t){return(t-i.x0)/(i.x1-i.x0)-.5}function $i(i,t){return i.depth*(.5-(t-i.y0)/(i.y1-i.y0))}function up(i){let[t,e]=[1/0,-1/0];for(let n of i)for(let r of n)r<t&&(t=r),r>e&&(e=r);return e>t?[t,e]:[t-.5,t+.5]}function pp(i,t,e=new Float32Array(i.length)){let n=t.log?Math.log10:o=>o,[r,s]=[n(t.min),n(t.max)];for(let o=0;o<i.length;o++){let a=t.share(i[o]);e[o]=a>=1&&t.clipped?Math.min((n(i[o])-r)/(s-r),9):a}return e}function mp(i,t,e,n=new Float32Array(2*i.length)){let[r,s]=[t.length,e.length];for(let o=0;o<r;o++)for(let a=0;a<s;a++){let l=o*s+a;n[2*l]=fp(i,l,s,o>0,o<r-1,t,o),n[2*l+1]=fp(i,l,1,a>0,a<s-1,e,a)}return n}function fp(i,t,e,n,r,s,o){let a=i[t],l=n?(a-i[t-e])/(s[o]-s[o-1]):NaN,c=r?(i[t+e]-a)/(s[o+1]-s[o]):NaN;if(l===l&&c===c){let h=s[o]-s[o-1],u=s[o+1]-s[o];return(l*u+c*h)/(h+u)}return l===l?l:c===c?c:0}function gp(i,t,e){let n=Math.max(1,Math.round(Math.max(t,e)*.05)),r=new Float32Array(i.length),s=new Float32Array(i.length);for(let a=0;a<i.length;a++){let l=i[a]===i[a];r[a]=l?Math.min(i[a],1):0,s[a]=l?1:0}let o=s.every(a=>a===1);for(let a of o?[r]:[r,s])Sb(a,t,e,n),wb(a,t,e,n);for(let a=0;a<i.length;a++)r[a]=i[a]===i[a]?(o?r[a]:r[a]/s[a])-Math.min(i[a],1):0;return r}function Sb(i,t,e,n){let r=new Float32Array(e);for(let s=0;s<t;s++){let o=i.subarray(s*e,(s+1)*e);r.set(o);let a=r[0]*n;for(let l=0;l<=n;l++)a+=r[Math.min(l,e-1)];for(let l=0;l<e;l++)o[l]=a/(2*n+1),a+=r[Math.min(l+n+1,e-1)]-r[Math.max(l-n,0)]}}function wb(i,t,e,n){let r=i.slice(),s=new Float64Array(e);for(let o=-n;o<=n;o++){let a=Math.min(Math.max(o,0),t-1)*e;for(let l=0;l<e;l++)s[l]+=r[a+l]}for(let o=0;o<t;o++){let a=Math.min(o+n+1,t-1)*e,l=Math.max(o-n,0)*e;for(let c=0;c<e;c++)i[o*e+c]=s[c]/(2*n+1),s[c]+=r[a+c]-r[l+c]}}function Sh(i){return Math.max(1,Math.ceil((i-1)/129))}function Us(i,t){let e=[];for(let n=0;n<i-1;n+=t)e.push(n);return e.push(i-1),e}function wh(i,t,e,n){return Math.abs(i-e)<=Math.abs(t-n)}function yp(i,t,e,n,r=[1,1],s=!1){let[o,a]=[Us(t,r[0]),Us(e,r[1])],l=0;for(let c=0;c+1<o.length;c++)for(let h=0;h+1<a.length;h++){let u=o[c]*e+a[h],d=o[c+1]*e+a[h],f=o[c+1]*e+a[h+1],p=o[c]*e+a[h+1],y=i[u]+i[d]+i[f]+i[p];if(y!==y)continue;let m=s?p:d,g=s?d:p;wh(i[u],i[d],i[f],i[p])?(n[l]=u,n[l+1]=m,n[l+2]=f,n[l+3]=u,n[l+4]=f,n[l+5]=g):(n[l]=u,n[l+1]=m,n[l+2]=g,n[l+3]=m,n[l+4]=f,n[l+5]=g),l+=6}return l}function yl(i,t){let{surface:e}=i;return{surface:e,frame:t,scale:i.heightScale,xs:Float32Array.from(e.x,n=>Xi(t,n)),zs:Float32Array.from(e.y,n=>$i(t,n)),shares:pp(i.heights,i.heightScale)}}function xp(i,t,e){return Math.min(i.shares[t*i.zs.length+e],1)}function Ah(i,t,e){return Math.min(Ci(i.shares,i.surface.x,i.surface.y,t,e),1)}function _p(i){return Qn(i)}function Ie(i,t=1){let[e,n,r]=Sn(i)??[128,128,128];return[e/255,n/255,r/255,t]}function Os(i,t){return Ie(We(i,t.dark))}var Bs=.004,Ab=.02,Eb=48,Tb=4;function bp(i,t,e){let{surface:n,frame:r}=t,s=Math.abs(n.x[n.nx-1]-n.x[0])/Math.max(n.nx-1,1),o=Math.abs(n.y[n.ny-1]-n.y[0])/Math.max(n.ny-1,1),a=(c,h)=>[Xi(r,c),Ah(t,c,h)*e+Bs,$i(r,h)],l=[];for(let c=1;c<i.step.length;c++){let[h,u,d,f]=[i.x[c-1],i.y[c-1],i.x[c],i.y[c]],p=Rb(h,u,d,f,t);if(!p)continue;let[y,m]=p,g=Math.max(Math.abs(d-h)/s,Math.abs(f-u)/o)*(m-y),_=Math.min(Math.max(Math.ceil(g*2),1),256),E=x=>a(h+(d-h)*x,u+(f-u)*x),[M,A]=[i.distance[c-1],i.distance[c]],v=E(y);for(let x=1;x<=_;x++){let w=y+(m-y)*x/_,N=E(w),R=v[1]+N[1];R===R&&l.push({from:v,to:N,step:i.step[c-1]+(i.step[c]-i.step[c-1])*w,distance:M===null||A===null?NaN:M+(A-M)*w}),v=N}}return l}function Rb(i,t,e,n,r){let{x:s,y:o}=r.surface,[a,l]=[0,1];for(let[c,h,u]of[[i,e,s],[t,n,o]]){let[d,f]=[u[0],u[u.length-1]],[p,y]=d<f?[d,f]:[f,d];if(c===h){if(!(c>=p&&c<=y))return null;continue}let[m,g]=[(p-c)/(h-c),(y-c)/(h-c)];a=Math.max(a,Math.min(m,g)),l=Math.min(l,Math.max(m,g))}return a<l?[a,l]:null}function Cb(i,t){let[e,n]=[i.step[0],i.step[i.step.length-1]];return e+(n-e)*t}function vp(i,t){let e=i.step.length-1;if(e<0||t<i.step[0])return null;let n=0;for(;n<e&&i.step[n+1]<=t;)n++;if(n===e)return{x:i.x[e],y:i.y[e]};let r=(t-i.step[n])/(i.step[n+1]-i.step[n]);return{x:i.x[n]+(i.x[n+1]-i.x[n])*r,y:i.y[n]+(i.y[n+1]-i.y[n])*r}}function ks(i,t,e,n,r=0){let s=Ah(i,t,e);return s===s?[Xi(i.frame,t),s*n+r,$i(i.frame,e)]:null}function Mp(i,t,e){let n=[],r=Math.max(1,Math.ceil(i.step.length/Eb));for(let s=0;s<i.step.length;s+=r){let o=i.loss[s],a=ks(t,i.x[s],i.y[s],e,Bs);if(o===null||!a)continue;let l=t.scale.share(o),c=Math.max(l,0)*e;Math.abs(c-a[1]+Bs)>Ab*e&&n.push({from:a,to:[a[0],c,a[2]],step:i.step[s]})}return n}function Sp(i){return i==="magma"||i==="plasma"?"viridis":"magma"}function Pb(i,t,e){let n=e>0?t/e:0;return[...to(i,.12+.82*n),1]}function wp(i,t,e,n,r,s,o,a,l){if(!n.step.length)return;let c=Cb(n,l.time),h=r.filter(p=>p.step<=c*(1+1e-12)+1e-9),u=p=>p===p?Pb(l.map,p,l.farthest):l.run;for(let p of s)p.step<=c&&(i.line(p.from,p.to,l.soft,1),t.push({at:p.to,size:3.5,fill:l.soft,edge:l.soft}));for(let p of h)i.line(p.from,p.to,l.halo,5.4);for(let p of h)i.line(p.from,p.to,u(p.distance),3);for(let p of n.marks){let y=p.step<=c?vp(n,p.step):null,m=y&&ks(o,y.x,y.y,a,Bs);if(!m)continue;t.push({at:m,size:11,fill:l.run,edge:l.halo,shape:Nr.RING});let g=ne(p.label,130);e.push({at:m,text:g,title:g===p.label?void 0:p.label,quiet:n.marks.length>Tb})}let d=vp(n,c),f=d&&ks(o,d.x,d.y,a,Bs);f&&t.push({at:f,size:11,fill:h.length?u(h[h.length-1].distance):l.run,edge:l.halo})}var Ib=.085,Lb=150;function Ap(i,t){let e=i.fields.get(t);if(!e)return null;let n=-1;for(let r=0;r<e.length;r++)i.status[r]===qt.OK&&Number.isFinite(e[r])&&(n<0||e[r]<e[n])&&(n=r);return n<0?null:[Math.floor(n/i.ny),n%i.ny]}function qi(i,t,e,n,r=0){let s=xp(i,t,e);return s===s&&t<i.xs.length?[i.xs[t],s*n+r,i.zs[e]]:null}function Eh(i,t,e,n,r,s){let o=e&&qi(t,...e,n,.004);return o&&i.push({at:o,size:12,fill:s,edge:Ie(r.paper),shape:Nr.DIAMOND}),o}function Ep(i,t,e,n,r,s,o){let[a,l]=[Ie(o.ink),Ie(o.paper)];for(let h of n.surface.run.markers){let u=ks(n,h.x,h.y,s);if(!u)continue;let d=[u[0],u[1]+Ib,u[2]];i.line(u,d,l,3.4),i.line(u,d,a,1.5),t.push({at:u,size:4,fill:a,edge:a},{at:d,size:9,fill:a,edge:l});let f=ne(h.name,Lb);e.push({at:d,text:f,title:f===h.name?void 0:h.name})}let c=Eh(t,n,r,s,o,Ie(o.accent));c&&e.push({at:c,text:"minimum"})}function Tp(i,t,e,n,r,s,o,a){let l=qi(e,n,r,s,.004);if(n>=e.xs.length||r>=e.zs.length)return;let c=a?.95:.4,[h,u]=[Ie(o.ink,c),Ie(o.paper,c*.75)],d=[NaN,NaN,NaN],f=Array.from(e.xs,(y,m)=>qi(e,m,r,s,.003)??d),p=Array.from(e.zs,(y,m)=>qi(e,n,m,s,.003)??d);for(let[y,m]of[[u,2.8],[h,1.1]])i.trail(f,y,m),i.trail(p,y,m);l&&(t.push({at:l,size:a?15:11,fill:h,edge:u,shape:Nr.RING}),t.push({at:l,size:a?6:5,fill:Ie(o.accent,c),edge:u}))}function Rp(i,t){let e=new ze(i,ml(Fs.GROUND,t));return e.frustumCulled=!1,e}var Nb=65536,xl=class{full=new ke;coarse=null;nx=0;ny=0;missing=new Uint8Array(0);nodes=new ye(new Float32Array(0),4);slopes=new ye(new Float32Array(0),2);update(t,e){let{xs:n,zs:r,shares:s}=e,o=n.length!==this.nx||r.length!==this.ny;o&&this.allocate(n.length,r.length),this.place(n,r),this.fill(t,e);let a=this.look(s);(o||a||s.length<=Nb)&&this.weave(e)}geometry(t){return t&&this.coarse?this.coarse:this.full}dispose(){this.full.dispose(),this.coarse?.dispose()}allocate(t,e){this.dispose(),[this.nx,this.ny]=[t,e];let n=t*e;this.missing=new Uint8Array(n).fill(2),this.nodes=new ye(new Float32Array(4*n),4).setUsage(Cr),this.slopes=new ye(new Float32Array(2*n),2).setUsage(Cr);let r=new ye(new Float32Array(2*n),2),s=a=>{let l=(Us(t,a[0]).length-1)*(Us(e,a[1]).length-1),c=new ke;return c.setAttribute("place",r).setAttribute("node",this.nodes).setAttribute("slope",this.slopes),c.setIndex(new ye(new Uint32Array(6*l),1))},o=this.strides();this.full=s([1,1]),this.coarse=o[0]>1||o[1]>1?s(o):null}strides(){return[Sh(this.nx),Sh(this.ny)]}place(t,e){let n=this.full.getAttribute("place"),r=n.array,s=r.length-2;if(!(r[0]===t[0]&&r[1]===e[0]&&r[s]===t[this.nx-1]&&r[s+1]===e[this.ny-1]&&this.even(r,t,e))){for(let o=0,a=0;o<this.nx;o++)for(let l=0;l<this.ny;l++,a+=2)r[a]=t[o],r[a+1]=e[l];n.needsUpdate=!0}}even(t,e,n){return e.every((r,s)=>t[2*s*this.ny]===r)&&n.every((r,s)=>t[2*s+1]===r)}fill(t,e){let{shares:n}=e,r=this.nodes.array,{status:s}=t.surface,o=gp(n,this.nx,this.ny),{colours:a,colourScale:l}=t,c=a===t.heights&&l.log===e.scale.log&&l.min===e.scale.min&&l.max===e.scale.max;for(let h=0;h<n.length;h++){let u=c?Math.min(n[h],1):l.share(a[h]);r[4*h]=n[h]===n[h]?n[h]:0,r[4*h+1]=u===u?u:-1,r[4*h+2]=s[h]===qt.PENDING?1:0,r[4*h+3]=o[h]}mp(n,e.xs,e.zs,this.slopes.array),this.nodes.needsUpdate=this.slopes.needsUpdate=!0}look(t){let e=!1;for(let n=0;n<t.length;n++){let r=t[n]===t[n]?0:1;r!==this.missing[n]&&(e=!0),this.missing[n]=r}return e}weave({shares:t,xs:e,zs:n}){let r=e[e.length-1]-e[0]>0==n[n.length-1]-n[0]>0;for(let[s,o]of[[this.full,[1,1]],[this.coarse,this.strides()]]){if(!s?.index)continue;let a=yp(t,this.nx,this.ny,s.index.array,[o[0],o[1]],r);s.setDrawRange(0,a),s.index.needsUpdate=!0}}};var Db=.58,_l=class{constructor(t,e,n){this.layer=t;this.relief=n;this.group.add(this.surface,this.cut,this.ground),this.load(t,e,n)}layer;relief;group=new en;uniforms=ap();buffers=new xl;surface=Pp(this.buffers,Fs.SURFACE,this.uniforms);cut=Pp(this.buffers,Fs.CUT,this.uniforms);ground=Rp(this.buffers.full,this.uniforms);frame=null;update(t,e){let n=this.layer;return this.frame!==null&&["x0","x1","y0","y1","depth"].every(s=>this.frame[s]===e[s])&&t.surface===n.surface&&t.heights===n.heights&&t.colours===n.colours&&Cp(t.heightScale,n.heightScale)&&Cp(t.colourScale,n.colourScale)?(this.layer=t,!1):(this.load(t,e,yl(t,e)),!0)}style(t,e,n,r){let{uniforms:s}=this,o=this.layer.heightScale.clipped;s.ramp.value=n,s.height.value=t.exaggeration,s.ground.value=-.24,s.cut.value=o?1:1e9,s.paper.value.fromArray(Ie(e.paper)),s.opacity.value=r?Db:1,s.wash.value.fromArray(r?[...Os(this.layer.run,e).slice(0,3),.78]:[0,0,0,0]),lp(s,Fb(this.layer.heightScale,t.contours)),this.cut.visible=o,this.ground.visible=t.ground&&r===0;for(let a of[this.surface,this.cut]){let l=a.material;l.transparent!==r>0&&(l.transparent=r>0,l.depthWrite=r===0,l.needsUpdate=!0)}}prepare(t,e){let n=this.buffers.geometry(t);this.uniforms.density.value=e;let r=0;for(let s of[this.surface,this.cut,this.ground])s.geometry=n,s.visible&&(r+=n.drawRange.count/3);return r}dispose(){this.buffers.dispose();for(let t of[this.surface,this.cut,this.ground])t.material.dispose()}load(t,e,n){[this.layer,this.frame,this.relief]=[t,e,n],this.buffers.update(t,n)}};function Fb(i,t){return ao(i,t).map(({value:e,heavy:n})=>({share:i.share(e),heavy:n})).filter(({share:e})=>e>0&&e<1).sort((e,n)=>e.share-n.share)}function Cp(i,t){return i.min===t.min&&i.max===t.max&&i.log===t.log&&i.clipped===t.clipped}function Pp(i,t,e){let n=new ze(i.full,ml(t,e));return n.frustumCulled=!1,n}var Lp=.018;function Rh(i,t,e){let{frame:n,height:r}=i,s=n.depth/2,o=t.towards.x>.001?1:-1,a=t.towards.z>-.001?1:-1,l=e<300?3:e<480?4:6,c=(v,x,w)=>{let N=Si(Math.min(v,x),Math.max(v,x),l),R=pn(N);return N.map((I,F)=>({at:w(I),text:R[F]}))},h=a*s,u=o*.5,d=[[-o*.5,a*s],[o*.5,-a*s]],f=([v,x])=>{let[w,N]=[t.project([v,r/2,x]),t.project([0,r/2,0])];return w&&N?w.x-N.x:0},[p,y]=d.map(f),m=Math.abs(p)+(p<0?12:0)>Math.abs(y)+(y<0?12:0)?0:1,[g,_]=d[m],E=[p,y][m]<0?-1:1,[M,A]=[Ip(i,t,[0,h]),Ip(i,t,[u,0])];return[{from:[-.5,M,h],to:[.5,M,h],out:[0,0,a],title:i.titles.x,ticks:c(n.x0,n.x1,v=>[Xi(n,v),M,h])},{from:[u,A,s],to:[u,A,-s],out:[o,0,0],title:i.titles.y,ticks:c(n.y0,n.y1,v=>[u,A,$i(n,v)])},{from:[g,0,_],to:[g,r,_],out:[t.right.x*E,0,t.right.z*E],title:i.titles.height,ticks:i.ticks.map(({share:v,text:x})=>({at:[g,v*r,_],text:x}))}]}function Ip({height:i,ground:t},e,[n,r]){let[s,o,a]=[e.project([0,(t+i)/2,0]),e.project([n,t,r]),e.project([n,i,r])];if(!s||!o||!a)return t;let[l,c]=[o.x-s.x,o.y-s.y];return(a.x-o.x)*l+(a.y-o.y)*c>2*Math.hypot(l,c)?i:t}function Np(i,t,e,n,r){let{frame:s,height:o,ground:a}=t,l=s.depth/2,[c,h]=[e.towards.x>.001?-.5:.5,e.towards.z>-.001?-l:l],u=Ie(r.line,1),d=Ie(r.line,.6);for(let p of a<0?[a,0]:[0]){let y=p===a?u:d;i.line([c,p,-l],[c,p,l],y,1),i.line([-.5,p,h],[.5,p,h],y,1)}i.line([-c,a,-l],[-c,a,l],u,1),i.line([-.5,a,-h],[.5,a,-h],u,1);for(let[p,y]of[[c,h],[c,-h],[-c,h]])i.line([p,a,y],[p,o,y],u,1);i.line([c,o,-l],[c,o,l],u,1),i.line([-.5,o,h],[.5,o,h],u,1);for(let{share:p}of t.ticks)i.line([c,p*o,-l],[c,p*o,l],d,.8),i.line([-.5,p*o,h],[.5,p*o,h],d,.8);let f=Ie(r.soft,.75);for(let p of n)if(!(Fp(p,e)<40)){i.line(p.from,p.to,u,1);for(let{at:y}of p.ticks)i.line(y,Up(y,p.out,Lp),f,1)}}function Dp(i,t,e,n,r){let s=r[2]-r[0],o=s<300?10:11,a=e.project([0,.2,0]);for(let l of t){let[c,h]=[e.project(l.from),e.project(l.to)],u=Fp(l,e);if(!c||!h||!a||u<40)continue;let d=Ob(c,h,a),f=0,p=[];for(let{at:y,text:m}of l.ticks){let[g,_]=[e.project(y),e.project(Up(y,l.out,Lp*1.3))];if(!g||!_)continue;let E=Math.hypot(_.x-g.x,_.y-g.y),[M,A]=E>2?[(_.x-g.x)/E,(_.y-g.y)/E]:d,[v,x]=Ds({text:m,size:o}),w=3+Math.abs(M)*v/2+Math.abs(A)*x/2,[N,R]=[_.x+M*w,_.y+A*w];p.push({text:m,x:N,y:R}),f=Math.max(f,(N-c.x)*d[0]+(R-c.y)*d[1]+Math.abs(d[0])*v/2+Math.abs(d[1])*x/2)}s>=250&&u>80&&Ub(i,l.title,{from:c,to:h,normal:d,away:f+3+(o+1)*.6},o+1,n,r);for(let{text:y,x:m,y:g}of p)i.add({text:y,x:m,y:g,size:o,colour:n.soft,bounds:r})}}function Ub(i,t,{from:e,to:n,normal:r,away:s},o,a,l){let[c,h]=[n.x-e.x,n.y-e.y],u=Math.hypot(c,h),d=Math.abs(c)<.35*Math.abs(h),f=d?Math.atan2(-Math.abs(h),h>0?-c:c):Math.atan(h/c);for(let p of d?[1.7,1,.6]:[1.15,1,.85,.65]){let y=ne(t,Math.max(u*p,60),o);if(!y)return;let m=y===t.replace(/\s+/g," ")?void 0:t;for(let g of[0,.12,-.12,.24,-.24]){let[_,E]=[e.x+c*(.5+g)+r[0]*s,e.y+h*(.5+g)+r[1]*s];if(i.add({text:y,title:m,x:_,y:E,angle:f,size:o,colour:a.soft,bounds:l}))return}}}function Ob(i,t,e){let n=Math.hypot(t.x-i.x,t.y-i.y),r=[-(t.y-i.y)/n,(t.x-i.x)/n];return(i.x-e.x)*r[0]+(i.y-e.y)*r[1]<0?[-r[0],-r[1]]:r}function Fp(i,t){let[e,n]=[t.project(i.from),t.project(i.to)];return e&&n?Math.hypot(n.x-e.x,n.y-e.y):0}function Up(i,t,e){return[i[0]+t[0]*e,i[1]+t[1]*e,i[2]+t[2]*e]}function Bp(i,t,e,n,r){let[s,o]=[t.length,e.length],[a,,l]=i.from,[c,,h]=i.along,[u,d]=Bb(i,t,e,r);if(!(u<=d))return null;let f=u+(d-u)*1e-7,p=bl(t,a+c*f),y=bl(e,l+h*f),m=t[s-1]>t[0]==c>0?1:-1,g=e[o-1]>e[0]==h>0?1:-1;for(let _=s+o+2;_>0&&p>=0&&y>=0&&p<s-1&&y<o-1;_--){let E=kb(i,t,e,n,r,p,y);if(E!==null)return{...zp(i,t,e,p,y,E),distance:E};let M=c?(t[m>0?p+1:p]-a)/c:1/0,A=h?(e[g>0?y+1:y]-l)/h:1/0;if(Math.min(M,A)>d)return null;M<=A?p+=m:y+=g}return null}function kp(i,t,e,n){let r=(n-i.from[1])/i.along[1];if(!(r>0&&r<1/0))return null;let[s,o]=[i.from[0]+i.along[0]*r,i.from[2]+i.along[2]*r],a=(l,c)=>(c-l[0])*(c-l[l.length-1])<=0;return!a(t,s)||!a(e,o)?null:{...zp(i,t,e,bl(t,s),bl(e,o),r),distance:r}}function Bb(i,t,e,n){let r=[[t[0],t[t.length-1]],[-1e-6,n+1e-6],[e[0],e[e.length-1]]],[s,o]=[0,1/0];return r.forEach(([a,l],c)=>{let[h,u]=[i.from[c],i.along[c]];if(u===0){(h-a)*(h-l)>0&&(o=-1);return}let[d,f]=[(a-h)/u,(l-h)/u];s=Math.max(s,Math.min(d,f)),o=Math.min(o,Math.max(d,f))}),[s,o]}function bl(i,t){let e=i[i.length-1]>i[0],[n,r]=[0,i.length-1];for(;r-n>1;){let s=n+r>>1;i[s]<=t===e?n=s:r=s}return n}function kb(i,t,e,n,r,s,o){let a=e.length,l=(A,v)=>n[(s+A)*a+o+v],[c,h,u,d]=[l(0,0),l(1,0),l(1,1),l(0,1)],f=c+h+u+d;if(f!==f)return null;let p=(A,v,x)=>[t[s+A],Math.min(x,1)*r,e[o+v]],[y,m,g,_]=[p(0,0,c),p(1,0,h),p(1,1,u),p(0,1,d)],E=wh(c,h,u,d)?[[y,m,g],[y,g,_]]:[[y,m,_],[m,g,_]],M=null;for(let[A,v,x]of E){let w=zb(i,A,v,x);w!==null&&(M===null||w<M)&&(M=w)}return M}function zb({from:i,along:t},e,n,r){let[s,o,a]=[Ch(n,e),Ch(r,e),Ch(i,e)],l=Op(t,o),c=vl(s,l);if(c===0)return null;let h=vl(a,l)/c,u=Op(a,s),d=vl(t,u)/c,f=1e-6;if(h<-f||d<-f||h+d>1+f)return null;let p=vl(o,u)/c;return p>=0?p:null}function zp(i,t,e,n,r,s){let[o,a]=[i.from[0]+i.along[0]*s,i.from[2]+i.along[2]*s],l=Math.abs(t[n+1]-o)<Math.abs(t[n]-o),c=Math.abs(e[r+1]-a)<Math.abs(e[r]-a);return{i:l?n+1:n,j:c?r+1:r}}function Ch(i,t){return[i[0]-t[0],i[1]-t[1],i[2]-t[2]]}function Op(i,t){return[i[1]*t[2]-i[2]*t[1],i[2]*t[0]-i[0]*t[2],i[0]*t[1]-i[1]*t[0]]}function vl(i,t){return i[0]*t[0]+i[1]*t[1]+i[2]*t[2]}var Ph=11,Gb=`
attribute vec2 corner;
attribute vec3 from;
attribute vec3 to;
attribute vec4 ink;
attribute float wide;
uniform vec2 size;
uniform float lift;
varying vec2 offset;
varying float reach;
varying float half_;
varying vec4 tone;

void main() {
  vec4 nearer = vec4(0.0, 0.0, lift, 0.0);
  vec4 a = projectionMatrix * (viewMatrix * vec4(from, 1.0) + nearer);
  vec4 b = projectionMatrix * (viewMatrix * vec4(to, 1.0) + nearer);
  const float near = 0.02;
  if (a.w < near && b.w < near) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  if (a.w < near) a = mix(a, b, (near - a.w) / (b.w - a.w));
  if (b.w < near) b = mix(b, a, (near - b.w) / (a.w - b.w));
  vec2 p = a.xy / a.w * size * 0.5;
  vec2 q = b.xy / b.w * size * 0.5;
  float span = distance(p, q);
  vec2 along = span > 1e-4 ? (q - p) / span : vec2(1.0, 0.0);
  float grow = wide * 0.5 + 1.0;
  vec2 at = mix(p, q, corner.x) + along * (corner.x * 2.0 - 1.0) * grow + vec2(-along.y, along.x) * corner.y * grow;
  offset = vec2(corner.x * span + (corner.x * 2.0 - 1.0) * grow, corner.y * grow);
  reach = span;
  half_ = wide * 0.5;
  tone = ink;
  float depth = mix(a.z / a.w, b.z / b.w, corner.x);
  gl_Position = vec4(at / (size * 0.5), depth, 1.0);
}`,Vb=`
uniform float density;
varying vec2 offset;
varying float reach;
varying float half_;
varying vec4 tone;

void main() {
  float beyond = max(max(-offset.x, offset.x - reach), 0.0);
  float edge = (half_ - length(vec2(beyond, offset.y))) * density + 0.5;
  float cover = clamp(edge, 0.0, 1.0);
  if (cover <= 0.0) discard;
  gl_FragColor = vec4(tone.rgb, tone.a * cover);
}`,Dr=class{numbers=[];line(t,e,n,r){this.numbers.push(...t,...e,...n,r)}trail(t,e,n){for(let r=1;r<t.length;r++){let s=t[r-1][1]+t[r][1];s===s&&this.line(t[r-1],t[r],e,n)}}},Fr=class{mesh;capacity=0;buffer=null;constructor({hidden:t=!0,lift:e=0}={}){let n=new Ge({vertexShader:Gb,fragmentShader:Vb,uniforms:{size:{value:new Ft(1,1)},density:{value:1},lift:{value:e}},transparent:!0,depthWrite:!1,depthTest:t});this.mesh=new ze(new Sr,n),this.mesh.frustumCulled=!1,this.mesh.visible=!1}draw(t){let e=t.numbers.length/Ph;(e>this.capacity||!this.buffer)&&this.allocate(Math.max(16,Math.ceil(e*1.25)));let n=this.buffer;n.array.set(t.numbers),n.clearUpdateRanges(),n.addUpdateRange(0,t.numbers.length),n.needsUpdate=!0,this.show(e)}show(t){this.mesh.geometry.instanceCount=t,this.mesh.visible=t>0}resize(t,e,n){this.mesh.material.uniforms.size.value.set(t,e),this.mesh.material.uniforms.density.value=n}dispose(){this.mesh.geometry.dispose(),this.mesh.material.dispose()}allocate(t){this.mesh.geometry.dispose(),this.capacity=t,this.buffer=new _s(new Float32Array(t*Ph),Ph),this.buffer.setUsage(Cr);let e=new Sr;e.setAttribute("corner",new ye(new Float32Array([0,-1,1,-1,1,1,0,1]),2)),e.setIndex([0,1,2,0,2,3]);let n=[["from",3,0],["to",3,3],["ink",4,6],["wide",1,10]];for(let[r,s,o]of n)e.setAttribute(r,new us(this.buffer,s,o));this.mesh.geometry=e}};var Hb=14;function Gp(i,t,e,n,r,s){let o=s[2]-s[0]<300?10:11,a=t.map(l=>e.project(l.at));for(let l of a)l&&i.reserve(l.x,l.y,7,7);t.forEach((l,c)=>{let h=a[c];if(!h||l.quiet&&!(r&&Math.hypot(r.x-h.x,r.y-h.y)<Hb))return;let[u,d]=Ds({text:l.text,size:o,weight:500}),f=u/2+9,p=d/2+8;for(let[y,m]of[[0,-p],[f,0],[-f,0],[0,p],[f,-p],[-f,-p]])if(i.add({text:l.text,title:l.title,x:h.x+y,y:h.y+m,size:o,weight:500,colour:n.ink,halo:n.paper,bounds:s}))return})}var Ml=class{scene=new ls;layers=[];solids=new en;bodies=[];box=new Fr;lines=new Fr({lift:.012});cross=new Fr({lift:.01});dots=new gl;tags=[];plan;look;minima=new Map;traces=new Map;constructor(){this.scene.add(this.solids,this.box.mesh,this.cross.mesh,this.lines.mesh,this.dots.mesh),this.scene.matrixWorldAutoUpdate=!1}update(t){let{layers:e,ui:n,look:r,map:s}=t,o=dp(e.map(a=>a.surface));this.settle(e,o,n),[this.layers,this.look]=[e,r],this.bodies.forEach((a,l)=>a.style(n,r,s,l)),this.plan=Xb(e[0],o,t),this.stand(t)}get extent(){return{depth:this.plan.frame.depth,bottom:this.plan.ground,top:this.plan.height}}render(t,e,n,r,s,o,a,l){let{x:c,y:h,width:u,height:d}=r.view,f=new Dr;Np(f,this.plan,s,Rh(this.plan,s,u),this.look),this.box.draw(f);for(let y of[this.box,this.lines,this.cross])y.resize(u,d,a);this.dots.resize(a);let p=0;for(let y of this.bodies)y.uniforms.light.value.copy(n),p+=y.prepare(l,a);return t.setViewport(c,o-h-d,u,d),t.setScissor(c,o-h-d,u,d),t.render(this.scene,e),p}write(t,e,n,r){let{x:s,y:o,width:a,height:l}=n.view,c=[s+2,o+1,s+a-2,o+l+1];Dp(t,Rh(this.plan,e,a),e,this.look,c),Gp(t,this.tags,e,this.look,r,c)}pick(t){let e=null;for(let c of this.bodies){let{xs:h,zs:u,shares:d}=c.relief,f=Bp(t,h,u,d,this.plan.height);f&&(!e||f.distance<e.distance)&&(e={...f,run:c.layer.run,body:c})}if(e||this.plan.ground===0||!this.bodies.length)return e;let n=this.bodies[0],{xs:r,zs:s,shares:o}=n.relief,a=kp(t,r,s,this.plan.ground),l=a?o[a.i*s.length+a.j]:NaN;return a&&l===l?{...a,run:n.layer.run,body:n}:null}bodyOf(t){return this.bodies.find(e=>e.layer.run===t)}get height(){return this.plan.height}dispose(){for(let t of this.bodies)t.dispose();for(let t of[this.box,this.lines,this.cross,this.dots])t.dispose()}settle(t,e,n){for(;this.bodies.length>t.length;){let r=this.bodies.pop();this.solids.remove(r.group),r.dispose()}t.forEach((r,s)=>{if(this.bodies[s]){this.bodies[s].update(r,e)&&this.traces.clear();return}let o=new _l(r,e,yl(r,e));this.bodies.push(o),this.solids.add(o.group),this.traces.clear()}),this.plan&&this.plan.height!==n.exaggeration&&this.traces.clear()}stand({ui:t,look:e,farthest:n,surfaces:r}){let[s,o,a,l]=[new Dr,new Dr,[],[]],c=t.exaggeration;for(let h of this.bodies){let{relief:u,layer:d}=h;if(t.paths){let p={time:t.time,map:Sp(t.colormap),farthest:n,halo:Ie(e.paper),run:Os(d.run,e),soft:Ie(e.soft,.8)};for(let{path:y,pieces:m,drops:g}of this.traced(h,t))wp(s,a,l,y,m,g,u,c,p)}t.markers&&h===this.bodies[0]?Ep(s,a,l,u,this.minimum(d,t.height),c,e):t.markers&&Eh(a,u,this.minimum(d,t.height),c,e,Os(d.run,e));let f=t.cursor&&Wb(d,t.cursor,r);f&&Tp(o,a,u,f.i,f.j,c,e,f.own)}this.lines.draw(s),this.cross.draw(o),this.dots.draw(a),this.tags=l}minimum({surface:t,run:e},n){let r=`${e} ${n}`,s=this.minima.get(r);if(s?.surface===t)return s.node;let o=Ap(t,n);return this.minima.set(r,{surface:t,node:o}),o}traced(t,e){let n=`${t.layer.run} ${e.height}`,r=this.traces.get(n)??this.traceAll(t,e);return this.traces.set(n,r),r}traceAll({layer:t,relief:e},n){let r=t.surface.run.fields[0]?.name===n.height;return t.surface.run.paths.map(s=>({path:s,pieces:bp(s,e,n.exaggeration),drops:r?Mp(s,e,n.exaggeration):[]}))}};function Wb(i,t,e){if(t.run===i.run)return{i:t.i,j:t.j,own:!0};let n=e[t.run];return n&&Pi(n.x,i.surface.x)&&Pi(n.y,i.surface.y)?{i:t.i,j:t.j,own:!1}:null}function Xb(i,t,{ui:e,surfaces:n}){let{heightScale:r,surface:s}=i,o=r.ticks.filter(l=>r.share(l)>=0),a=pn(o);return{frame:t,height:e.exaggeration,ground:e.ground?-.24:0,ticks:o.map((l,c)=>({share:r.share(l),text:a[c]})),titles:{x:s.run.axes[0].label,y:s.run.axes[1]?.label??"",height:Me(n,e.height)+(r.log?" (log scale)":"")}}}function $b(i,t,e){let n={columns:1,rows:i},r=-1;for(let s=1;s<=i;s++){let o=Math.ceil(i/s);if((s-1)*o>=i)continue;let a=Math.min(t/s/1.25,e/o);a>r*1.001&&([n,r]=[{columns:s,rows:o},a])}return n}function Vp(i,t,e){let{columns:n,rows:r}=$b(i,t,e),[s,o]=[Math.floor(t/n),Math.floor(e/r)],a=o<150?0:o<260||s<260?38:50;return Array.from({length:i},(l,c)=>{let[h,u]=[Math.floor(c/n),c%n],d=Math.min(n,i-h*n),f=Math.floor((t-d*s)/2)+u*s,p=Math.min(o-a,Math.floor(s*1.2)),y=h*o+Math.floor((o-a-p)/2);return{view:{x:f,y,width:s,height:p},caption:{x:f,y:y+p,width:s,height:a}}})}function Hp(i,t,e){return i.findIndex(({view:n})=>t>=n.x&&t<n.x+n.width&&e>=n.y&&e<n.y+n.height)}function Wp(i,t,e,n,r,s){let o=document.createElement("canvas");o.width=Math.round(t*n),o.height=Math.round(e*n);let a=o.getContext("2d");if(!a)throw new Error("this browser gives no 2-D canvas");s&&(a.fillStyle=s,a.fillRect(0,0,o.width,o.height)),a.drawImage(i,0,0,o.width,o.height),a.scale(o.width/t,o.height/e);for(let l of r)l.paint(a);return o}function Xp(i){return new Promise((t,e)=>i.toBlob(n=>n?t(n):e(new Error("the picture is too large for this browser")),"image/png"))}var Sl=class{learned=1;before=-1/0;share(t,e){let n=t-this.before;return this.before=e?t:-1/0,e?(n>34&&n<1e3?this.learned=Math.max(.35,this.learned*Math.max(.6,Math.sqrt(34/n))):n<18&&(this.learned=Math.min(1,this.learned*1.03)),this.learned):1}};var qb=5,wl=class{constructor(t,e,n){this.canvas=t;this.element=e;this.acts=n;e.append(this.mark);let{signal:r}=this.stop;t.addEventListener("pointerdown",s=>this.pressed(s),{signal:r}),t.addEventListener("pointermove",s=>this.moved(s),{signal:r}),t.addEventListener("pointerup",s=>this.released(s),{signal:r}),t.addEventListener("pointercancel",()=>[this.down,this.fingers]=[null,0],{signal:r}),t.addEventListener("pointerleave",()=>this.leave(),{signal:r}),t.addEventListener("wheel",()=>this.leave(),{signal:r,passive:!0}),t.addEventListener("dblclick",()=>this.acts.reset(),{signal:r})}canvas;element;acts;place=null;mark=H("div",{"aria-hidden":"true",style:"position:absolute;left:0;top:0;width:11px;height:11px;margin:-5.5px;border:1.5px solid var(--paper, #fff);border-radius:50%;background:var(--ink, #1c2227);opacity:.6;pointer-events:none;visibility:hidden"});down=null;fingers=0;frame=0;stop=new AbortController;dispose(){this.stop.abort(),cancelAnimationFrame(this.frame),this.mark.remove()}at(t){let e=this.element.getBoundingClientRect();return{x:t.clientX-e.left,y:t.clientY-e.top}}pressed(t){this.fingers++,this.down=t.button===0&&this.fingers===1?{...this.at(t),id:t.pointerId}:null,this.leave(),this.canvas.style.cursor="grabbing"}moved(t){let e=this.at(t);this.down&&Math.hypot(e.x-this.down.x,e.y-this.down.y)>qb&&(this.down=null),!(t.buttons||t.pointerType==="touch")&&(this.place=e,this.frame||(this.frame=requestAnimationFrame(()=>{this.frame=0,this.show()})))}released(t){this.fingers=Math.max(this.fingers-1,0),this.canvas.style.cursor="grab";let e=this.down?.id===t.pointerId;if(this.down=null,!e)return;let{x:n,y:r}=this.at(t),s=this.acts.pick(n,r);s&&this.acts.choose(s.cursor)}show(){let t=this.place&&this.acts.pick(this.place.x,this.place.y);this.mark.style.visibility=t?"visible":"hidden",t&&(this.mark.style.transform=`translate(${t.at.x.toFixed(1)}px,${t.at.y.toFixed(1)}px)`),this.place&&this.acts.hover()}leave(){this.place=null,this.mark.style.visibility="hidden"}};var Al=Math.PI/24;function $p(i,t){if(i.ctrlKey||i.metaKey||i.altKey)return!1;let e={ArrowLeft:[-Al,0],ArrowRight:[Al,0],ArrowUp:[0,-Al],ArrowDown:[0,Al]};if(i.shiftKey&&e[i.key])t.orbit(...e[i.key]);else if(i.key==="+"||i.key==="=")t.zoom(1.15);else if(i.key==="-")t.zoom(1/1.15);else if(i.key==="Home"||i.key==="0")t.reset();else if(i.key==="t")t.top();else if(i.key==="f")t.front();else return!1;return!0}var Yb=2;function qp(i,t){if(typeof WebGL2RenderingContext>"u")return null;let e=document.createElement("canvas"),n;try{n=new ol({canvas:e,antialias:!0,alpha:!0,powerPreference:"high-performance"})}catch{return null}let r=()=>{n.setClearColor(0,0),n.setScissorTest(!0)};r(),n.autoClear=!1,n.sortObjects=!1;let s=()=>{r(),t()};return e.addEventListener("webglcontextlost",i),e.addEventListener("webglcontextrestored",s),{canvas:e,renderer:n,density:()=>Math.min(window.devicePixelRatio||1,Yb),dispose(){e.removeEventListener("webglcontextlost",i),e.removeEventListener("webglcontextrestored",s),n.dispose(),n.forceContextLoss(),e.remove()}}}var Yp="This browser cannot draw in 3-D (WebGL is off): the map shows the same surface.",Kb="The graphics card has stopped drawing; it usually starts again by itself. The map shows the same surface.",Jb=300,jb=150,Zp=i=>new Ih(i),Ih=class{constructor(t){this.store=t;let e=H("div",{class:"og-scene",style:"position:absolute;inset:0;overflow:hidden"},this.labels.element,this.captions.element,this.notice),n=this;this.element=Object.assign(e,{orograph:{project:(r,s,o)=>n.project(r,s,o),get frame(){return n.frame},get drawn(){return n.drawn}}}),this.observer=typeof ResizeObserver>"u"?null:new ResizeObserver(()=>this.resized()),this.observer?.observe(e)}store;element;labels=new Ns(!0);captions=new Ns(!1);notice=H("p",{style:"position:absolute;inset:0;display:none;margin:auto;padding:24px;max-width:32em;height:fit-content;text-align:center;color:var(--ink-soft)"});observer;stage;rig=null;pointer=null;panes=[];cells=[];look=null;map=null;scene=null;size={width:0,height:0};frameId=0;settleId;moving=!1;pace=new Sl;stale=!1;broken=!1;light=new U;frame={ms:0,triangles:0};drawn=0;draw(t){let e=!this.scene;this.scene=t,(e||t.changed.has("look")||t.changed.has("theme"))&&(this.look=null),this.stale=!0,this.request()}async png(t,e){let{stage:n,size:r}=this;if(!this.refresh()||!n)throw new Error(Yp);let s=n.renderer.capabilities.maxTextureSize,o=Math.min(t,s/r.width,s/r.height);try{return this.render(o,!1),await Xp(Wp(n.canvas,r.width,r.height,o,[this.labels,this.captions],e?null:this.look.paper))}finally{this.render(n.density(),!1)}}dispose(){cancelAnimationFrame(this.frameId),clearTimeout(this.settleId),this.observer?.disconnect(),this.pointer?.dispose(),this.rig?.dispose();for(let t of this.panes)t.dispose();this.map?.texture.dispose(),this.stage?.dispose(),this.stage=null,this.scene=null,this.element.remove()}request(){!this.frameId&&typeof requestAnimationFrame=="function"&&(this.frameId=requestAnimationFrame(()=>{this.frameId=0,this.tick()}))}tick(){try{let t=performance.now();if(this.rig?.controls.update(),!this.refresh())return;let e=this.pace.share(t,this.moving);this.render(this.stage.density()*e,this.moving&&(e<.9||this.large())),this.frame.ms=performance.now()-t,this.broken&&this.say(""),this.broken=!1}catch(t){console.error(t),this.broken=!0,this.say("The 3-D view could not be drawn: the map shows the same surface.")}}refresh(){let{scene:t}=this,{clientWidth:e,clientHeight:n}=this.element;if(!t||e<2||n<2||!this.prepare())return!1;let r=e!==this.size.width||n!==this.size.height;return!this.stale&&!r||(this.size={width:e,height:n},this.look??=_p(this.element),this.update(t),this.stale=!1),!0}prepare(){if(this.stage)return!this.stage.renderer.getContext().isContextLost();if(this.stage===null)return!1;if(this.stage=qp(()=>this.say(Kb),()=>{this.say(""),this.stale=!0,this.request()}),!this.stage)return this.say(Yp),!1;let{canvas:t}=this.stage;return t.style.cssText="position:absolute;left:0;top:0;width:100%;height:100%;display:block;outline-offset:-3px;cursor:grab",t.tabIndex=0,t.setAttribute("role","application"),this.element.prepend(t),this.rig=new dl(t,()=>this.moved()),this.pointer=new wl(t,this.element,{pick:(e,n)=>this.pick(e,n),choose:e=>this.store.set({cursor:e}),hover:()=>this.write(),reset:()=>this.rig?.reset()}),t.addEventListener("keydown",e=>{!this.rig||!$p(e,this.rig)||(e.preventDefault(),e.stopPropagation())}),!0}update(t){let{ui:e}=this.store,n=t.layers.filter(c=>c.surface.plane),r=e.arrangement==="overlay"&&n.length?[n]:e.arrangement==="morph"?n.slice(0,1).map(c=>[c]):n.slice(0,6).map(c=>[c]);for(;this.panes.length>r.length;)this.panes.pop().dispose();for(;this.panes.length<r.length;)this.panes.push(new Ml);this.map?.name!==e.colormap&&(this.map?.texture.dispose(),this.map={name:e.colormap,texture:cp(e.colormap)});let s=n.flatMap(c=>c.surface.run.paths).flatMap(c=>c.distance).reduce((c,h)=>Math.max(c,h??0),0);if(r.forEach((c,h)=>this.panes[h].update({layers:c,surfaces:t.surfaces,ui:e,look:this.look,map:this.map.texture,farthest:s})),this.cells=Vp(r.length,this.size.width,this.size.height),this.stage.canvas.setAttribute("aria-label",`3-D view of ${n.map(c=>c.surface.run.name).join(", ")||"nothing"}. Arrow keys walk over the grid, Shift and arrow keys turn, plus and minus zoom, 0 resets.`),!this.panes.length)return;let o=this.panes.map(c=>c.extent),{width:a,height:l}=this.cells[0].view;this.rig.fit({depth:Math.max(...o.map(c=>c.depth)),bottom:o[0].bottom,top:o[0].top},a,l)}large(){return this.scene.layers.some(({surface:t})=>Math.max(t.nx,t.ny)>Jb)}render(t,e){let{width:n,height:r}=this.size,{renderer:s}=this.stage;s.getPixelRatio()!==t&&s.setPixelRatio(t),(s.domElement.width!==Math.floor(n*t)||s.domElement.height!==Math.floor(r*t))&&s.setSize(n,r,!1),s.setScissor(0,0,n,r),s.clear(),this.rig.ready(),this.rig.light(this.light);let o=0;this.panes.forEach((a,l)=>{o+=a.render(s,this.rig.camera,this.light,this.cells[l],this.eye(this.cells[l]),r,t,e)}),this.write(),this.frame.triangles=o,this.drawn++}write(){!this.rig||!this.scene||!this.look||(this.labels.begin(),this.captions.begin(),this.panes.forEach((t,e)=>{let n=this.cells[e];t.write(this.labels,this.eye(n),n,this.pointer?.place??null),t.layers.length>1?np(this.captions,t.layers,n,this.look,this.store.ui.colormap):ep(this.captions,t.layers[0],n,this.look)}),this.labels.end(),this.captions.end())}eye({view:t}){let e=this.rig;return{towards:e.towards,right:e.right,project(n){let r=e.project(n);return r&&{x:r.x+t.x,y:r.y+t.y}}}}pick(t,e){let n=Hp(this.cells,t,e);if(n<0||!this.rig)return null;let r=this.panes[n],{view:s}=this.cells[n],o=r.pick(this.rig.ray(t-s.x,e-s.y));if(!o)return null;let a=qi(o.body.relief,o.i,o.j,r.height),l=a&&this.eye(this.cells[n]).project(a);return l&&{cursor:{run:o.run,i:o.i,j:o.j},at:l}}project(t,e,n){let r=this.panes.findIndex(a=>a.bodyOf(t)),s=this.panes[r]?.bodyOf(t),o=s&&qi(s.relief,e,n,this.panes[r].height);return o&&this.rig?this.eye(this.cells[r]).project(o):null}moved(){this.moving=!0,clearTimeout(this.settleId),this.settleId=setTimeout(()=>{this.moving=!1,this.request()},jb),this.request()}resized(){this.scene&&(this.stale=!0,this.request())}say(t){this.notice.textContent=t,this.notice.style.display=t?"block":"none";for(let e of[this.labels.element,this.captions.element,this.stage?.canvas])e&&(e.style.visibility=t?"hidden":"visible")}};var Qb={surface:Zp,map:ku,curves:hu,table:zu},tM={surface:"3-D",map:"Map",curves:"Curves",table:"Table"},eM=["data","mode","arrangement","morph","height","colour","log","clip","shared","hidden"];async function Ur(i,t,e={}){let n=await Promise.all(t.runs.map(o=>Xr.decode(o))),r=new Nh(i,t.title,n),s=e.subscribe?.(o=>{r.receive(o)},o=>r.connected(o));return{store:r.store,receive:o=>r.receive(o),dispose(){s?.(),r.dispose()}}}var Nh=class{constructor(t,e,n){this.element=t;this.surfaces=n;this.store=new fo(qu(n)),this.profile=new ho(this.store,h=>this.views.get("map")?.hover(h)),this.profileBox=H("div",{class:"og-profile",hidden:!0},this.profile.element),this.modes=$r("View",Object.entries(tM),h=>this.store.set({mode:h}));let r=nd(()=>this.view(),()=>this.vector(),h=>this.say(h)),[s,o,a,l,c]=[Ku(this.store),td(this.store),ed(this.store),ju(),id(this.store)];this.panels=[s,o,a,l,c,r],t.classList.add("orograph"),t.replaceChildren(H("header",{class:"og-head"},H("h1",{},e),this.modes.element,H("div",{class:"og-tools"},r.element,this.themeButton())),H("div",{class:"og-body"},H("main",{class:"og-main"},this.stage,this.profileBox,c.element,this.progress),H("aside",{class:"og-side","aria-label":"Settings and facts"},o.element,Lh("Display",s.element,!0),Lh("Point",a.element,!0),Lh("What is this?",l.element,!1))),this.live),this.follow(),this.redraw(new Set(["data"])),t.dataset.ready="true"}element;surfaces;store;views=new Map;stage=H("div",{class:"og-stage"});live=H("div",{class:"og-live","aria-live":"polite"});progress=H("div",{class:"og-progress",role:"status",hidden:!0});profile;profileBox;modes;panels;stops=[];layers=[];offline=!1;async receive(t){let e=await Xr.decode(t),n=this.surfaces.findIndex(s=>s.run.id===t.id);if(n>=0&&this.surfaces[n].run.revision>t.revision)return;this.surfaces=n<0?[...this.surfaces,e]:this.surfaces.map((s,o)=>o===n?e:s);let r=this.store.ui.cursor;r?.run===n&&(r.i>=e.nx||r.j>=e.ny)&&this.store.set({cursor:null}),this.redraw(new Set(["data"])),this.element.dataset.revision=String(t.revision)}connected(t){this.offline=!t,this.showProgress()}dispose(){for(let t of this.stops)t();for(let t of this.views.values())t.dispose();this.profile.dispose(),this.element.replaceChildren()}view(){let t=this.store.ui.mode,e=this.views.get(t);return e||this.views.set(t,e=Qb[t](this.store)),e}redraw(t){let e=this.store.ui;eM.some(l=>t.has(l))&&(this.layers=Jh(this.surfaces,e));let n=!this.views.has(e.mode)||t.has("mode"),r=this.view();this.stage.firstElementChild!==r.element&&this.stage.replaceChildren(r.element);let s={surfaces:this.surfaces,layers:this.layers,changed:n?new Set([...t,"data","look","size"]):t};r.draw(s);let o=e.mode!=="table"&&e.mode!=="curves"&&e.section!==null&&this.layers.length>0,a=o&&this.profileBox.hidden;this.profileBox.hidden=!o,o&&this.profile.draw(a?{...s,changed:new Set([...s.changed,"data","size"])}:s);for(let l of this.panels)l.draw(s);this.modes.show(e.mode),this.modes.enable(this.offered()),this.showProgress()}offered(){let[t,e]=[this.surfaces.some(n=>n.plane),this.surfaces.some(n=>!n.plane)];return[...t?["surface","map"]:[],...e?["curves"]:[],"table"]}follow(){this.stops.push(this.store.listen(n=>this.changed(n)));let t=matchMedia("(prefers-color-scheme: dark)"),e=()=>this.applyTheme();t.addEventListener("change",e),this.stops.push(()=>t.removeEventListener("change",e)),this.applyTheme(),this.shareWheel(),this.stage.addEventListener("keydown",n=>{let r=this.layers.map(o=>o.run),s=n.target;["INPUT","SELECT","BUTTON","TEXTAREA"].includes(s.tagName)||Hu(n,this.store,this.surfaces,r)&&n.preventDefault()})}shareWheel(){if(this.element.id==="orograph"&&window.parent===window)return;let t=e=>{this.stage.contains(document.activeElement)||e.stopPropagation()};this.stage.addEventListener("wheel",t,{capture:!0,passive:!0})}changed(t){t.has("theme")&&this.applyTheme(),this.redraw(t);let e=this.store.ui.cursor;t.has("cursor")&&e&&this.say(Wu(this.surfaces[e.run],e))}applyTheme(){let t=this.store.ui.theme,e=t==="dark"||t==="auto"&&matchMedia("(prefers-color-scheme: dark)").matches,n=this.element.dataset.theme;this.element.dataset.theme=e?"dark":"light",n&&n!==this.element.dataset.theme&&this.redraw(new Set(["look"]))}themeButton(){return H("button",{type:"button",class:"og-theme","aria-label":"Light or dark",title:"Light or dark",onclick:()=>this.store.set({theme:this.element.dataset.theme==="dark"?"light":"dark"})},"\u25D0")}vector(){return this.view().svg?.()??null}say(t){this.live.textContent=t}showProgress(){let e=this.surfaces.filter(r=>r.run.running).map(Xu);this.offline&&e.unshift("The server does not answer: what you see is the last state."),this.progress.hidden=!e.length;let n=e.join(" \xB7 ");this.progress.textContent!==n&&(this.progress.textContent=n)}};function Lh(i,t,e){return H("details",{class:"og-fold",open:e},H("summary",{},H("h2",{},i)),t)}async function Kp(i,t){await Ur(i,JSON.parse(t))}async function Jp(i){let t=await fetch(i,{cache:"no-store"});if(!t.ok)throw new Error(`${i}: ${t.status} ${t.statusText}`);return await t.json()}function nM(i){return{subscribe(t,e){let n=new EventSource("/api/events"),r=new Map,s=async o=>{if(r.has(o)){r.set(o,!0);return}do{r.set(o,!1);try{let a=await Jp(`/api/runs/${encodeURIComponent(o)}`);i.set(o,a.revision),t(a)}catch{e(!1)}}while(r.get(o));r.delete(o)};return n.addEventListener("run",o=>{let{id:a,revision:l}=JSON.parse(o.data);l!==i.get(a)&&s(a)}),n.addEventListener("open",()=>e(!0)),n.addEventListener("error",()=>e(!1)),()=>n.close()}}}async function jp(i){let t=await Jp("/api/state");document.title=t.title,await Ur(i,t,nM(new Map(t.runs.map(e=>[e.id,e.revision]))))}async function Qp({model:i,el:t}){let e=document.createElement("div");e.style.height=`${i.get("height")}px`,t.append(e);let n=await Ur(e,i.get("state"),{subscribe(s){let o=()=>{let a=i.get("run_update");a&&"id"in a&&s(a)};return i.on("change:run_update",o),()=>i.off("change:run_update",o)}}),r=iM(n.store);return()=>{r(),n.dispose()}}function iM(i){let t=()=>{let n=document.body.dataset.jpThemeLight;n!==void 0&&i.set({theme:n==="true"?"light":"dark"})},e=new MutationObserver(t);return e.observe(document.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]}),t(),()=>e.disconnect()}var El=document.getElementById("orograph");if(El){let i=document.getElementById("orograph-state")?.textContent;(i?Kp(El,i):jp(El)).catch(e=>{El.textContent=`This page could not be drawn: ${String(e)}`})}var qP={render:Qp};export{qP as default};
