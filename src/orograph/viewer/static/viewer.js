/* Orograph viewer, Apache-2.0. Contains three.js (MIT): LICENSES.txt */
function F(i,e={},...t){let n=document.createElement(i);return fu(n,e),n.append(...t.filter(pu)),n}function Z(i,e={},...t){let n=document.createElementNS("http://www.w3.org/2000/svg",i);return fu(n,e),n.append(...t.filter(pu)),n}function fu(i,e){for(let[t,n]of Object.entries(e))n==null||n===!1||(typeof n=="function"?i.addEventListener(t.replace(/^on/,""),n):t==="style"&&i instanceof HTMLElement?i.style.cssText=String(n):i.setAttribute(t,n===!0?"":String(n)))}function pu(i){return i!=null&&i!==!1}var Rm=Math.random().toString(36).slice(2,10).padEnd(8,"0"),Cm=0;function Bt(){return`og-${Rm}-${++Cm}`}function Xl(i,e){return getComputedStyle(i).getPropertyValue(e).trim()}var Pm=1e4,Ks=class{answer=F("div",{class:"og-live","aria-live":"polite"});status=F("div",{class:"og-live",role:"status"});elements=[this.answer,this.status];timer;latest="";say(e){this.answer.textContent=e}report(e){this.latest=e,this.timer===void 0&&this.speak()}dispose(){clearTimeout(this.timer)}speak(){this.timer=void 0,this.status.textContent!==this.latest&&(this.status.textContent=this.latest,this.timer=setTimeout(()=>this.speak(),Pm))}};var Im={"-":"\u207B",0:"\u2070",1:"\xB9",2:"\xB2",3:"\xB3",4:"\u2074",5:"\u2075",6:"\u2076",7:"\u2077",8:"\u2078",9:"\u2079"};function Le(i,e=3){if(i==null)return"\u2014";if(!Number.isFinite(i))return Number.isNaN(i)?"NaN":i>0?"\u221E":"\u2212\u221E";if(i===0)return"0";let[t,n]=Math.abs(i).toExponential(e-1).split("e"),r=Number(n),s=i<0?"\u2212":"";if(r>-4&&r<5){let l=(+`${t}e${r}`).toFixed(Math.max(e-1-r,0));return s+mu(l)}let o="10"+[...String(r)].map(l=>Im[l]).join(""),a=mu(t);return s+(a==="1"?o:`${a}\xD7${o}`)}function $t(i){return String(i)}function mn(i){return i.map(e=>{for(let t=1;t<15;t++)if(Number(e.toPrecision(t))===Number(e.toPrecision(12)))return Le(e,t);return Le(e,12)})}function je(i,e=4){return Le(i,e).replace("\u2212","minus ").replace("\xD710"," times ten to the ")}function mu(i){return i.includes(".")?i.replace(/\.?0+$/,""):i}function wi(i,e){let t=i.length-1,n=i[t]>=i[0],[r,s]=n?[i[0],i[t]]:[i[t],i[0]];if(!(e>=r&&e<=s))return null;if(t===0)return{cell:0,share:0};let[o,a]=[0,t];for(;a-o>1;){let l=o+a>>1;(n?i[l]<=e:i[l]>=e)?o=l:a=l}return{cell:o,share:(e-i[o])/(i[a]-i[o])}}function Ei(i,e,t,n,r){let[s,o]=[wi(e,n),wi(t,r)];if(!s||!o)return NaN;let a=t.length,l=0;for(let c=0;c<2;c++)for(let h=0;h<2;h++){let u=(c?s.share:1-s.share)*(h?o.share:1-o.share);u&&(l+=u*i[(s.cell+c)*a+o.cell+h])}return l}function gu(i,e){let t=e?n=>n>0&&n<1/0?Math.log10(n):NaN:n=>Number.isFinite(n)?n:NaN;return i.map(t)}function gn(i,e){if(i.length!==e.length)return!1;for(let t=0;t<i.length;t++)if(i[t]!==e[t])return!1;return!0}function yu(i){let{min:e,max:t}=xu(i,!1);return e>0&&t/Lm(i)>30}function Lm(i){let e=Math.max(1,Math.floor(i.reduce((r,s)=>r+s.length,0)/2e4)),t=[];for(let r of i)for(let s=0;s<r.length;s+=e)Number.isFinite(r[s])&&t.push(r[s]);t.sort((r,s)=>r-s);let n=t.length/2;return t.length?(t[Math.ceil(n)-1]+t[Math.floor(n)])/2:NaN}function Sn(i,e,t=null){let n=xu(i,e),{min:r,max:s}=n;Number.isFinite(r)||([r,s]=e?[1,10]:[0,1]);let o=t!==null&&t<s&&t>r;o&&(s=t),s<=r&&([r,s]=e?[r/1.1,r*1.1]:[r-(Math.abs(r)||1)/10,r+(Math.abs(r)||1)/10]);let a=e?Math.log10(r):r,l=(e?Math.log10(s):s)-a,c=u=>!Number.isFinite(u)||e&&u<=0?NaN:Math.min(((e?Math.log10(u):u)-a)/l,1),h=u=>e?10**(a+u*l):a+u*l;return{min:r,max:s,log:e,clipped:o,ticks:e?Nm(r,s):Ai(r,s),share:c,value:h}}function xu(i,e){let[t,n]=[1/0,-1/0];for(let r of i)for(let s of r)Number.isFinite(s)&&(!e||s>0)&&(s<t&&(t=s),s>n&&(n=s));return{min:t,max:n}}function Ai(i,e,t=5){let n=(e-i)/t,r=10**Math.floor(Math.log10(n)),s=r*([1,2,5].find(a=>a*r>=n*.999)??10),o=[];for(let a=Math.ceil(i/s-1e-9);a*s<=e+s*1e-9;a++)o.push(Number((a*s).toPrecision(12)));return o}function Nm(i,e){let t=Math.log10(e/i);if(t<1)return Ai(i,e,4);let n=t<=2?[1,2,5]:t<=4?[1,3]:[1],r=Math.max(1,Math.ceil(t/7)),s=[];for(let o=Math.floor(Math.log10(i));o<=Math.ceil(Math.log10(e));o++)for(let a of n){let l=a*10**o;o%r===0&&l>=i*(1-1e-9)&&l<=e*(1+1e-9)&&s.push(Number(l.toPrecision(6)))}return s}function bu(i,e){let t=Wr(i,e),n=e.shared||t!=="side",r=Mu(i,e).map(({surface:h,run:u})=>{let d=h.has(e.colour)?e.colour:e.height;return{run:u,surface:h,colourField:d,heights:h.shown(e.height),colours:h.shown(d)}}),s=_u(r.map(h=>h.heights),n,e.log,e.clip),[o,a]=e.colour===e.height?[e.log,e.clip]:[!1,null],l=_u(r.filter(h=>h.colourField===e.colour).map(h=>h.colours),n,o,a),c=r.map(h=>{let u=h.colourField!==e.colour;return{...h,heightScale:s(h.heights),colourScale:u?Sn([h.colours],e.log,e.clip):l(h.colours)}});return t==="morph"?Dm(c,e.morph):c}function _u(i,e,t,n){let r=e?Sn(i,t,n):null;return s=>r??Sn([s],t,n)}function Mu(i,e){let t=e.mode==="curves"?n=>!n.plane:e.mode==="table"?()=>!0:n=>n.plane;return i.map((n,r)=>({surface:n,run:r})).filter(({surface:n,run:r})=>t(n)&&n.has(e.height)&&!e.hidden.includes(r))}function $l(i,e){return Mu(i,e).map(({surface:t})=>t)}function Wr(i,e){return e.mode!=="surface"||e.arrangement==="morph"&&!ql(i,e)?"side":e.arrangement}function ql(i,e){let[t,...n]=$l(i,e);return n.length>0&&n.every(r=>gn(r.x,t.x)&&gn(r.y,t.y))}function _t(i,e){return Yl(i,e)?.label??e}function Yl(i,e){for(let t of i){let n=t.run.fields.find(r=>r.name===e);if(n)return n}}function Dm(i,e){let t=Math.min(Math.max(Math.floor(e),0),i.length-2),n=Math.min(Math.max(e-t,0),1),[r,s]=[i[t],i[t+1]];return[{...n<.5?r:s,heights:vu(r.heights,s.heights,n,r.heightScale.log),colours:vu(r.colours,s.colours,n,r.colourScale.log)}]}function vu(i,e,t,n){if(t===0)return i;if(t===1)return e;let r=n?(s,o)=>Math.exp(Math.log(s)*(1-t)+Math.log(o)*t):(s,o)=>s*(1-t)+o*t;return Float64Array.from(i,(s,o)=>r(s,e[o]))}var wn='system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';function it(i,e,t,n={}){let{size:r=11,weight:s,fill:o,anchor:a,halo:l,rotate:c}=n;return Z("text",{x:Ce(i),y:Ce(e),"font-size":r,"font-weight":s,fill:o,"text-anchor":a,transform:c?`rotate(${Ce(c)} ${Ce(i)} ${Ce(e)})`:null,...l?{stroke:l,"stroke-width":3,"stroke-linejoin":"round","paint-order":"stroke"}:{}},Ti(t))}function Ti(i){return i.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,"\uFFFD")}var Xr;function ct(i,e=11,t=400){return Xr===void 0&&(Xr=typeof CanvasRenderingContext2D>"u"?null:document.createElement("canvas").getContext("2d")),Xr?(Xr.font=`${t} ${e}px ${wn}`,Xr.measureText(i).width):i.length*e*.58}function ot(i,e,t=11,n=400){let r=i.replace(/\s+/g," ").slice(0,400);if(ct(r,t,n)<=e)return r;let s=[...r],o=c=>{let h=Math.floor(c/3);return`${s.slice(0,c-h).join("").trimEnd()}\u2026${s.slice(s.length-h).join("").trimStart()}`},[a,l]=[0,s.length];for(;a<l;){let c=a+l+1>>1;ct(o(c),t,n)<=e?a=c:l=c-1}return a?o(a):""}function $r(i,e,t){let n=i.lastIndexOf(", ");return ot(n>0&&ct(i,t)>e?i.slice(0,n):i,e,t)}function Js(i,e,t,n,r=11){let s=[];for(let o of i){let a=s[s.length-1],l=a===void 0?o:a+e+o;if(a!==void 0&&ct(l,r)<=t)s[s.length-1]=l;else if(s.length<n)s.push(ot(o,t,r));else break}return s}function Ce(i){return Math.round(i*100)/100}var Yi=4,Zl=10.5;function Ri(i,e,t,n,r=70){let s=a=>e>i?(a-i)/(e-i):.5,o=Math.max(2,Math.round(Math.abs(n-t)/r));return{low:t,high:n,ticks:e>i?Ai(i,e,o):[i],at:a=>t+s(a)*(n-t),value:a=>i+(a-t)/(n-t)*(e-i)}}function zn(i,e,t,n=44){let[r,s]=i.log?[Math.log10(i.min),Math.log10(i.max)]:[i.min,i.max],o=Math.max(2,Math.round(Math.abs(t-e)/n));return{low:e,high:t,ticks:i.log?i.ticks:Ai(i.min,i.max,o),at:a=>e+((i.log?a>0?Math.log10(a):NaN:a)-r)/(s-r)*(t-e),value:a=>i.value((a-e)/(t-e))}}function Kl({name:i,label:e}){return!e||e===i?i:new RegExp(`^${i}\\b`).test(e)?e:`${i} \xB7 ${e}`}function Su(i){return i.every(({label:e})=>e===i[0].label)?Kl(i[0]):i[0].name}function Ci(i,e,t,n,r=Zl){let s=e.top+e.height,o=Z("g",{class:"og-flat-axis"}),a=Um(i,r);o.append(Z("path",{d:i.ticks.map(l=>`M${Ce(i.at(l))} ${s}v${Yi}`).join(""),stroke:n.soft,"stroke-width":1,fill:"none"}));for(let{place:l,text:c}of a)o.append(it(l,s+Yi+r+1,c,{size:r,anchor:"middle",fill:n.soft}));return t&&o.append(it(e.left+e.width/2,s+Yi+2*r+8,$r(t,e.width+14,r+.5),{size:r+.5,anchor:"middle",fill:n.ink})),o}function Qn(i,e,t,n,r=Zl,s=44){let o=Z("g",{class:"og-flat-axis"});o.append(Z("path",{d:i.ticks.map(c=>`M${e.left} ${Ce(i.at(c))}h${-Yi}`).join(""),stroke:n.soft,"stroke-width":1,fill:"none"}));let a=mn(i.ticks),l=1/0;if(i.ticks.forEach((c,h)=>{let u=i.at(c);Math.abs(u-l)<r+3||(l=u,o.append(it(e.left-Yi-3,u+r*.35,a[h],{size:r,anchor:"end",fill:n.soft})))}),t){let[c,h]=[e.left-s,e.top+e.height/2];o.append(it(c,h,$r(t,e.height+2*Math.min(e.top,10),r+.5),{size:r+.5,anchor:"middle",fill:n.ink,rotate:-90}))}return o}function js(i,e,t){let n=i.ticks.map(r=>`M${e.left} ${Ce(i.at(r))}h${Ce(e.width)}`).join("");return Z("path",{d:n,stroke:t.line,"stroke-width":1,fill:"none"})}function Qs(i,e=Zl){return Math.max(0,...mn(i.ticks).map(t=>ct(t,e)))+Yi+3}function Um(i,e){let t=mn(i.ticks),n=i.ticks.map((r,s)=>({place:i.at(r),text:t[s],half:ct(t[s],e)/2}));for(let r=1;r<=n.length;r++){let s=n.filter((o,a)=>a%r===0);if(s.every((o,a)=>!a||Math.abs(o.place-s[a-1].place)>=o.half+s[a-1].half+6))return s}return n.slice(0,1)}function Fm(i){let e={sure:"",filled:""},t=null;for(let n=1;n<i.x.length;n++){if(!Number.isFinite(i.y[n-1])||!Number.isFinite(i.y[n])){t=null;continue}let r=i.pending(n-1)||i.pending(n)?"filled":"sure";r!==t&&(e[r]+=`M${Ce(i.x[n-1])} ${Ce(i.y[n-1])}`),e[r]+=`L${Ce(i.x[n])} ${Ce(i.y[n])}`,t=r}return e}function eo(i,e,t){let n=[];for(let r=0;r<i.length;r++){if(!Number.isFinite(e[r])||!Number.isFinite(t[r]))continue;let s=r;for(;r+1<i.length&&Number.isFinite(e[r+1])&&Number.isFinite(t[r+1]);)r++;if(r===s)continue;let[o,a]=["",""];for(let l=s;l<=r;l++)o+=`${l>s?"L":"M"}${Ce(i[l])} ${Ce(t[l])}`,a=`L${Ce(i[l])} ${Ce(e[l])}${a}`;n.push(`${o}${a}Z`)}return n.join("")}function to(i,e,t){let{sure:n,filled:r}=Fm(i),s={fill:"none",stroke:e.colour,"stroke-linejoin":"round","stroke-linecap":"round"},o=Z("g");r&&o.append(Z("path",{d:r,...s,"stroke-width":1.2,"stroke-dasharray":"1 4","stroke-opacity":.8})),n&&o.append(Z("path",{d:n,...s,"stroke-width":1.9,"stroke-dasharray":e.dash||null}));for(let a=0;a<i.x.length;a++){if(!Number.isFinite(i.y[a])||i.pending(a))continue;let l=!Number.isFinite(i.y[a-1]??NaN)&&!Number.isFinite(i.y[a+1]??NaN);(e.points||l)&&o.append(Z("circle",{cx:Ce(i.x[a]),cy:Ce(i.y[a]),r:2.6,fill:e.colour,stroke:t,"stroke-width":1}))}return o}function Pi(i,e,t){let[n,r]=e<t?[e,t]:[t,e];return i<n?n:i>r?r:i}function wu(i,e){let[t,n]=[e.x-i.x,e.y-i.y],r=s=>{let[o,a]=[Math.cos(s),Math.sin(s)],l=c=>{let h=c.angle-s;return Math.abs(c.a*Math.cos(h))+Math.abs(c.b*Math.sin(h))};return Math.abs(t*o+n*a)>=l(i)+l(e)};return![i.angle,i.angle+Math.PI/2,e.angle,e.angle+Math.PI/2].some(r)}function Eu(i,e){let[t,n]=[Math.abs(Math.cos(i.angle)),Math.abs(Math.sin(i.angle))],[r,s]=[i.a*t+i.b*n,i.a*n+i.b*t];return i.x-r>=e.left&&i.x+r<=e.right&&i.y-s>=e.top&&i.y+s<=e.bottom}var jl=class{squares=new Map;add(e,t){for(let n=0;n+3<t.length;n+=2){let[r,s,o,a]=[t[n],t[n+1],t[n+2],t[n+3]],l=Math.max(1,Math.ceil(Math.hypot(o-r,a-s)/4));for(let c=0;c<=l;c++)this.at(r+(o-r)*c/l,s+(a-s)*c/l).add(e)}}under(e,t){let[n,r]=[Math.cos(e.angle),Math.sin(e.angle)],s=0;for(let o=-e.a;o<=e.a;o+=5)for(let a of[-e.b*.7,0,e.b*.7])for(let l of this.at(e.x+o*n-a*r,e.y+o*r+a*n))l!==t&&s++;return s}at(e,t){let n=Math.floor(e/5)*100003+Math.floor(t/5),r=this.squares.get(n);return r||this.squares.set(n,r=new Set),r}};function Au(i,e,t=[],n=20){let r=new jl;i.forEach((h,u)=>r.add(u,h.points));let s=[],o=i.map(({points:h})=>Ql(h)),a=h=>h===void 0?0:o[h][o[h].length-1],c=[...new Set(i.map(h=>h.text))].map(h=>i.map((u,d)=>d).filter(u=>i[u].text===h&&a(u)>1.6*i[u].width+12));for(let h of c)h.sort((u,d)=>a(d)-a(u));c.sort((h,u)=>(i[u[0]]?.weight??0)-(i[h[0]]?.weight??0)||a(u[0])-a(h[0]));for(let h=0;h<3;h++)for(let u of c){let d=u[h];if(d===void 0||s.length>=n||h&&a(d)<90)continue;let f=Om(d,i[d],o[d],e,[...t,...s],r);f&&s.push(f)}return s}function Om(i,{points:e,text:t,width:n},r,s,o,a){let l=n/2+2,c=r[r.length-1],[h,u]=[null,1/0],d=Math.hypot(e[0]-e[e.length-2],e[1]-e[e.length-1])<.5;for(let f=d?l:l+4;f<=c-l-(d?0:4);f+=7){let[[p,y],[g,m],[v,A]]=[Jl(e,r,f-l),Jl(e,r,f+l),Jl(e,r,f)],E=Math.hypot(g-p,m-y);if(E<1.75*l)continue;let b=Math.atan2(m-y,g-p);b>Math.PI/2+1e-9&&(b-=Math.PI),b<=-Math.PI/2+1e-9&&(b+=Math.PI);let _={x:(p+g+2*v)/4,y:(y+m+2*A)/4,a:l,b:12/2,angle:b,text:t,line:i},x=Math.abs((v-p)*(m-y)-(A-y)*(g-p))/(E||1);if(!Eu(_,{left:s.left+4,top:s.top+4,right:s.right-4,bottom:s.bottom-4}))continue;let w={..._,a:_.a+8,b:_.b+4};if(o.some(C=>wu(w,C)))continue;let N=.5*x+30*(1-E/(2*l))+a.under(_,i)*.7+Math.abs(b)*.9;N<u&&([h,u]=[_,N])}return u<9?h:null}function Ql(i){let e=new Float64Array(i.length/2);for(let t=1;t<e.length;t++)e[t]=e[t-1]+Math.hypot(i[2*t]-i[2*t-2],i[2*t+1]-i[2*t-1]);return e}function Jl(i,e,t){let[n,r]=[0,e.length-1];for(;r-n>1;){let o=n+r>>1;e[o]<=t?n=o:r=o}let s=e[r]>e[n]?Math.min(Math.max((t-e[n])/(e[r]-e[n]),0),1):0;return[i[2*n]+s*(i[2*r]-i[2*n]),i[2*n+1]+s*(i[2*r+1]-i[2*n+1])]}function no(i,e,t,n){let r=i.map((c,h)=>h).sort((c,h)=>i[c]-i[h]),s=r.length>1?Math.min(e,(n-t)/(r.length-1)):e,o=[],a=c=>Math.min(Math.max(c.wanted-s*(c.members.length-1)/2,t),n-s*(c.members.length-1));for(let c of r){let h={wanted:Math.min(Math.max(i[c],t),n),members:[c]};for(let u=o[o.length-1];u&&a(u)+s*u.members.length>a(h)+1e-9;u=o[o.length-1]){o.pop();let[d,f]=[u.members.length,h.members.length];h={wanted:(u.wanted*d+h.wanted*f)/(d+f),members:[...u.members,...h.members]}}o.push(h)}let l=[...i];for(let c of o)c.members.forEach((h,u)=>l[h]=a(c)+s*u);return l}function qr(i,e,t,n,r,s=8){let[o,a]=[t/2+1,6],l=[[s+o,0],[-s-o,0],[0,-s-a],[0,s+a],[o+4,-s-a/2],[-o-4,-s-a/2],[o+4,s+a/2],[-o-4,s+a/2]];for(let[c,h]of l){let u={x:i+c,y:e+h,a:o,b:a,angle:0};if(Eu(u,n)&&!r.some(d=>wu(u,d)))return u}return null}var Bm={paper:"#ffffff",ink:"#1b2430",soft:"#5b6675",line:"#d9dee5",accent:"#b3261e",panel:"#f6f7f9"},km={paper:"#12171f",ink:"#e8ecf2",soft:"#9aa6b5",line:"#323b48",accent:"#ff8a73",panel:"#1a212b"},ec={light:["#0f6cab","#cf5a12","#16856a","#a3478c","#b98800","#4a4f9e","#7a4a2b","#5f6b7a"],dark:["#62b6ee","#f49457","#4fd0ab","#e592cf","#f0c652","#a6aaf5","#cf9f7c","#b4bfcc"]},Tu=["","7 3","2 2.5","9 3 2 3","5 2 1 2 1 2","12 4","1 3","4 4"];function St(i,e){let t=e?ec.dark:ec.light;return t[i%t.length]}function Yr(i){return Tu[i%Tu.length]}var tS=ec.light.length;function ei(i){let e=F("span");e.hidden=!0,i.append(e);let t=a=>Xl(i,a)?(e.style.color=`var(${a})`,En(getComputedStyle(e).color)??En(Xl(i,a))):null,n={paper:t("--paper"),ink:t("--ink"),soft:t("--ink-soft"),line:t("--line"),accent:t("--accent"),panel:t("--panel")};e.remove();let r=n.paper?tc(n.paper)<.3:!1,s=r?km:Bm,o=a=>n[a]?Zr(n[a]):s[a];return{paper:o("paper"),ink:o("ink"),soft:o("soft"),line:o("line"),accent:o("accent"),panel:o("panel"),dark:r}}function En(i){let e=/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(i.trim());if(e){let n=e[1].length===3?[...e[1]].map(r=>r+r).join(""):e[1];return[0,2,4].map(r=>parseInt(n.slice(r,r+2),16))}let t=i.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number)??[];return/^rgba?\(/.test(i)&&t.length>=3?[t[0],t[1],t[2]]:/^color\(srgb /.test(i)&&t.length>=3?[t[0]*255,t[1]*255,t[2]*255]:null}function Zr(i){return`#${i.map(e=>Math.round(Math.min(Math.max(e,0),255)).toString(16).padStart(2,"0")).join("")}`}function Kr(i,e,t){return[0,1,2].map(n=>i[n]+(e[n]-i[n])*t)}function tc(i){let[e,t,n]=i.map(r=>{let s=r/255;return s<=.04045?s/12.92:((s+.055)/1.055)**2.4});return .2126*e+.7152*t+.0722*n}var qe={PADDING:-1,PENDING:0,OK:1,NONFINITE:2,FAILED:3,ESTIMATED:4},zm={[qe.PENDING]:"not computed yet",[qe.OK]:"ok",[qe.NONFINITE]:"not finite",[qe.FAILED]:"failed",[qe.ESTIMATED]:"estimated"};function io(i){return zm[i]??"unknown"}function nc(i,e,t){return{run:i,surface:e,field:t,values:e.shown(t),errors:e.fields.get(`${t}_stderr`)??null}}function ro({values:i,errors:e},t){return i.map((n,r)=>e?n+t*e[r]:NaN)}function ic(i,e,t){let n=i.map(s=>s.values),r=i.filter(s=>s.errors).flatMap(s=>[ro(s,2),...e?[]:[ro(s,-2)]]);return Sn([...n,...r],e,t)}function Ru({surface:i},e){return i.status[e]===qe.PENDING}var Vm=60;function Pu(i,e){let{strands:t,frame:n,across:r,scale:s}=i,o=zn(s,n.top+n.height,n.top,n.height<160?28:40),a=Bt(),l=Z("g"),c=Z("g");for(let u of t){let d=St(u.run,e.dark),f=Array.from(u.surface.x,y=>r.at(y));if(u.errors)for(let y of[2,1])l.append(Z("path",{d:eo(f,Cu(u,-y,o,n),Cu(u,y,o,n)),fill:d,"fill-opacity":y===2?.12:.2}));let p={colour:d,dash:t.length>1?Yr(u.run):"",points:f.length<=Vm};c.append(to({x:f,y:Array.from(u.values,y=>o.at(y)),pending:y=>Ru(u,y)},p,e.paper))}let h=Z("g",{},Z("clipPath",{id:a},Z("rect",{x:n.left-4,y:n.top-(s.clipped?0:4),width:n.width+8,height:n.height+4+(s.clipped?0:4)})),js(o,n,e),Z("path",{d:`M${n.left} ${n.top}V${n.top+n.height}H${n.left+n.width}`,fill:"none",stroke:e.soft}),Z("g",{"clip-path":`url(#${a})`},l,c),Qn(o,n,i.title,e,10.5,i.margin),i.below?Ci(r,n,i.below,e):Ci({...r,ticks:[]},n,"",e));return s.clipped&&h.append(it(n.left+6,n.top+12,"cut off above",{size:10,fill:e.soft,halo:e.paper})),i.names&&h.append(...Gm(i,o,e)),{group:h,up:o}}function Cu(i,e,t,n){let r=n.top+n.height;return Array.from(ro(i,e),s=>Number.isNaN(s)?NaN:Pi(s<=0&&Number.isNaN(t.at(s))?r:t.at(s),n.top-4,r))}function Gm({strands:i,frame:e,across:t,names:n},r,s){let o=i.map(({values:l,surface:c})=>{for(let h=l.length-1;h>=0;h--)if(Number.isFinite(r.at(l[h])))return{x:t.at(c.x[h]),y:Pi(r.at(l[h]),e.top,e.top+e.height)};return{x:e.left+e.width,y:e.top+e.height}}),a=no(o.map(({y:l})=>l),14,e.top+2,e.top+e.height-2);return i.map((l,c)=>{let h=e.left+e.width;return Z("g",{},Z("title",{},l.surface.run.name),Z("path",{d:`M${Ce(o[c].x+4)} ${Ce(o[c].y)}L${h+12} ${Ce(a[c])}`,stroke:St(l.run,s.dark),"stroke-width":.8,fill:"none"}),it(h+15,a[c]+4,ot(l.surface.run.name,n-18,11),{size:11,fill:s.ink}))})}function Iu(i,e,t,n,r){let s=Z("g"),[o,a]=[e,t];for(let l of i){let c=ot(l.surface.run.name,Math.min(160,n-40),11),h=30+ct(c,11)+18;o>e&&o+h>e+n&&([o,a]=[e,a+17]),s.append(Z("path",{d:`M${Ce(o)} ${a-4}h24`,stroke:St(l.run,r.dark),"stroke-width":2,"stroke-dasharray":Yr(l.run)||null,fill:"none"}),Z("g",{},Z("title",{},l.surface.run.name),it(o+30,a,c,{size:11,fill:r.ink}))),o+=h}return{group:s,height:a-t+17}}function so(i,e){let t=URL.createObjectURL(i),n=F("a",{href:t,download:e});document.body.append(n),n.click(),n.remove(),setTimeout(()=>URL.revokeObjectURL(t),1e4)}function oo(i,e,t,...n){let r=Z("svg",{width:i,height:e,viewBox:`0 0 ${i} ${e}`,"font-family":wn});return r.style.fontVariantNumeric="tabular-nums",t&&r.append(Z("rect",{class:"og-flat-paper",width:i,height:e,fill:t})),r.append(...n),r}function ao(i){return i.replace(/[^\p{L}\p{N}._-]+/gu,"-").replace(/^[-.]+|-+$/g,"").slice(0,60)||"orograph"}function Zi(i){for(let e of[i,...i.querySelectorAll("*")])for(let t of["tabindex","class","role","aria-label","aria-hidden"])e.removeAttribute(t);return`<?xml version="1.0" encoding="UTF-8"?>
${Ti(new XMLSerializer().serializeToString(i))}
`}async function lo(i,e,t,n){let r=new Image(e,t);r.src=`data:image/svg+xml;charset=utf-8,${encodeURIComponent(i)}`,await r.decode();let s=F("canvas",{width:Math.round(e*n),height:Math.round(t*n)}),o=s.getContext("2d");if(!o)throw new Error("This browser cannot draw the picture.");return o.scale(n,n),o.drawImage(r,0,0,e,t),new Promise((a,l)=>s.toBlob(c=>c?a(c):l(new Error("The picture is too large for this browser.")),"image/png"))}var Ki=16,ti=class{element=F("div",{class:"og-flat-readout","aria-hidden":"true"});constructor(){this.element.hidden=!0}show(e,t,n){this.element.replaceChildren(...n.flatMap(({term:c,value:h,colour:u})=>{let d=u?F("span",{class:"og-flat-sample"}):null;return d&&u&&(d.style.backgroundColor=u),[F("span",{class:"og-flat-term"},d,c),F("span",{class:"og-flat-value"},h)]})),this.element.hidden=!1;let r=this.element.parentElement;if(!r)return;let[s,o]=[this.element.offsetWidth,this.element.offsetHeight],a=e+Ki+s<=r.clientWidth?e+Ki:e-Ki-s,l=t+Ki+o<=r.clientHeight?t+Ki:t-Ki-o;this.element.style.left=`${Math.max(0,Math.min(a,r.clientWidth-s))}px`,this.element.style.top=`${Math.max(0,Math.min(l,r.clientHeight-o))}px`}hide(){this.element.hidden=!0}};function Ji(i,e){if(typeof ResizeObserver>"u")return()=>{};let t="",n=new ResizeObserver(()=>{let r=`${i.clientWidth} ${i.clientHeight}`;r!==t&&(t=r,requestAnimationFrame(e))});return n.observe(i),()=>n.disconnect()}var Hm=4;function Nu(i){let e=Z("svg",{class:"og-flat-surface og-flat-chart",role:"img",tabindex:0,"font-family":wn}),t=new ti,n=F("p",{class:"og-flat-note"}),r=F("div",{class:"og-flat og-flat-curves"},e,t.element,n),s=Z("g"),o=Z("g",{"pointer-events":"none"}),a=Z("g",{"pointer-events":"none"});e.append(s,o,a);let l=null,c=null,h=[],u=null,d=Ji(r,()=>l&&f(l));e.addEventListener("pointermove",b=>g(b)),e.addEventListener("pointerleave",()=>m()),e.addEventListener("click",b=>v(b));function f(b){try{p(b)}catch(_){console.error(_),n.textContent="These curves cannot be drawn.",n.hidden=!1}}function p(b){let _=i.ui,x=b.layers.filter(_e=>!_e.surface.plane),[w,N]=[r.clientWidth,r.clientHeight];if(n.hidden=x.length>0,n.textContent=x.length?"":"No line to show.",s.replaceChildren(),o.replaceChildren(),m(),h=[],u=null,!x.length||!w||!N)return;c=ei(r),e.setAttribute("width",String(w)),e.setAttribute("height",String(N));let C=x.map(({run:_e,surface:at})=>nc(_e,at,_.height)),I=_.colour===_.height?[]:x.filter(_e=>_e.surface.has(_.colour)).map(({run:_e,surface:at})=>nc(_e,at,_.colour)),U=ic(C,_.log,_.clip),H=ic(I,!1,null),R=x.length>1&&x.length<=Hm&&w>=520,B=R?Math.min(230,w*.2,Math.max(...x.map(({surface:_e})=>ct(_e.run.name.slice(0,80),11)))+22):0,$=Math.ceil(Math.max(...[U,...I.length?[H]:[]].map(_e=>Qs(zn(_e,300,0)))))+26,[G,ie]=[$,Math.max(w-$-(B||24),40)],q=16;if(x.length>1&&!R){let _e=Iu(C,G,q+6,ie,c);s.append(_e.group),q+=_e.height}let te=Wm(C);_.markers&&te.length&&(q+=18);let ne=Math.max(N-q-52,60),J=I.length?Math.round(ne*.66):ne,le=[{left:G,top:q,width:ie,height:J},{left:G,top:q+J+26,width:ie,height:ne-J-26}],X=u=Ri(Math.min(...x.map(_e=>_e.surface.x[0])),Math.max(...x.map(_e=>_e.surface.x[_e.surface.nx-1])),G,G+ie,90),oe=Su(x.map(_e=>_e.surface.run.axes[0])),Se=[{strands:C,scale:U,title:_t(b.surfaces,_.height),frame:le[0],below:I.length?"":oe,names:B},...I.length?[{strands:I,scale:H,title:_t(b.surfaces,_.colour),frame:le[1],below:oe,names:0}]:[]].map(_e=>({plan:_e,...Pu({..._e,across:X,margin:$-13},c)}));_.markers&&s.append(...Xm(te,X,le[0],I.length?le[1].top+le[1].height:le[0].top+J,c)),s.append(...Se.map(({group:_e})=>_e)),h=Se.map(({plan:_e,up:at})=>({strands:_e.strands,up:at,frame:_e.frame})),e.setAttribute("aria-label",$m(_t(b.surfaces,_.height),C));let ge=_.cursor&&!b.surfaces[_.cursor.run]?.plane?_.cursor:null;ge&&o.append(...y(b.surfaces[ge.run].x[ge.i],c.accent,1.2,4.5))}function y(b,_,x,w){if(!u||!c||!h.length)return[];let N=Ce(u.at(b)),C=h[h.length-1].frame,I=[Z("path",{d:`M${N} ${h[0].frame.top}V${C.top+C.height}`,stroke:_,"stroke-width":x,fill:"none"})];for(let{strands:U,up:H,frame:R}of h)for(let B of U){let $=Lu(B,b),G=$<0?NaN:H.at(B.values[$]);G>=R.top-1&&G<=R.top+R.height+1&&I.push(Z("circle",{cx:Ce(u.at(B.surface.x[$])),cy:Ce(G),r:w,fill:St(B.run,c.dark),stroke:c.paper,"stroke-width":1.5}))}return I}function g(b){let _=A(b);if(!_||!c||!l)return m();let{x,box:w}=_;a.replaceChildren(...y(x,c.soft,1,4));let N=h[0].strands.length>1,C=[{term:"x",value:Le(x,4)}];for(let{strands:I}of h)for(let U of I){let H=Lu(U,x);if(H<0)continue;let R=U===I[0]||!N?_t(l.surfaces,I===h[0].strands?i.ui.height:i.ui.colour):"";N&&R&&C.push({term:R,value:""});let B=U.surface.trustAt(H,0),$=U.surface.known(H,0)?Le(U.values[H],4)+(B==="ok"?"":` (${B})`):B,G=U.errors&&Number.isFinite(U.errors[H])?` \xB1 ${Le(U.errors[H],2)}`:"";C.push({term:N?U.surface.run.name:R,value:$+G+(Math.abs(U.surface.x[H]-x)>1e-9?` at ${Le(U.surface.x[H])}`:""),...N?{colour:St(U.run,c.dark)}:{}})}t.show(b.clientX-w.left,b.clientY-w.top,C)}function m(){a.replaceChildren(),t.hide()}function v(b){let _=A(b);_&&i.set({cursor:{run:_.each.run,i:_.k,j:0}})}function A(b){let _=e.getBoundingClientRect(),[x,w]=[b.clientX-_.left,b.clientY-_.top];if(!u||x<u.low-8||x>u.high+8)return null;let N=u.value(x),C=h.find(({frame:R})=>w<=R.top+R.height+13)??h[h.length-1],I=C.strands.map(R=>({each:R,k:R.surface.nearest(N,0)[0]})),U=({each:R,k:B})=>{let $=Math.abs(C.up.at(R.values[B])-w);return Number.isFinite($)?$:1e6},H=I.reduce((R,B)=>U(B)<U(R)?B:R);return{...H,x:H.each.surface.x[H.k],box:_}}return{element:r,draw(b){l=b,f(b)},svg:()=>h.length?Zi(E(!0)):"",async png(b,_){if(!h.length)throw new Error("There are no curves yet.");return lo(Zi(E(!_)),r.clientWidth,r.clientHeight,b)},dispose(){d(),r.remove()}};function E(b){return oo(r.clientWidth,r.clientHeight,b&&c?c.paper:null,s.cloneNode(!0),o.cloneNode(!0))}}function Lu({surface:i},e){let[t,n]=[i.x[0],i.x[i.nx-1]],r=(n-t)*1e-9;return e<t-r||e>n+r?-1:i.nearest(e,0)[0]}function Wm(i){let e=new Map;for(let{surface:t}of i){let n=t.run.markers.some(({x:r})=>r===0)?[]:[{name:"anchor",x:0}];for(let{name:r,x:s}of[...n,...t.run.markers])s>=t.x[0]&&s<=t.x[t.nx-1]&&e.set(`${s} ${r}`,{name:r,x:s})}return[...e.values()].sort((t,n)=>t.x-n.x)}function Xm(i,e,t,n,r){let s=-1/0;return i.map(({name:o,x:a},l)=>{let c=Ce(e.at(a)),h=Z("g",{},Z("title",{},o),Z("path",{d:`M${c} ${t.top-4}V${n}`,stroke:r.soft,"stroke-width":1,"stroke-dasharray":"2 3",fill:"none"})),u=i[l+1]?e.at(i[l+1].x):t.left+t.width+40,d=ot(o,Math.max(Math.min(140,(u-c)*.9),46),10.5),f=ct(d,10.5)/2,p=Math.max(Math.min(c,t.left+t.width-f+20),t.left+f-20);return p-f>s+6&&(h.append(it(p,t.top-8,d,{size:10.5,anchor:"middle",fill:r.soft})),s=p+f),h})}function $m(i,e){let t=e.map(n=>{let{run:r,x:s,nx:o}=n.surface,a=n.surface.lowest(n.field),l=`${r.name}: x from ${je(s[0])} to ${je(s[o-1])}`;return a?`${l}, lowest ${je(a.value)} at x ${je(s[a.i])}.`:`${l}, no values yet.`});return[`Curves of ${i}.`,...t].join(" ")}var rc={relief:"18325c1b37611c3c661d406a1d446d1d48701c4c731c50751b54781b587a1b5b7b1a5f7d1b627e1b667f1c69801e6d812171822474832778832a7b842f7e843381843885843d8884428b83488d834d90825393825896815e9880649b80699d7f71a07e76a37e7ca57d82a77c88aa7c8fac7c95ae7c9bb07ca1b27ca8b47caeb67db5b87ebbba7fc2bc80c9bd82cfbf84d8c287dec48ae5c68eebc992f1cb97f7ce9dfcd2a4ffd5abffd9b1ffdcb8ffdfbeffe2c4ffe5c9ffe8ceffead3fdedd8",viridis:"44015446075a470d6047136548186a481d6f482374482878472d7b46327e453781443b844240864045883e49893d4e8a3a538b38588c365c8d34608d32648e31688e2f6c8e2d708e2c738e2a778e297b8e277f8e26828e24868e238a8d218e8d20928c1f968b1f9a8a1f9e891fa18721a58523a98326ad812ab07f2fb47c35b7793bbb7542be714ac16d52c5695ac86465cb5e6ece5877d15381d34d8bd64695d840a0da39aadc32b5de2bc0df25cae11fd5e21adfe318eae51af4e61efde725",magma:"00000402010903031206051a0a08220e0b2b130d34180f3d1d114722115029115a2f116336106b3d0f71440f764a107952137c59157e5f187f651a806b1d81721f817822817e24828426818b2981912b81982d809e2f7fa5317eab337cb2357bba3878c03a76c73d73cd4071d3436ed9466bdf4a68e44f64e95462ed5a5ff1605df4675cf66e5cf8765cfa7d5efb8560fc8e64fd9668fe9d6cfea571feac76feb47bfebb81fec287feca8dfed194fed89afde0a1fde7a9fceeb0fcf6b8fcfdbf",cividis:"00224e00255400285b002b62002e6a0030700533711235701a386f213b6e273e6e2d416d32436d36466c3b496c3f4c6c444f6c48526c4c556c50576c545a6d575d6d5b606e5e636f62656f656870696b716c6e727071737374757777767a7a787e7d788280798683798a86788e8978928c78958f779992779d9576a19975a59c74a99f73ada272b1a570b6a96fbaac6dbfb06bc3b369c7b767ccba64d0be62d4c15fd9c55cddc858e1cc55e6d051ead34cefd748f3db42f8df3cfde334fee838",plasma:"0d088719068c2206902a059331059738049a3f049c46039f4c02a15302a35901a56001a66600a76c00a87201a87801a88004a88606a68b0aa5910ea39613a19c179ea11b9ba62098ab2494b02991b42e8db83289bd3786c13b82c5407ec9447acd4a76d14e72d5536fd8576bdb5c68de6164e26561e56a5de76f5aea7457ed7953ef7e50f1834cf48849f68d45f79342f99a3efb9f3afca537fdab33fdb130feb72dfebd2afdc328fdca26fcd025fbd724f9dd25f7e425f5eb27f2f227f0f921",balance:"05306109386d0e41791249841752901b5a9c1f63a8246aae2a71b22f79b53480b93a87bd3f8ec04695c4529dc85fa5cd6eaed27bb6d687beda93c6de9dcbe1a7d0e4b1d5e7bbdaeac5dfeccfe4efd5e7f1dbeaf2e1edf3e7f0f4edf2f5f3f5f6f8f4f2f9f0ebf9ebe3fae7dcfbe3d4fcdecdfdd9c4fbd0b9fac8aff8bfa4f7b799f6af8ef4a683f09c7beb9172e6866ae17860dc6e57d7634fd25849cc4c44c6413ec13639bb2a34b61f2eae172aa21328960f278a0b257f082373042167001f"},co=Object.keys(rc);function ho(i,e){let t=rc[i]??rc.viridis,n=t.length/6-1,r=Math.min(Math.max(e,0),1)*n,s=Math.min(Math.floor(r),n-1),o=r-s,a=(c,h)=>parseInt(t.slice(c*6+h*2,c*6+h*2+2),16)/255,l=c=>a(s,c)*(1-o)+a(s+1,c)*o;return[l(0),l(1),l(2)]}function ni(i,e){return`rgb(${ho(i,e).map(t=>Math.round(t*255)).join(" ")})`}function Jr(i,e=256){let t=new Uint8Array(e*4);for(let n=0;n<e;n++){let r=ho(i,n/(e-1));for(let s=0;s<3;s++)t[n*4+s]=Math.round(r[s]*255);t[n*4+3]=255}return t}function uo(i,e){let[t,n]=[i.step[0],i.step[i.step.length-1]];return e>=1?n:t+(n-t)*Math.max(e,0)}function Du(i,e){let t=uo(i,e);return i.step.every(Number.isInteger)?i.step.reduce((n,r)=>Math.abs(r-t)<Math.abs(n-t)?r:n,i.step[0]):t}function ji(i,e){let t=i.step.findIndex(c=>c>=e);if(t<0||e<i.step[0])return null;let n=Math.max(t-1,0),r=i.step[t]-i.step[n],s=r?(e-i.step[n])/r:0,o=c=>s===1?c[t]:c[n]+s*(c[t]-c[n]),[a,l]=[o(i.x),o(i.y)];return Number.isFinite(a)&&Number.isFinite(l)?{step:e,x:a,y:l,distance:sc(i,n,t,s)}:null}function sc(i,e,t,n){let[r,s]=[i.distance[e]??null,i.distance[t]??null];return n===1?s:r===null||s===null?null:r+n*(s-r)}function fo(i,e){if(!i.step.length)return[];let t=uo(i,e),n=[];for(let s=0;s<i.step.length&&i.step[s]<=t;s++)Number.isFinite(i.x[s])&&Number.isFinite(i.y[s])&&n.push({step:i.step[s],x:i.x[s],y:i.y[s],distance:i.distance[s]??null});let r=ji(i,t);return r&&n.length&&n[n.length-1].step<t&&n.push(r),n}function Qi(i){let e=0;for(let{run:t}of i)for(let n of t.paths)for(let r of n.distance)e=Math.max(e,r??0);return e}function er(i,e){return i.slice(0,e).reduce((t,n)=>t+n.run.paths.length,0)}function tr(i){return i==="magma"||i==="plasma"?"viridis":"magma"}function nr(i,e,t){return ho(i,.12+.82*(t>0?e/t:0))}var Uu={mouse:11,touch:24};function Ou(i,e,t){let n=null,r=o=>{let a=i.svg.getBoundingClientRect();return[o.clientX-a.left,o.clientY-a.top]},s=(o,a)=>{let{frame:l}=i.place;return o>=l.left&&o<=l.left+l.width&&a>=l.top&&a<=l.top+l.height};i.svg.addEventListener("pointerdown",o=>{if(!i.place||o.button!==0||!o.isPrimary)return;let[a,l]=r(o),c=qm(i,e.ui.section,a,l,o.pointerType==="touch"?Uu.touch:Uu.mouse);if(!c&&!s(a,l))return;let h=c?c.other:Fu(i,a,l);n={left:a,top:l,fixed:h,flip:c?.flip??!1,moved:!1,before:e.ui.section},i.svg.setPointerCapture?.(o.pointerId)}),i.svg.addEventListener("pointermove",o=>{if(!i.place)return;let[a,l]=r(o);if(!n)return t.hover(i,s(a,l)&&o.pointerType!=="touch"?a:null,l);if(!n.moved&&Math.hypot(a-n.left,l-n.top)<5)return;n.moved||t.hover(i,null,0),n.moved=!0;let[[c,h],[u,d]]=[n.fixed,Fu(i,a,l)];e.set({section:n.flip?{x0:u,y0:d,x1:c,y1:h}:{x0:c,y0:h,x1:u,y1:d}})}),i.svg.addEventListener("pointerup",o=>{let a=n;if(n=null,!a||a.moved)return;let[l,c]=r(o);if(!s(l,c))return;let{layer:h,place:u}=i,[d,f]=h.surface.nearest(...u.back(l,c));e.set({cursor:{run:h.run,i:d,j:f}})}),i.svg.addEventListener("pointercancel",()=>n=null),i.svg.addEventListener("pointerleave",()=>i.place&&t.hover(i,null,0)),i.svg.addEventListener("keydown",o=>{o.key==="Escape"&&(n?.moved?(e.set({section:n.before}),o.stopPropagation()):e.ui.section&&e.set({section:null}),n=null)})}function Fu(i,e,t){let{frame:n}=i.place;return i.place.back(Math.min(Math.max(e,n.left),n.left+n.width),Math.min(Math.max(t,n.top),n.top+n.height))}function qm(i,e,t,n,r){if(!e)return null;let{x0:s,y0:o,x1:a,y1:l}=e,c=([d,f])=>Math.hypot(d-t,f-n),[h,u]=[c(i.place.at(s,o)),c(i.place.at(a,l))];return Math.min(h,u)>r?null:h<u?{other:[a,l],flip:!0}:{other:[s,o],flip:!1}}function Ym(i,e){let t=Math.min(i,e);return t>=330?"ample":t>=170?"small":"tiny"}var Zm={ample:{left:60,right:18,top:14,bottom:88},small:{left:47,right:10,top:8,bottom:82},tiny:{left:30,right:8,top:8,bottom:50}};function oc(i){return[i.x[i.nx-1]-i.x[0],i.y[i.ny-1]-i.y[0]]}function Bu(i,e,t){let n=[],r=-1/0;for(let s=1;s<=t.length;s++){let o=Math.ceil(t.length/s);if((o-1)*s>=t.length)continue;let[a,l]=[(i-10*(s-1))/s,(e-10*(o-1))/o],c=Ym(a,l),h=t.map((d,f)=>{let[p,y]=[Math.round(f%s*(a+10)),Math.round(Math.floor(f/s)*(l+10))];return Km(p,y,Math.floor(a),Math.floor(l),d,c)}),u=Math.min(...h.map(({frame:d})=>d.width*d.height));u>r&&([n,r]=[h,u])}return n}function Km(i,e,t,n,[r,s],o){let a=Zm[o],[l,c]=[Math.max(t-a.left-a.right,1),Math.max(n-a.top-a.bottom,1)],h=r/s,u=h<=3&&h>=1/3?Math.min(l/r,c/s):null,[d,f]=u?[r*u,s*u]:[l,c],p={left:Math.round(a.left+(l-d)/2),top:Math.round(a.top+(c-f)/2),width:Math.max(Math.round(d),1),height:Math.max(Math.round(f),1)};return{left:i,top:e,width:t,height:n,frame:p,room:o}}function po({frame:i,width:e}){return Math.min(Math.max(i.width,330),e-i.left-2)}function ku(i,e){let[t,n]=[i.x[0],i.y[0]],[r,s]=oc(i),o=(a,l)=>l?a/l:.5;return{frame:e,at:(a,l)=>[e.left+o(a-t,r)*e.width,e.top+(1-o(l-n,s))*e.height],back:(a,l)=>[t+(a-e.left)/e.width*r,n+(1-(l-e.top)/e.height)*s]}}function mo(i,e,t,n){let r=i.map(l=>Number.isFinite(l)?l:NaN);if(!e.includes(qe.PENDING))return r;let s=Float64Array.from(r);for(let l=0;l<t;l++)zu(s,l*n,1,n);for(let l=0;l<n;l++)zu(s,l,n,t);let o=s.map(l=>Number.isFinite(l)?1:0);for(let l=0;l<s.length;l++)o[l]||(s[l]=0);let a=Vu(s,o,t,n);for(let l=0;l<s.length;l++)e[l]===qe.PENDING&&(r[l]=a?a[l]:NaN);return r}function zu(i,e,t,n){let r=-1;for(let s=0;s<n;s++){let o=i[e+s*t];if(!Number.isNaN(o)){if(r>=0){let a=i[e+r*t];for(let l=r+1;l<s;l++)i[e+l*t]=a+(o-a)*(l-r)/(s-r)}r=s}}}function Vu(i,e,t,n){if(e.every(h=>h>0))return i;if(t===1&&n===1)return null;let[r,s]=[Math.ceil(t/2),Math.ceil(n/2)],o=new Float64Array(r*s),a=new Float64Array(r*s);for(let h=0;h<t;h++)for(let u=0;u<n;u++){let d=(h>>1)*s+(u>>1);o[d]+=i[h*n+u]*e[h*n+u],a[d]+=e[h*n+u]}for(let h=0;h<o.length;h++)o[h]=a[h]?o[h]/a[h]:0,a[h]=Math.min(a[h],1);let l=Vu(o,a,r,s);if(!l)return null;let c=Float64Array.from(i);for(let h=0;h<t;h++)for(let u=0;u<n;u++)e[h*n+u]||(c[h*n+u]=Jm(l,r,s,(h-.5)/2,(u-.5)/2));return c}function Jm(i,e,t,n,r){let[s,o]=[Math.min(Math.max(n,0),e-1),Math.min(Math.max(r,0),t-1)],[a,l]=[Math.min(Math.floor(s),Math.max(e-2,0)),Math.min(Math.floor(o),Math.max(t-2,0))],[c,h]=[s-a,o-l],u=(d,f)=>i[Math.min(d,e-1)*t+Math.min(f,t-1)];return(u(a,l)*(1-h)+u(a,l+1)*h)*(1-c)+(u(a+1,l)*(1-h)+u(a+1,l+1)*h)*c}var Gu=[[],[3,0],[0,1],[3,1],[1,2],[],[0,2],[3,2],[2,3],[2,0],[],[2,1],[1,3],[1,0],[0,3],[]];function ac(i,e){let{values:t,x:n,y:r}=i,[s,o]=[n.length,r.length],a=[],l=[];for(let c=0;c<s-1;c++)for(let h=0,u=c*o;h<o-1;h++,u++){let[d,f,p,y]=[t[u],t[u+o],t[u+o+1],t[u+1]],g=(d>=e?1:0)|(f>=e?2:0)|(p>=e?4:0)|(y>=e?8:0);if(Number.isNaN(d+f+p+y)&&(Number.isNaN(d)||Number.isNaN(f)||Number.isNaN(p)||Number.isNaN(y))||g===0||g===15)continue;let m=[2*u,2*(u+o)+1,2*(u+1),2*u+1],v=(A,E)=>(a.push(m[A]),l.push(m[E]));if(g===5||g===10){let A=(d+f+p+y)/4>=e;g===5===A?(v(0,1),v(2,3)):(v(3,0),v(1,2))}else v(Gu[g][0],Gu[g][1])}return jm(a,l).map(({edges:c,closed:h})=>({level:e,closed:h,points:Qm(c,i,e)}))}function Hu(i,e){let[t,n]=[i.x.length,i.y.length],[r,s]=[t+2,n+2],o=new Float64Array(r*s).fill(-1/0);for(let l=0;l<t;l++)for(let c=0;c<n;c++){let h=i.values[l*n+c];Number.isNaN(h)||(o[(l+1)*s+c+1]=h)}let a=l=>[l[0],...Array.from(l),l[l.length-1]];return ac({values:o,x:a(i.x),y:a(i.y)},e)}function jm(i,e){let t=new Map,n=new Map,r=(l,c)=>(t.has(l)?n:t).set(l,c);for(let l=0;l<i.length;l++)r(i[l],l),r(e[l],l);let s=new Uint8Array(i.length),o=[],a=(l,c)=>{let h=[l];for(;c!==void 0&&!s[c];)s[c]=1,l=i[c]===l?e[c]:i[c],h.push(l),c=t.get(l)===c?n.get(l):t.get(l);return h};for(let[l,c]of t)!n.has(l)&&!s[c]&&o.push({edges:a(l,c),closed:!1});for(let l=0;l<i.length;l++)s[l]||o.push({edges:a(i[l],l),closed:!0});return o}function Qm(i,{values:e,x:t,y:n},r){let s=n.length,o=new Float64Array(i.length*2);return i.forEach((a,l)=>{let c=a>>1,[h,u]=[Math.floor(c/s),c%s],d=a%2===1,[f,p]=[e[c],e[d?c+1:c+s]],y=f===-1/0?1:p===-1/0?0:p===f?.5:(r-f)/(p-f);o[2*l]=d?t[h]:t[h]+y*(t[h+1]-t[h]),o[2*l+1]=d?n[u]+y*(n[u+1]-n[u]):n[u]}),o}var eg=new WeakMap,tg=new WeakMap,Wu=new WeakMap;function go(i,e){let t=e?eg:tg,n=t.get(i);return n||t.set(i,n=gu(i,e)),n}function lc(i,e){return i.log?Math.log10(e):e}function ir(i,e){let{surface:t,colours:n,colourScale:r}=i;return{values:go(n,r.log),status:t.status,x:t.x,y:t.y,low:lc(r,r.min),high:lc(r,r.max),colormap:e}}function Xu(i,e){let{surface:t,heights:n,heightScale:r}=i,s=go(n,r.log),o=Wu.get(s)??new Map;return Wu.set(s,o),o.size>120&&o.clear(),e.map(({value:a})=>{let l=String(a),c=o.get(l);return c||o.set(l,c=ac({values:s,x:t.x,y:t.y},lc(r,a))),c})}var cc=1024,yo=.55,jr={step:7,width:1.1};function $u(i,e,t){let[n,r]=[i[0],i[i.length-1]],s=new Int32Array(e),o=new Float32Array(e);for(let a=0;a<e;a++){let l=(a+.5)/e,c=wi(i,n+(r-n)*(t?1-l:l));c&&([s[a],o[a]]=[c.cell,c.share])}return{cell:s,share:o}}function Yu(i,e,t,n,r,s){let{values:o,status:a,low:l,high:c}=n,h=n.y.length,u=Jr(n.colormap,cc),d=En(r.paper),f=Kr(d,En(r.soft),.55),[p,y]=[$u(n.x,e,!1),$u(n.y,t,!0)],g=a.includes(qe.PENDING)?a:null,m=(cc-1)/(c-l||1),[v,A]=[n.x.length>1?h:0,h>1?1:0],E=jr.step*Math.SQRT2*s;for(let b=0;b<t;b++){let[_,x]=[y.cell[b],y.share[b]];for(let w=0,N=b*e*4;w<e;w++,N+=4){let C=p.cell[w]*h+_,I=p.share[w],U=(o[C]*(1-x)+o[C+A]*x)*(1-I)+(o[C+v]*(1-x)+o[C+v+A]*x)*I;if(U!==U){let B=(w+b)%E/Math.SQRT2,$=Math.min(Math.max(jr.width*s+.5-B,0),1);[i[N],i[N+1],i[N+2],i[N+3]]=[f[0],f[1],f[2],255*$];continue}let H=4*Math.min(Math.max(Math.round((U-l)*m),0),cc-1),R=0;if(g){let B=$=>g[$]===qe.PENDING?yo:0;R=(B(C)*(1-x)+B(C+A)*x)*(1-I)+(B(C+v)*(1-x)+B(C+v+A)*x)*I}for(let B=0;B<3;B++)i[N+B]=u[H+B]*(1-R)+d[B]*R;i[N+3]=255}}}function hc(i,e,t,n){let r=[];for(let s=0;s<i.length-1;s++)for(let o=0;o<e.length-1;o++){if(!t(s,o))continue;let a=o;for(;o<e.length-2&&t(s,o+1);)o++;let[[l,c],[h,u]]=[n(i[s],e[a]),n(i[s+1],e[o+1])];r.push(`M${l} ${c}H${h}V${u}H${l}Z`)}return r.join("")}function Zu(i,e,t,n){if(Number.isNaN(e))return!n.dark;let r=ng(i.colormap),s=4*Math.min(Math.max(Math.round((e-i.low)/(i.high-i.low||1)*255),0),255),o=[r[s],r[s+1],r[s+2]];return tc(t?Kr(o,En(n.paper),yo):o)>.18}var qu=new Map;function ng(i){let e=qu.get(i)??Jr(i,256);return qu.set(i,e),e}var xo=40,ig=96,rg=9e4;function uc(i,e,t,n,r){let s=Bt(),o=Zr(Kr(En(n.paper),En(n.soft),.55)),{step:a}=jr,l=Z("pattern",{id:s,width:a,height:a,patternUnits:"userSpaceOnUse",patternTransform:"rotate(45)"},Z("path",{d:`M0 0V${a}`,stroke:o,"stroke-width":2*jr.width})),c=i.map(_=>{let x=Z("g");for(let N of[..._.svg.children])N.classList.contains("og-flat-pointed")||x.append(N.cloneNode(!0));return Z("g",{transform:`translate(${_.cell.left} ${_.cell.top})`},sg(_,t,n,s),x)}),h=Math.min(...i.map(({cell:_})=>_.left+_.frame.left))-62,u=Math.min(...i.map(({cell:_})=>_.top+_.frame.top))-22,d=Math.max(...i.map(({cell:_})=>_.left+_.frame.left+po(_))),f=Math.max(...i.map(({cell:_})=>_.left+_.frame.left+_.frame.width)),p=Math.max(...i.map(({cell:_})=>_.top+_.frame.top+_.frame.height)),[y,g]=[Math.round(Math.max(d,f+ig)+10-h),Math.round(p+84-u)],m=Z("g",{transform:`translate(${-h} ${-u})`},...c),v=oo(y,g,r?n.paper:null,Z("defs",{},l),m),A=_t(e.surfaces,t.colour);v.prepend(Z("title",{},`${_t(e.surfaces,t.height)}: ${i.map(_=>_.layer.surface.run.name).join(", ")}`.slice(0,500)));let E=[...new Set(i.map(_=>_.layer.colourScale))],b=Math.min((p-u-22)/E.length,340);return E.forEach((_,x)=>{let w=i.filter(C=>C.layer.colourScale===_).map(C=>C.layer),N=E.length>1&&w.length===1?w[0].surface.run.name:"";v.append(ag(_,t.colormap,N||A,f-h,22+x*b,b-(E.length>1?30:0),n))}),v}function sg(i,e,t,n){let{frame:r,at:s}=i.place,{surface:o}=i.layer,a={x:r.left,y:r.top,width:r.width,height:r.height},l=Z("g",{class:"og-flat-ground"}),{values:c,x:h,y:u,low:d,high:f,colormap:p}=ir(i.layer,e.colormap),y=(b,_)=>s(b,_).map(Ce),g=(b,_)=>[0,o.ny].some(x=>[0,1].some(w=>Number.isNaN(c[b*o.ny+_+x+w]))),m=hc(h,u,g,y);if(c.length>rg&&i.canvas.width&&typeof CanvasRenderingContext2D<"u")return l.append(Z("image",{...a,href:i.canvas.toDataURL("image/png"),preserveAspectRatio:"none"})),l;let v=o.status.map((b,_)=>Number.isNaN(c[_])?qe.PENDING:b),A=m?mo(c,v,o.nx,o.ny):c;l.append(Z("rect",{...a,fill:ni(p,.5/xo).replace(/ /g,",")}));for(let b=1;b<xo;b++){let x=Hu({values:A,x:h,y:u},d+(f-d)*b/xo).map(({points:w})=>og(w,y)).join("");x&&l.append(Z("path",{d:x,fill:ni(p,(b+.5)/xo).replace(/ /g,","),"fill-rule":"evenodd"}))}let E=o.status.includes(qe.PENDING)?hc(h,u,(b,_)=>!g(b,_)&&[0,o.ny].some(x=>[0,1].some(w=>o.status[b*o.ny+_+x+w]===qe.PENDING)),y):"";return E&&l.append(Z("path",{d:E,fill:t.paper,"fill-opacity":yo})),m&&l.append(Z("path",{d:m,fill:t.paper}),Z("path",{d:m,fill:`url(#${n})`})),l}function og(i,e){let t=[],n="";for(let r=0;r<i.length-2;r+=2){let s=e(i[r],i[r+1]).join(" ");s!==n&&t.push(s),n=s}return t.length>2?`M${t.join("L")}Z`:""}function ag(i,e,t,n,r,s,o){let a={left:n+56,top:r,width:12,height:Math.max(s,40)},l=Bt(),c=Array.from({length:33},(u,d)=>Z("stop",{offset:d/32,"stop-color":ni(e,d/32).replace(/ /g,",")})),h=zn(i,a.top+a.height,a.top);return Z("g",{},Z("defs",{},Z("linearGradient",{id:l,x1:0,y1:1,x2:0,y2:0},...c)),Z("rect",{x:a.left,y:a.top,width:a.width,height:a.height,fill:`url(#${l})`,stroke:o.soft,"stroke-width":.8}),Qn(h,a,"",o),it(a.left+a.width+14,a.top+a.height/2,ot(t,a.height,10.5),{size:10.5,anchor:"middle",fill:o.ink,rotate:-90}),...i.clipped?[it(a.left+a.width/2,a.top-6,"and more",{size:9.5,anchor:"middle",fill:o.soft})]:[])}function rr({x0:i,y0:e,x1:t,y1:n},r){return[i+r*(t-i),e+r*(n-e)]}function _o({x0:i,y0:e,x1:t,y1:n}){return Math.hypot(t-i,n-e)}function Ku(i,e,t,n){let{surface:r,heights:s,heightScale:o}=i,{log:a}=o,l=go(s,a),c=r.fields.get(`${e}_stderr`),h={share:new Float64Array(n),value:new Float64Array(n),error:new Float64Array(n).fill(NaN),pending:new Uint8Array(n)};for(let u=0;u<n;u++){let d=u/(n-1),[f,p]=rr(t,d),y=Ei(l,r.x,r.y,f,p);if(h.share[u]=d,h.value[u]=a?10**y:y,c&&(h.error[u]=Ei(c,r.x,r.y,f,p)),Number.isNaN(y))continue;let[g,m]=r.nearest(f,p);h.pending[u]=r.status[r.index(g,m)]===qe.PENDING?1:0}return h}var lg=[[1],[1,3],[1,2,5],[1,1.5,2,3,5,7],[1,1.2,1.5,2,2.5,3,4,5,6,8],[1,1.1,1.2,1.3,1.5,1.6,1.8,2,2.2,2.4,2.7,3,3.3,3.6,3.9,4.3,4.7,5.1,5.6,6.2,6.8,7.5,8.2,9.1]],cg=3.2,hg=.5;function vo(i,e){let{min:t,max:n,log:r}=i;if(e<1||!(n>t)||!Number.isFinite(n-t))return[];let s=p=>p>t&&p<n;if(!r||n/t<cg){let p=ug((n-t)/(e+1)),y=[];for(let g=Math.ceil(t/p);g*p<n;g++){let m=Number((g*p).toPrecision(12));s(m)&&y.push({value:m,heavy:g%5===0})}return y}let o=[10,5,4,3,2].map(p=>f([1],p)).concat(lg.map(p=>f(p,1))),a=Array.from({length:e},(p,y)=>dg(t,n,(y+1)/(e+1),e)),l=p=>Math.abs(Math.log((p.length+.5)/(e+.5))),c=o.map(p=>p.filter(s)).reduce((p,y)=>l(y)<l(p)?y:p),h=l(c)<hg?c:[...new Set(a)].filter(s),u=h.filter(p=>Number.isInteger(Math.log10(p))).length,d=u>1&&u<h.length;return h.map((p,y)=>({value:p,heavy:d?Number.isInteger(Number(Math.log10(p).toFixed(9))):y%5===4}));function f(p,y){let g=[];for(let m=Math.floor(Math.log10(t));m<=Math.ceil(Math.log10(n));m++)if(m%y===0)for(let v of p)g.push(+`${v}e${m}`);return g}}function ug(i){let e=Math.floor(Math.log10(i));return[1,2,2.5,5,10].map(n=>+`${n}e${e}`).reduce((n,r)=>Math.abs(Math.log(r/i))<Math.abs(Math.log(n/i))?r:n)}function dg(i,e,t,n){let r=Math.log(e/i),s=i*Math.exp(r*t);for(let o=1;o<6;o++){let a=Number(s.toPrecision(o));if(Math.abs(Math.log(a/s))<r/(n+1)*.25)return a}return Number(s.toPrecision(6))}var bo=9.5,fg=16;function Ju(i,e,t,n,r,s){let o=Z("g",{class:"og-flat-lines",fill:"none"}),a=vo(i.heightScale,t),l=mn(a.map(_=>_.value)),c=pg(i,e,n,r),h=[],u=new Map;Xu(i,a).forEach((_,x)=>{let{heavy:w}=a[x];for(let{points:N,closed:C}of _){let I=gg(N,e),U=Ql(I);if(U[U.length-1]<(C?fg:1.5))continue;let R=`${w}${mg(I,c)}`;u.has(R)||u.set(R,[]),u.get(R)?.push(yg(I,C)),h.push({points:I,text:l[x],width:ct(l[x],bo),weight:w?1:0})}});let{left:d,top:f,width:p,height:y}=e.frame,g={left:d,top:f,right:d+p,bottom:f+y},m=Math.min(20,Math.max(4,Math.round(p*y/9e3))),v=Au(h,g,s,m),A=Bt(),E=v.map(xg).join("");o.append(Z("clipPath",{id:A},Z("path",{d:`M${d} ${f}h${p}v${y}h${-p}Z${E}`,"clip-rule":"evenodd"})));let b=Z("g",{"clip-path":`url(#${A})`});for(let[_,x]of u){let[w,N]=[_.startsWith("true"),_.endsWith("true")];b.append(Z("path",{d:x.join(""),stroke:N?"#000":"#fff","stroke-width":w?1.3:.8,"stroke-opacity":(N?.5:.55)+(w?.25:0),"stroke-linejoin":"round"}))}o.append(b);for(let _ of v){let[x,w]=[-Math.sin(_.angle)*bo*.36,Math.cos(_.angle)*bo*.36];o.append(it(_.x+x,_.y+w,_.text,{size:bo,anchor:"middle",fill:c(_.x,_.y)?"#000":"#fff",rotate:_.angle*180/Math.PI}))}return o}function pg(i,e,t,n){let r=ir(i,t),{surface:s}=i;return(o,a)=>{let[l,c]=e.back(o,a),[h,u]=[wi(s.x,l),wi(s.y,c)],d=h!==null&&u!==null&&s.status[s.index(h.cell+Math.round(h.share),u.cell+Math.round(u.share))]===qe.PENDING;return Zu(r,Ei(r.values,r.x,r.y,l,c),d,n)}}function mg(i,e){let t=i.length/2,n=Math.min(9,t),r=0;for(let s=0;s<n;s++){let o=Math.floor((s+.5)/n*t);r+=e(i[2*o],i[2*o+1])?1:-1}return r>0}function gg(i,e){let t=new Float64Array(i.length),n=0;for(let r=0;r<i.length;r+=2){let[s,o]=e.at(i[r],i[r+1]);n>0&&Math.abs(s-t[n-2])+Math.abs(o-t[n-1])<.4&&r<i.length-2||(t[n++]=s,t[n++]=o)}return t.subarray(0,n)}function yg(i,e){let t=[],n=e?i.length-2:i.length;for(let r=0;r<n;r+=2)t.push(`${r?"L":"M"}${Ce(i[r])} ${Ce(i[r+1])}`);return t.join("")+(e?"Z":"")}function xg({x:i,y:e,a:t,b:n,angle:r}){let[s,o]=[Math.cos(r),Math.sin(r)],a=(l,c)=>`${Ce(i+l*s-c*o)} ${Ce(e+l*o+c*s)}`;return`M${a(-t,-n)}L${a(t,-n)}L${a(t,n)}L${a(-t,n)}Z`}var Mo=10.5;function dc(i,e,t,n){let{surface:r}=i,s=[...r.run.markers];s.some(d=>d.x===0&&d.y===0)||s.unshift({name:"anchor",x:0,y:0});let o=s.filter(({x:d,y:f})=>r.contains(d,f)).map(({name:d,x:f,y:p})=>({x:f,y:p,kind:f===0&&p===0?"anchor":"marker",label:d})),a=r.lowest(e);a&&o.push({x:r.x[a.i],y:r.y[a.j],kind:"lowest",label:`min ${Le(a.value)}`});let{frame:l}=t,c={left:l.left+2,top:l.top+2,right:l.left+l.width-2,bottom:l.top+l.height-2},h=o.map(d=>t.at(d.x,d.y)),u=h.map(([d,f])=>({x:d,y:f,a:6,b:6,angle:0}));return o.map((d,f)=>{let p=d.kind==="lowest"?d.label:ot(d.label,Math.max(60,l.width*.4),Mo),y=n?qr(h[f][0],h[f][1],ct(p,Mo),c,u):null;return y&&u.push(y),{x:h[f][0],y:h[f][1],kind:d.kind,label:p,box:y}})}function fc(i){return i.flatMap(({x:e,y:t,box:n})=>[{x:e,y:t,a:8,b:8,angle:0},...n?[n]:[]])}function ju(i,e){let t=Z("g",{class:"og-flat-marks"});for(let{x:n,y:r,kind:s,label:o,box:a}of i){let[l,c]=[`translate(${Ce(n)} ${Ce(r)})`,{stroke:e.paper,"stroke-linejoin":"round"}],h=Z("g",{transform:l},Z("title",{},o)),u=s==="anchor"?"M-6 0H6M0 -6V6":"M-4 -4L4 4M-4 4L4 -4";s==="marker"?h.append(Z("path",{d:"M0 -5L5 0L0 5L-5 0Z",fill:e.ink,"stroke-width":1.5,...c})):h.append(Z("path",{d:u,fill:"none","stroke-width":4.5,...c,"stroke-linecap":"round"}),Z("path",{d:u,fill:"none",stroke:e.ink,"stroke-width":1.8,"stroke-linecap":"round"})),t.append(h),a&&t.append(it(a.x,a.y+Mo*.35,o,{size:Mo,anchor:"middle",fill:e.ink,halo:e.paper}))}return t}var So=10.5,ed=32,_g=4;function td(i,e){let t=[];for(let n of i.surface.run.paths){let[r,s]=[-1/0,-1/0];for(let{x:o,y:a}of fo(n,1)){let[l,c]=e.at(o,a),h=Math.hypot(l-r,c-s),u=Number.isFinite(h)?Math.min(Math.floor(h/8),200):1;if(u){for(let d=1;d<=u;d++){let f=u===1?1:d/u;t.push({x:Number.isFinite(r)?r+(l-r)*f:l,y:Number.isFinite(s)?s+(c-s)*f:c,a:5,b:5,angle:0})}[r,s]=[l,c]}}}return t}function nd(i,e,t,n){let r=Z("g",{class:"og-flat-paths",fill:"none","stroke-linejoin":"round","stroke-linecap":"round"}),{paths:s}=i.surface.run;return r.append(...s.map((o,a)=>vg(o,e,t,St(t.first+a,t.theme.dark)))),r.append(...Mg(s,e,t,n)),r}function vg(i,e,{theme:t,time:n,map:r,farthest:s},o){let a=Z("g",{},Z("title",{},i.name)),l=fo(i,n);if(!l.length)return a;let c=f=>f<0?o:Zr(nr(r,f,ed).map(p=>p*255)),h=l.map(({x:f,y:p})=>e.at(f,p).map(Ce)),[u,d]=[h[0],h[h.length-1]];a.append(Z("path",{d:`M${h.map(f=>f.join(" ")).join("L")}`,stroke:t.paper,"stroke-width":5,"stroke-opacity":.85}));for(let{d:f,shade:p}of bg(l,e,s))a.append(Z("path",{d:f,stroke:c(p),"stroke-width":2.4}));a.append(Z("circle",{cx:u[0],cy:u[1],r:3,fill:t.paper,stroke:t.ink,"stroke-width":1.3}));for(let{mark:f,at:p}of id(i,l,e)){let[y,g]=p.map(Ce),m=Z("title",{},`${f.label} (${i.unit} ${Le(f.step,6)})`);a.append(Z("circle",{cx:y,cy:g,r:4,stroke:t.paper,"stroke-width":3.5}),Z("circle",{cx:y,cy:g,r:4,stroke:t.ink,"stroke-width":1.5,fill:t.paper,"fill-opacity":.01},m))}return a.append(Z("circle",{cx:d[0],cy:d[1],r:5,fill:c(wo(l[l.length-1].distance,s)),stroke:t.paper,"stroke-width":1.8})),a.append(Z("circle",{cx:d[0],cy:d[1],r:6.2,stroke:t.ink,"stroke-width":1})),a}function bg(i,e,t){let n=[];for(let r=1;r<i.length;r++){let[s,o]=[i[r-1],i[r]],a=s.distance!==null&&o.distance!==null,l=a?Math.max(1,Math.abs(wo(o.distance,t)-wo(s.distance,t))):1;for(let c=1;c<=l;c++){let h=f=>e.at(s.x+(o.x-s.x)*f,s.y+(o.y-s.y)*f).map(Ce).join(" "),u=a?wo(s.distance+(o.distance-s.distance)*(c/l),t):-1,d=n[n.length-1];d?.shade===u?d.d+=`L${h(c/l)}`:n.push({d:`M${h((c-1)/l)}L${h(c/l)}`,shade:u})}}return n}function wo(i,e){return i===null?-1:Math.round((e?i/e:0)*ed)}function id(i,e,t){let n=e[e.length-1]?.step??-1/0;return i.marks.flatMap(r=>{let s=r.step<=n?ji(i,r.step):null;return s?[{mark:r,at:t.at(s.x,s.y)}]:[]})}function Qu([i,e],{left:t,top:n,width:r,height:s}){return i>=t&&i<=t+r&&e>=n&&e<=n+s}function Mg(i,e,{theme:t,time:n},r){let{frame:s}=e,o={left:s.left+2,top:s.top+2,right:s.left+s.width-2,bottom:s.top+s.height-2},a=i.flatMap(c=>{let h=fo(c,n),u=h.map(({x:f,y:p})=>e.at(f,p)).filter(f=>Qu(f,s)).at(-1);if(!u)return[];let d=c.marks.length>_g?[]:id(c,h,e).map(({mark:f,at:p})=>({text:f.label,at:p,weight:400}));return[{text:c.name,at:u,weight:600},...d]}),l=[...r,...a.map(({at:[c,h]})=>({x:c,y:h,a:5,b:5,angle:0}))];return[...a].sort((c,h)=>h.weight-c.weight).flatMap(({text:c,at:[h,u],weight:d})=>{let f=ot(c,Math.max(80,s.width*.4),So,d),p=ct(f,So,d),y=Qu([h,u],s)&&f?qr(h,u,p,o,l,10)??(d>400?qr(h,u,p,o,[],10):null):null;return y?(l.push(y),[it(y.x,y.y+So*.35,f,{size:So,weight:d,anchor:"middle",fill:t.ink,halo:t.paper})]):[]})}var Eo=class{canvas=F("canvas",{"aria-hidden":"true"});svg=Z("svg",{class:"og-flat-surface",role:"img",tabindex:0,"font-family":wn});element=F("div",{class:"og-flat-map"},this.canvas,this.svg);layer;cell;place;clip=Bt();base=Z("g");paths=Z("g",{"clip-path":`url(#${this.clip})`});marks=Z("g");border=Z("g");cut=Z("g",{"clip-path":`url(#${this.clip})`});ring=Z("g",{"clip-path":`url(#${this.clip})`});pointed=Z("g",{class:"og-flat-pointed","pointer-events":"none"});rim=Z("rect");constructor(){this.svg.append(Z("clipPath",{id:this.clip},this.rim),this.base,this.border,this.paths,this.cut,this.marks,this.ring,this.pointed)}drawBase(e,t,n,r,s){this.layer=e,this.cell=t,this.place=ku(e.surface,t.frame);let{frame:o}=t;this.element.style.left=`${t.left}px`,this.element.style.top=`${t.top}px`,this.svg.setAttribute("width",String(t.width)),this.svg.setAttribute("height",String(t.height)),this.svg.setAttribute("aria-label",this.words(n,r));for(let[c,h]of Object.entries({x:o.left,y:o.top,width:o.width,height:o.height}))this.rim.setAttribute(c,String(h));this.paintGround(o,r,s);let a=dc(e,r.height,this.place,t.room!=="tiny"),l=Ju(e,this.place,r.contours,r.colormap,s,[...r.markers?fc(a):[],...r.paths?td(e,this.place):[]]);this.base.replaceChildren(l),this.border.replaceChildren(Z("rect",{x:o.left-.5,y:o.top-.5,width:o.width+1,height:o.height+1,fill:"none",stroke:s.soft}),...this.axes(s),this.caption(s)),this.pointed.replaceChildren()}drawMarks(e,t,n,r){let{layer:s,place:o}=this;this.marks.replaceChildren(),this.paths.replaceChildren();let a=t.markers?dc(s,t.height,o,this.cell.room!=="tiny"):[],l={theme:n,time:t.time,map:tr(t.colormap),farthest:r,first:er(e.surfaces,s.run)};t.paths&&this.paths.append(nd(s,o,l,fc(a))),this.marks.append(ju(a,n)),this.cut.replaceChildren(),this.ring.replaceChildren(),t.section&&this.cut.append(this.section(t.section,n));let c=t.cursor?e.surfaces[t.cursor.run]:void 0;t.cursor&&c?.plane&&gn(c.x,s.surface.x)&&gn(c.y,s.surface.y)&&this.ring.append(this.cursor(s.surface.x[t.cursor.i],s.surface.y[t.cursor.j],n))}point(e,t,n){if(e===null)return this.pointed.replaceChildren();let{left:r,top:s,width:o,height:a}=this.place.frame,[l,c]=this.place.at(e,t).map(Ce),h=`M${r} ${c}H${r+o}M${l} ${s}V${s+a}`;this.pointed.replaceChildren(Z("path",{d:h,stroke:n.paper,"stroke-width":2.5,"stroke-opacity":.45}),Z("path",{d:h,stroke:n.ink,"stroke-width":.8}),Z("circle",{cx:l,cy:c,r:2.5,fill:n.ink,stroke:n.paper}))}dot(e,{section:t},n){if(!t||e===null)return this.pointed.replaceChildren();let[r,s]=this.place.at(...rr(t,e)).map(Ce),o=r>=this.place.frame.left&&r<=this.place.frame.left+this.place.frame.width;this.pointed.replaceChildren(...o?[Z("circle",{cx:r,cy:s,r:5,fill:n.accent,stroke:n.paper,"stroke-width":1.8})]:[])}paintGround(e,t,n){let r=Math.min(Math.max(globalThis.devicePixelRatio||1,1),2),[s,o]=[Math.round(e.width*r),Math.round(e.height*r)];if(this.canvas.style.left=`${e.left}px`,this.canvas.style.top=`${e.top}px`,this.canvas.style.width=`${e.width}px`,this.canvas.style.height=`${e.height}px`,typeof CanvasRenderingContext2D>"u")return;this.canvas.width=s,this.canvas.height=o;let a=this.canvas.getContext("2d");if(!a)return;let l=a.createImageData(s,o);Yu(l.data,s,o,ir(this.layer,t.colormap),n,r),a.putImageData(l,0,0)}axes(e){let{cell:{frame:t,room:n},layer:{surface:r}}=this,s=n!=="ample",o=s?9.5:10.5,a=n==="tiny"?["",""]:r.run.axes.map(Kl),l=Ri(r.x[0],r.x[r.nx-1],t.left,t.left+t.width,s?50:75),c=Ri(r.y[0],r.y[r.ny-1],t.top+t.height,t.top,s?45:65);return[Ci(l,t,a[0],e,o),Qn(c,t,a[1]??"",e,o,s?37:45)]}caption(e){let{cell:{frame:t,room:n},layer:{surface:{run:r}}}=this,s=po(this.cell),o=n==="ample"?11:10,a=t.top+t.height+{ample:53,small:45,tiny:30}[n],l=r.numbers.flatMap(({label:h,value:u})=>{if(u===null)return[];let d=ot(h,s-ct(` ${Le(u)}`,o),o);return d.length>4?[`${d} ${Le(u)}`]:[]}),c=Js(l,"  \xB7  ",s,n==="small"?2:1,o);return Z("g",{class:"og-flat-caption"},Z("g",{},Z("title",{},r.name),it(t.left,a,ot(r.name,s,o+1,600),{size:o+1,weight:600,fill:e.ink})),...c.map((h,u)=>it(t.left,a+15+13*u,h,{size:o,fill:e.soft})))}section({x0:e,y0:t,x1:n,y1:r},s){let[o,a]=[this.place.at(e,t).map(Ce),this.place.at(n,r).map(Ce)],l=`M${o.join(" ")}L${a.join(" ")}`,[c,h]=[a[0]-o[0],a[1]-o[1]],u=Math.hypot(c,h)||1,d=(f,p,y)=>{let{left:g,top:m,width:v,height:A}=this.place.frame,[E,b]=[p[0]+y*14*c/u,p[1]+y*14*h/u],[_,x]=[Math.min(Math.max(E,g+9),g+v-9),Math.min(Math.max(b,m+9),m+A-9)],w=Math.hypot(_-p[0],x-p[1])<11;return it(w?_+14*h/u:_,(w?x-14*c/u:x)+4,f,{size:12,weight:600,anchor:"middle",fill:s.ink,halo:s.paper})};return Z("g",{class:"og-flat-section"},Z("path",{d:l,stroke:s.paper,"stroke-width":4.5,"stroke-opacity":.85,"stroke-linecap":"round"}),Z("path",{d:l,stroke:s.ink,"stroke-width":1.6}),...[o,a].map(([f,p])=>Z("circle",{class:"og-flat-handle",cx:f,cy:p,r:5,fill:s.paper,stroke:s.ink,"stroke-width":1.6})),d("A",o,-1),d("B",a,1))}cursor(e,t,n){let{left:r,top:s,width:o,height:a}=this.place.frame,[l,c]=this.place.at(e,t).map(Ce),h=7,u=`M${r} ${c}H${l-h}M${l+h} ${c}H${r+o}M${l} ${s}V${c-h}M${l} ${c+h}V${s+a}`;return Z("g",{class:"og-flat-cursor",fill:"none","pointer-events":"none"},Z("path",{d:u,stroke:n.paper,"stroke-width":2.6,"stroke-opacity":.4}),Z("path",{d:u,stroke:n.ink,"stroke-width":.9,"stroke-dasharray":"5 3"}),Z("circle",{cx:l,cy:c,r:h,stroke:n.paper,"stroke-width":4.5,"stroke-opacity":.9}),Z("circle",{cx:l,cy:c,r:h,stroke:n.accent,"stroke-width":2.2}))}words(e,t){let{surface:n}=this.layer,{run:r,x:s,y:o,nx:a,ny:l}=n,c=_t(e.surfaces,t.height),h=n.lowest(t.height),{pending:u,nonfinite:d,failed:f}=r.counts;return[`Contour map of ${r.name}: ${c} for x from ${je(s[0])} to ${je(s[a-1])} and y from ${je(o[0])} to ${je(o[l-1])}.`,h?`Lowest value ${je(h.value)} at x ${je(s[h.i])}, y ${je(o[h.j])}; colours from ${je(this.layer.colourScale.min)} to ${je(this.layer.colourScale.max)}.`:"No values yet.",u?`${u} points are not computed yet.`:"",d+f?`${d+f} points have no finite value.`:""].filter(Boolean).join(" ")}};var Sg=new Set(["cursor","section","time","playing","paths","exaggeration","ground","morph"]);function rd(i){let e=F("div",{class:"og-flat-stage"}),t=new ti,n=F("p",{class:"og-flat-note"}),r=F("div",{class:"og-flat og-flat-maps"},e,t.element,n),s=[],o=null,a=null,l="",c=Ji(r,()=>o&&h(o,!0));function h(f,p){try{u(f,p)}catch(y){console.error(y),n.textContent="This map cannot be drawn.",n.hidden=!1}}function u(f,p){let y=f.layers.filter(b=>b.surface.plane),[g,m]=[r.clientWidth,r.clientHeight];if(n.hidden=y.length>0,n.textContent=y.length?"":"No plane to show.",!g||!m){l="";return}let v=`${g} ${m} ${y.map(b=>b.run).join()}`;if(p||v!==l||!a){for(a=ei(r);s.length>y.length;)s.pop()?.element.remove();for(;s.length<y.length;){let _=new Eo;Ou(_,i,{hover:d}),e.append(_.element),s=[...s,_]}let b=Bu(g,m,y.map(_=>oc(_.surface)));s.forEach((_,x)=>_.drawBase(y[x],b[x],f,i.ui,a)),l=v,t.hide()}let E=Qi(f.surfaces);s.forEach(b=>b.drawMarks(f,i.ui,a,E))}function d(f,p,y){if(!a||!o)return;for(let _ of s)(_!==f||p===null)&&_.point(null,0,a);if(p===null)return t.hide();let{surface:g}=f.layer,[m,v]=g.nearest(...f.place.back(p,y));f.point(g.x[m],g.y[v],a);let A=i.ui,E=[{term:"x",value:Le(g.x[m],4)},{term:"y",value:Le(g.y[v],4)}];for(let _ of new Set([A.height,A.colour]))g.has(_)&&E.push({term:_t(o.surfaces,_),value:Le(g.value(_,m,v),4)});let b=g.trustAt(m,v);b!=="ok"&&E.push({term:"status",value:b}),t.show(f.cell.left+p,f.cell.top+y,E)}return r.orograph={project(f,p,y){let g=s.find(E=>E.layer.run===f);if(!g)return null;let{surface:m}=g.layer,[v,A]=g.place.at(m.x[p],m.y[y]);return{x:g.cell.left+v,y:g.cell.top+A}}},{element:r,draw(f){let p=!o||[...f.changed].some(y=>!Sg.has(y));o=f,h(f,p)},hover(f){for(let p of s)a&&p.dot(f,i.ui,a)},svg(){let f=o&&a&&s.length?uc(s,o,i.ui,a,!0):null;return f?Zi(f):""},async png(f,p){if(!o||!a||!s.length)throw new Error("There is no map yet.");let y=uc(s,o,i.ui,a,!p),[g,m]=[Number(y.getAttribute("width")),Number(y.getAttribute("height"))];return lo(Zi(y),g,m,f)},dispose(){c(),r.remove()}}}var wg=201,Ao=class{constructor(e,t=()=>{}){this.store=e;this.onHover=t;this.surface.append(this.drawing,this.pointed),this.surface.addEventListener("pointermove",n=>this.point(n)),this.surface.addEventListener("pointerleave",()=>this.leave()),this.surface.addEventListener("click",n=>this.pick(n)),this.stop=Ji(this.element,()=>this.scene&&this.draw(this.scene))}store;onHover;surface=Z("svg",{class:"og-flat-surface og-flat-chart",role:"img",tabindex:0,"font-family":wn});drawing=Z("g");pointed=Z("g",{"pointer-events":"none"});readout=new ti;element=F("div",{class:"og-flat og-flat-profile"},this.surface,this.readout.element);scene=null;theme=null;curves=[];section=null;frame={left:0,top:0,width:1,height:1};stop;draw(e){this.scene=e;try{this.render(e)}catch(t){console.error(t),this.drawing.replaceChildren()}}dispose(){this.stop(),this.element.remove()}render(e){let t=this.store.ui,[n,r]=[this.element.clientWidth,this.element.clientHeight];this.drawing.replaceChildren(),this.pointed.replaceChildren();let s=this.section=t.section;if(this.curves=[],!s||!n||!r)return;let o=this.theme=ei(this.element);this.surface.setAttribute("width",String(n)),this.surface.setAttribute("height",String(r));let a=e.layers.filter(x=>x.surface.plane),l=a[0]?.heightScale;if(!l)return;let c=a.length>1,h=a.map(({surface:x})=>ot(x.run.name,Math.min(150,n*.22),11)),u=c?Math.max(...h.map(x=>ct(x,11)))+22:22,d=_t(e.surfaces,t.height),f=30,p=Math.max(r-f-46,20),y=a.every(x=>x.heightScale===l)?l:Eg(a.map(x=>x.heightScale)),g=Math.ceil(Qs(zn(y,f+p,f,34),10.5))+22,m=this.frame={left:g,top:f,width:Math.max(n-g-u,20),height:p},v=_o(s),A=Ri(0,v,m.left,m.left+m.width,90),E=zn(y,m.top+m.height,m.top,34);this.curves=a.map(x=>({layer:x,axis:E,samples:Ku(x,t.height,s,Math.max(wg,2*Math.round(m.width/2)+1))}));let b=Bt(),_=Z("g",{"clip-path":`url(#${b})`});for(let x of this.curves)_.append(this.curve(x,o));this.drawing.append(Z("clipPath",{id:b},Z("rect",{x:m.left,y:m.top-2,width:m.width,height:m.height+4})),js(E,m,o),Z("path",{d:`M${m.left} ${m.top}V${m.top+m.height}H${m.left+m.width}`,fill:"none",stroke:o.soft}),_,Qn(E,m,r>150?d:"",o,10.5,g-12),Ci(A,m,"distance along the cut",o),...this.ends(s,m,o,d,n),...c?this.names(h,o):[]),this.surface.setAttribute("aria-label",this.words(d,s,v))}curve({layer:e,samples:t,axis:n},r){let{frame:s}=this,o=St(e.run,r.dark),a=t.share.map(h=>s.left+h*s.width),l=t.value.map(h=>n.at(h)),c=Z("g");if(t.error.some(h=>Number.isFinite(h))){let h=u=>t.value.map((d,f)=>Ag(n,d+u*t.error[f],s));c.append(Z("path",{d:eo(a,h(-1),h(1)),fill:o,"fill-opacity":.2}))}return c.append(to({x:a,y:l,pending:h=>t.pending[h]===1},{colour:o,dash:this.curves.length>1?Yr(e.run):""},r.paper)),c}ends({x0:e,y0:t,x1:n,y1:r},s,o,a,l){let c=(f,p)=>`(${Le(f)}, ${Le(p)})`,[h,u]=[`A ${c(e,t)}`,`B ${c(n,r)}`],d=s.top+s.height+38;return[it(s.left,17,ot(`${a} along the section`,l-s.left-8,12,600),{size:12,weight:600,fill:o.ink}),it(s.left,d,h,{size:10.5,fill:o.ink}),it(s.left+s.width,d,u,{size:10.5,anchor:"end",fill:o.ink})]}names(e,t){let{frame:n}=this,r=this.curves.map(({samples:o,axis:a})=>{for(let l=o.value.length-1;l>=0;l--)if(Number.isFinite(o.value[l]))return Pi(a.at(o.value[l]),n.top,n.top+n.height);return n.top+n.height}),s=no(r,14,n.top+4,n.top+n.height-2);return this.curves.flatMap(({layer:o},a)=>{let l=St(o.run,t.dark),c=n.left+n.width;return[Z("path",{d:`M${c+2} ${Ce(r[a])}L${c+10} ${Ce(s[a])}`,stroke:l,fill:"none"}),Z("g",{},Z("title",{},o.surface.run.name),it(c+13,s[a]+4,e[a],{size:11,fill:t.ink}))]})}words(e,{x0:t,y0:n,x1:r,y1:s},o){let a=this.curves.map(({layer:l,samples:c})=>{let[h,u]=[-1,-1];c.value.forEach((f,p)=>{Number.isFinite(f)&&((h<0||f<c.value[h])&&(h=p),(u<0||f>c.value[u])&&(u=p))});let d=l.surface.run.name;return h<0?`${d}: no values.`:`${d}: from ${je(c.value[h])} to ${je(c.value[u])}, lowest at distance ${je(c.share[h]*o)}.`});return[`Profile of ${e} from x ${je(t)}, y ${je(n)} to x ${je(r)}, y ${je(s)}.`,...a].join(" ")}share(e){let t=this.surface.getBoundingClientRect(),n=(e.clientX-t.left-this.frame.left)/this.frame.width;return this.curves.length&&n>=-.01&&n<=1.01?Pi(n,0,1):null}point(e){let t=this.share(e);if(t===null||!this.section||!this.theme)return this.leave();let{frame:n,theme:r}=this,s=this.surface.getBoundingClientRect(),o=Ce(n.left+t*n.width);this.pointed.replaceChildren(Z("path",{d:`M${o} ${n.top}V${n.top+n.height}`,stroke:r.soft,"stroke-width":1}));let[a,l]=rr(this.section,t),c=[{term:"x",value:Le(a)},{term:"y",value:Le(l)}],h=this.curves.length>1;for(let{layer:u,samples:d,axis:f}of this.curves){let p=d.value[Math.round(t*(d.value.length-1))],y=St(u.run,r.dark),g={term:h?u.surface.run.name:_t([u.surface],this.store.ui.height),value:Number.isNaN(p)?"\u2014":Le(p,4)};c.push(h?{...g,colour:y}:g);let m=f.at(p);m>=n.top-1&&m<=n.top+n.height+1&&this.pointed.append(Z("circle",{cx:o,cy:Ce(m),r:4,fill:y,stroke:r.paper,"stroke-width":1.5}))}this.readout.show(e.clientX-s.left,e.clientY-s.top,c),this.onHover(t)}leave(){this.pointed.replaceChildren(),this.readout.hide(),this.onHover(null)}pick(e){let t=this.share(e);if(t===null||!this.section)return;let n=e.clientY-this.surface.getBoundingClientRect().top,r=({samples:l,axis:c})=>{let h=Math.abs(c.at(l.value[Math.round(t*(l.value.length-1))])-n);return Number.isFinite(h)?h:1/0},{layer:s}=this.curves.reduce((l,c)=>r(c)<r(l)?c:l),[o,a]=s.surface.nearest(...rr(this.section,t));this.store.set({cursor:{run:s.run,i:o,j:a}})}};function Eg(i){let[e,t]=[Math.min(...i.map(n=>n.min)),Math.max(...i.map(n=>n.max))];return Sn([Float32Array.of(e,t)],i[0].log)}function Ag(i,e,t){if(Number.isNaN(e))return NaN;let n=i.at(e);return Pi(Number.isNaN(n)?t.top+t.height:n,t.top-2,t.top+t.height+2)}var pc=2e4;function mc(i,e=!1){if(Number.isNaN(i))return"NaN";if(!Number.isFinite(i))return i>0?"inf":"-inf";if(e)return $t(i);for(let t=6;t<9;t++){let n=Number(i.toPrecision(t));if(Math.fround(n)===i)return $t(n)}return $t(Math.fround(Number(i.toPrecision(9)))===i?Number(i.toPrecision(9)):i)}async function gc(i){let e=i.run.fields.map(l=>l.name),t=["x",...i.plane?["y"]:[],...e,"status"],n=e.map(l=>i.fields.get(l)),[r,s]=[Array.from(i.x,$t),Array.from(i.y,$t)],o=[`${t.map(Tg).join(",")}\r
`],a=i.nx*i.ny;for(let l=0;l<a;l+=pc){let c=[];for(let h=l;h<Math.min(l+pc,a);h++){let u=i.plane?[r[Math.floor(h/i.ny)],s[h%i.ny]]:[r[h]],d=i.status[h],f=d!==qe.PENDING&&d!==qe.PADDING;for(let p of n)u.push(f?mc(p[h],p instanceof Float64Array):"");u.push(io(d)),c.push(u.join(","))}o.push(`${c.join(`\r
`)}\r
`),l+pc<a&&await new Promise(h=>setTimeout(h,0))}return o}function Tg(i){return/[",\r\n]/.test(i)?`"${i.replaceAll('"','""')}"`:i}function yc(i,e){let t=i.nx*i.ny,n=Uint32Array.from({length:t},(l,c)=>c);if(!e)return n;let r=new Float64Array(t),s=i.fields.get(e.column);for(let l=0;l<t;l++)r[l]=a(l);let o=e.descending?-1:1;return n.sort((l,c)=>{let[h,u]=[r[l],r[c]];return h===u?l-c:h!==h||u!==u?h===h?-1:u===u?1:l-c:o*(h-u)});function a(l){switch(e?.column){case"x":return i.x[Math.floor(l/i.ny)];case"y":return i.y[l%i.ny];case"status":return i.status[l];default:return s?s[l]:NaN}}}var To=100;function sd(i){let e=Bt(),t=F("select",{id:e,onchange:()=>x(Number(t.value))}),n=F("label",{for:e},"Run ",t),r=F("button",{type:"button",onclick:()=>{q()}},"Copy as CSV"),s=F("button",{type:"button",onclick:()=>{te()}},"Download CSV"),o=F("button",{type:"button","aria-label":"Previous page",onclick:()=>I(b-1)},"\u2039"),a=F("button",{type:"button","aria-label":"Next page",onclick:()=>I(b+1)},"\u203A"),l=F("button",{type:"button",onclick:()=>$()},"Go to cursor"),c=F("span",{class:"og-flat-pages",role:"status"}),h=F("caption"),u=F("tr"),d=F("tbody",{onclick:J=>ie(J)}),f=F("table",{},h,F("thead",{},u),d),p=F("div",{class:"og-flat-scroll",tabindex:0,role:"region","aria-label":"Data table"},f),y=F("div",{class:"og-flat og-flat-table"},F("div",{class:"og-flat-bar"},n,l,r,s,c,o,a),p),g=null,m=-1,v=null,A=null,E=new Uint32Array,b=0,_=null;function x(J){J!==m&&([b,A]=[0,null]),m=J,v=g?.surfaces[m]??null,t.value=String(m),E=v?yc(v,A):new Uint32Array,N(),I(b)}function w(){return v?["x",...v.plane?["y"]:[],...v.run.fields.map(J=>J.name),"status"]:[]}function N(){h.textContent=v?`${Ti(v.run.name)}: ${(v.nx*v.ny).toLocaleString("en")} points`:"No run to show",u.replaceChildren(...w().map(J=>{let le=A?.column===J?A:null,X=v?.run.fields.find(Se=>Se.name===J),oe=F("span",{"aria-hidden":"true"},le?le.descending?" \u2193":" \u2191":""),ye=F("button",{type:"button",title:X?.label??null,onclick:()=>C(J)},Ti(J),oe);return F("th",{scope:"col",class:J==="status"?"og-flat-word":null,"aria-sort":le?le.descending?"descending":"ascending":"none"},ye)}))}function C(J){if(!v)return;A?.column!==J?A={column:J,descending:!1}:A=A.descending?null:{column:J,descending:!0},E=yc(v,A);let le=w().indexOf(J);N(),u.querySelectorAll("button")[le]?.focus(),I(0)}function I(J){let le=Math.max(Math.ceil(E.length/To)-1,0);b=Math.min(Math.max(J,0),le),[o.disabled,a.disabled]=[b===0,b===le];let[X,oe]=[b*To,Math.min((b+1)*To,E.length)];c.textContent=E.length?`${(X+1).toLocaleString("en")}\u2013${oe.toLocaleString("en")} of ${E.length.toLocaleString("en")}`:"";let ye=v;d.replaceChildren(...ye?Array.from(E.subarray(X,oe),Se=>U(ye,Se)):[]),R()}function U(J,le){let[X,oe]=[Math.floor(le/J.ny),le%J.ny],ye=J.status[le]!==qe.PENDING&&J.status[le]!==qe.PADDING,Se=[F("th",{scope:"row",title:$t(J.x[X])},Le(J.x[X],6))];J.plane&&Se.push(F("td",{title:$t(J.y[oe])},Le(J.y[oe],6)));for(let{name:ge}of J.run.fields){let _e=J.value(ge,X,oe);Se.push(ye?F("td",{title:mc(_e,J.fields.get(ge)instanceof Float64Array)},Le(_e,6)):F("td",{},"\u2014"))}return Se.push(F("td",{class:"og-flat-word"},J.statusAt(X,oe))),F("tr",{"data-node":le},...Se)}function H(){let{cursor:J}=i.ui;return J&&v&&J.run===m&&J.i<v.nx&&J.j<v.ny?v.index(J.i,J.j):null}function R(){let J=H();l.disabled=J===null;for(let le of d.rows)Number(le.dataset.node)===J?le.setAttribute("aria-current","true"):le.removeAttribute("aria-current")}function B(){return d.querySelector("tr[aria-current]")}function $(){let J=H();J!==null&&(I(Math.floor(E.indexOf(J)/To)),B()?.scrollIntoView?.({block:"center"}))}function G(){let J=_&&v&&_.run===m?v.index(_.i,_.j):null,le=J!==null&&[...d.rows].some(X=>Number(X.dataset.node)===J);R(),le&&H()!==null&&!B()?$():B()?.scrollIntoView?.({block:"nearest"})}function ie(J){let le=J.target.closest("tr[data-node]");if(!le||!v)return;let X=Number(le.dataset.node);i.set({cursor:{run:m,i:Math.floor(X/v.ny),j:X%v.ny}})}async function q(){if(v){try{await navigator.clipboard.writeText((await gc(v)).join("")),r.textContent="Copied"}catch{r.textContent="Not allowed here: use Download"}setTimeout(()=>r.textContent="Copy as CSV",2500)}}async function te(){if(!v)return;s.disabled=!0;let J=await gc(v);s.disabled=!1,so(new Blob(J,{type:"text/csv;charset=utf-8"}),`${ao(v.run.name)}.csv`)}function ne(J){g=J;let le=J.layers.map(ye=>ye.run),X=le.map(ye=>[String(ye),Ti(J.surfaces[ye].run.name)]);t.replaceChildren(...X.map(([ye,Se])=>F("option",{value:ye},Se.length>80?`${Se.slice(0,79)}\u2026`:Se))),n.hidden=le.length<2;let oe=le.includes(m)?m:le.includes(i.ui.cursor?.run??-1)?i.ui.cursor.run:le[0]??-1;oe!==m||J.surfaces[oe]!==v?x(oe):(t.value=String(m),_!==i.ui.cursor&&G()),_=i.ui.cursor}return{element:y,draw(J){try{ne(J)}catch(le){console.error(le),h.textContent="This table cannot be drawn."}},dispose(){y.remove()}}}var ld={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowUp:[0,1],ArrowDown:[0,-1]};function cd(i){let e=i.target;return["INPUT","SELECT","BUTTON","TEXTAREA"].includes(e.tagName)?!0:i.key in ld&&e.getAttribute("role")==="region"}function hd(i,e,t,n,r){if(i.ctrlKey||i.metaKey||i.altKey||!n.length)return!1;if(i.key==="Escape")return e.set({cursor:null,section:null,playing:!1}),!0;let s=e.ui.cursor&&n.includes(e.ui.cursor.run)?e.ui.cursor.run:n[0];if(i.key==="["||i.key==="]"){let c=n[(n.indexOf(s)+(i.key==="]"?1:n.length-1))%n.length];return e.set({cursor:Cg(e.ui.cursor??od(t[s],s),t,c)}),!0}if(i.key==="s")return Rg(e,t,r);let o=ld[i.key];if(!o||i.shiftKey)return!1;let a=t[s],l=e.ui.cursor?.run===s?e.ui.cursor:null;return l?e.set({cursor:{run:s,i:ad(l.i+o[0],a.nx),j:ad(l.j+o[1],a.ny)}}):e.set({cursor:od(a,s)}),!0}function Rg(i,e,t){let{cursor:n,section:r}=i.ui,s=n&&e[n.run];if(!n||!s?.plane)return!1;let[o,a]=[s.x[n.i],s.y[n.j]],l=r&&r.x0===r.x1&&r.y0===r.y1?r:null,c={x0:l?.x0??o,y0:l?.y0??a,x1:o,y1:a};i.set({section:c});let[h,u]=[`x ${je(c.x0)}, y ${je(c.y0)}`,`x ${je(o)}, y ${je(a)}`];return t(h===u?`The section begins at ${h}: walk to its other end and press s again.`:`Section from ${h} to ${u}.`),!0}function ud(i,{i:e,j:t}){let n=[`x ${je(i.x[e])}`,...i.plane?[`y ${je(i.y[t])}`]:[]].join(", "),r=[...i.fields.keys()].filter(a=>!a.endsWith("_stderr")&&a!=="loss_error").map(a=>`${a.replaceAll("_"," ")} ${je(i.value(a,e,t))}`),s=i.trustAt(e,t).replace("\xB1","plus or minus"),o=s==="ok"?[]:[s];return`${i.run.name}: ${n}. ${[...o,...i.known(e,t)?r:[]].join(", ")}`}function dd(i){let{total:e,pending:t}=i.run.counts;return`${i.run.name}: ${(e-t).toLocaleString("en")} of ${e.toLocaleString("en")} points (${Le(100*(e-t)/e,2)} %)`}function od(i,e){let[t,n]=i.start;return{run:e,i:t,j:n}}function Cg(i,e,t){let n=e[i.run],[r,s]=e[t].nearest(n.x[i.i],n.y[i.j]);return{run:t,i:r,j:s}}function ad(i,e){return Math.min(Math.max(i,0),e-1)}async function xc(i){let e=Uint8Array.from(atob(i.data),r=>r.charCodeAt(0)),t=i.gzip?await Pg(e):e,n=t.buffer.slice(t.byteOffset,t.byteOffset+t.byteLength);switch(i.dtype){case"float32":return new Float32Array(n);case"float64":return new Float64Array(n);case"int8":return new Int8Array(n)}}async function Pg(i){let e=new Blob([i]).stream().pipeThrough(new DecompressionStream("gzip"));return new Uint8Array(await new Response(e).arrayBuffer())}var Qr=class i{constructor(e,t,n,r,s){this.run=e;this.x=t;this.y=n;this.fields=r;this.status=s}run;x;y;fields;status;display=new Map;static async decode(e){let[t,n]=[e.axes[0].nodes,e.axes[1]?.nodes??[0]],r=await Promise.all(e.fields.map(l=>xc(l.values))),s=new Map(e.fields.map((l,c)=>[l.name,Ig(r[c])])),o=Int8Array.from(await xc(e.status)),a=t.length*n.length;for(let[l,c]of s)if(c.length!==a)throw new Error(`${l} has ${c.length} values for ${a} nodes`);return new i(e,Float64Array.from(t),Float64Array.from(n),s,o)}get nx(){return this.x.length}get ny(){return this.y.length}get plane(){return this.run.axes.length===2}index(e,t){return e*this.ny+t}has(e){return this.fields.has(e)}value(e,t,n){return this.fields.get(e)?.[this.index(t,n)]??NaN}statusAt(e,t){return io(this.status[this.index(e,t)])}known(e,t){let n=this.status[this.index(e,t)];return n===qe.OK||n===qe.ESTIMATED}trustAt(e,t){let n=this.status[this.index(e,t)];if(n===qe.OK&&this.run.counts.estimated)return"exact";let r=n===qe.ESTIMATED?this.value("loss_error",e,t):NaN;return Number.isFinite(r)?`estimated, loss \xB1 ${Le(r,2)}`:this.statusAt(e,t)}guessed(e,t,n){return this.status[this.index(t,n)]===qe.ESTIMATED&&this.run.fields.some(({name:r,interpolated:s})=>r===e&&s)}contains(e,t){return e>=this.x[0]&&e<=this.x[this.nx-1]&&t>=this.y[0]&&t<=this.y[this.ny-1]}lowest(e){let t=this.fields.get(e);if(!t)return null;let n=-1;for(let r=0;r<t.length;r++)this.status[r]===qe.OK&&Number.isFinite(t[r])&&(n<0||t[r]<t[n])&&(n=r);return n<0?null:{i:Math.floor(n/this.ny),j:n%this.ny,value:t[n]}}get start(){return this.contains(0,0)?this.nearest(0,0):[this.nx>>1,this.ny>>1]}nearest(e,t){return[fd(this.x,e),fd(this.y,t)]}shown(e){let t=this.display.get(e);if(!t){let n=this.fields.get(e)??new Float32Array(this.nx*this.ny).fill(NaN);t=mo(n,this.status,this.nx,this.ny),this.display.set(e,t)}return t}};function Ig(i){return i instanceof Int8Array?Float32Array.from(i):i}function fd(i,e){let t=0;for(let n=1;n<i.length;n++)Math.abs(i[n]-e)<Math.abs(i[t]-e)&&(t=n);return t}var Ro=class{constructor(e){this.current=e}current;listeners=new Set;changed=new Set;get ui(){return this.current}set(e){for(let t of Object.keys(e))this.current[t]!==e[t]&&(this.changed.size||queueMicrotask(()=>this.tell()),this.changed.add(t));this.current={...this.current,...e}}listen(e){return this.listeners.add(e),()=>this.listeners.delete(e)}tell(){let e=this.changed;this.changed=new Set;for(let t of[...this.listeners])t(e)}};function sr(i,e){return yu(i.map(t=>t.shown(e)))}function _c(i){let[e,t]=[i.some(n=>n.plane),i.some(n=>!n.plane)];return[...e?["surface","map"]:[],...t?["curves"]:[],"table"]}function pd(i,e){let t=_c(i),n=s=>i.some(o=>o.has(s)),r=n(e.height)?e.height:md(i);return{...t.includes(e.mode)?{}:{mode:t[0]},...r===e.height?{}:{height:r,clip:null,log:sr(i,r)},...n(e.colour)?{}:{colour:r}}}function md(i){return i[0]?.run.fields[0]?.name??"loss"}function gd(i){let e=i.some(n=>n.plane),t=md(i);return{mode:e?"surface":"curves",arrangement:"side",morph:0,height:t,colour:t,log:sr(i,t),clip:null,exaggeration:.6,shared:!0,colormap:co[0],contours:14,ground:!0,markers:!0,paths:!0,time:1,playing:!1,cursor:null,section:null,hidden:[],theme:"auto"}}function Lg(i,e,t){let n={columns:1,rows:i},r=-1;for(let s=1;s<=i;s++){let o=Math.ceil(i/s);if((s-1)*o>=i)continue;let a=Math.min(e/s/1.25,t/o);a>r*1.001&&([n,r]=[{columns:s,rows:o},a])}return n}function yd(i,e,t){let{columns:n,rows:r}=Lg(i,e,t),[s,o]=[Math.floor(e/n),Math.floor(t/r)],a=o<150?0:o<260||s<260?38:50;return Array.from({length:i},(l,c)=>{let[h,u]=[Math.floor(c/n),c%n],d=Math.min(n,i-h*n),f=Math.floor((e-d*s)/2)+u*s,p=Math.min(o-a,Math.floor(s*1.2)),y=h*o+Math.floor((o-a-p)/2);return{view:{x:f,y,width:s,height:p},caption:{x:f,y:y+p,width:s,height:a}}})}function xd(i,e,t){return i.findIndex(({view:n})=>e>=n.x&&e<n.x+n.width&&t>=n.y&&t<n.y+n.height)}function Co(i,e){let t=Bt(),n=F("select",{id:t,onchange:()=>e(n.value)}),r=F("label",{for:t},i),s="";return{element:F("div",{class:"og-row"},r,n),show(o){n.value=o},rename(o){r.textContent!==o&&(r.textContent=o)},offer(o){let a=JSON.stringify(o);a!==s&&(s=a,n.replaceChildren(...o.map(([l,c])=>F("option",{value:l},c))))}}}function Ii(i,e,t,n){let r=Bt(),s=F("input",{id:r,type:"range",...e,oninput:()=>n(Number(s.value))}),o=F("output",{for:r}),a=l=>{o.textContent=t(l),s.setAttribute("aria-valuetext",t(l))};return{element:F("div",{class:"og-row og-slider"},F("label",{for:r},i),o,s),show(l){Number(s.value)!==l&&(s.value=String(l)),a(l)},limit(l){s.max=String(l)}}}function or(i,e){let t=F("input",{type:"checkbox",onchange:()=>e(t.checked)});return{element:F("label",{class:"og-tick"},t,i),show(n){t.checked=n}}}function es(i,e,t){let n=new Map(e.map(([r,s])=>[r,F("button",{type:"button",onclick:()=>t(r)},s)]));return{element:F("div",{class:"og-segments",role:"group","aria-label":i},...n.values()),show(r){for(let[s,o]of n)o.setAttribute("aria-pressed",String(s===r))},enable(r){for(let[s,o]of n)o.hidden=!r.includes(s)}}}var ar=200;function _d(i){let e=i.set.bind(i),t=[],n=Co("Height",b=>e({height:b,clip:null,log:sr(t,b),colour:i.ui.colour===i.ui.height?b:i.ui.colour})),r=Co("Colour",b=>e({colour:b})),s=es("Scale of heights",[["linear","Linear"],["log","Log"]],b=>e({log:b==="log",clip:null})),o=Co("Colours",b=>e({colormap:b})),a=Ii("Cut off above",{min:1,max:ar,step:1},b=>b>=ar?"nothing":Le(m(b)),b=>e({clip:b>=ar?null:m(b)})),l=Ii("Relief",{min:.1,max:1.5,step:.05},b=>`\xD7 ${Le(b,2)}`,b=>e({exaggeration:b})),c=Ii("Contour lines",{min:0,max:40,step:1},b=>b?String(b):"none",b=>e({contours:b})),h=or("Map on the ground",b=>e({ground:b})),u=or("Markers",b=>e({markers:b})),d=or("Paths",b=>e({paths:b})),f=or("One scale for all",b=>e({shared:b})),p=es("Arrangement",[["side","Side by side"],["overlay","Overlaid"],["morph","Morph"]],b=>e({arrangement:b})),y=F("fieldset",{class:"og-runs"}),g=Sn([],!1),m=b=>g.value(b/ar),v=F("p",{class:"og-note"},`Side by side there is room for ${6}: the first are shown. Untick some.`),A=F("div",{},p.element,f.element,y,v);return{element:F("div",{class:"og-display"},n.element,r.element,o.element,F("div",{class:"og-row"},F("span",{},"Scale"),s.element),a.element,l.element,c.element,F("div",{class:"og-ticks"},h.element,u.element,d.element),A),draw(b){let _=i.ui;t=b.surfaces;let x=b.surfaces.map(U=>U.shown(_.height));(b.changed.has("data")||b.changed.has("height")||b.changed.has("log"))&&(g=Sn(x,_.log));let w=Ng(b);n.offer(w),r.offer(w),o.offer(co.map(U=>[U,U])),n.show(_.height),r.show(_.colour),r.rename(_.mode==="curves"?"Second":"Colour"),o.show(_.colormap),s.show(_.log?"log":"linear"),s.enable(x.some(U=>U.some(H=>H>0))||_.log?["linear","log"]:["linear"]),a.show(_.clip===null?ar:Math.round(g.share(_.clip)*ar)),l.show(_.exaggeration),c.show(_.contours),h.show(_.ground),u.show(_.markers),d.show(_.paths),f.show(_.shared);let N=Wr(b.surfaces,_);p.show(N);let[C,I]=[_.mode==="surface",_.mode==="surface"||_.mode==="map"];l.element.hidden=h.element.hidden=!C,c.element.hidden=o.element.hidden=u.element.hidden=!I,d.element.hidden=!I||!b.surfaces.some(U=>U.run.paths.length),A.hidden=b.surfaces.length<2,p.element.hidden=!C,p.enable(ql(b.surfaces,{..._,mode:"surface"})?["side","overlay","morph"]:["side","overlay"]),f.element.hidden=N!=="side",v.hidden=!C||N!=="side"||b.layers.length<=6,(b.changed.has("data")||b.changed.has("hidden"))&&y.replaceChildren(F("legend",{},"Shown"),...Dg(b,i))}}}function Ng(i){return[...new Map(i.surfaces.flatMap(t=>t.run.fields.map(n=>[n.name,n.label])))]}function Dg(i,e){return i.surfaces.map((t,n)=>{let r=or(t.run.name,s=>{let o=s?e.ui.hidden.filter(a=>a!==n):[...e.ui.hidden,n];e.set({hidden:o})});return r.show(!e.ui.hidden.includes(n)),r.element})}var Ug=[["arrow keys","walk over the grid"],["[ and ]","the other surfaces"],["s, then s again","section from one point to another"],["+ and \u2212","closer, further"],["Shift + arrows","turn (3-D)"],["t, f, 0","from above, from the front, as at the start"],["Escape","forget point and section"]];function bd(){let i=F("div",{class:"og-explain"});return{element:i,draw(e){if(!e.changed.has("data"))return;let t=new Set([...i.querySelectorAll("details[open]")].map(r=>r.dataset.run)),n=!i.childElementCount;i.replaceChildren(...e.surfaces.map(({run:r},s)=>{let o=r.explain.map(vd);return e.surfaces.length===1?F("div",{},...o):F("details",{"data-run":r.id,open:n?s===0:t.has(r.id)},F("summary",{},r.name),...o)}),vd({title:"Keyboard",facts:Ug.map(([r,s])=>({term:r,text:s}))}))}}}function vd({title:i,facts:e}){let t=e.flatMap(({term:n,text:r})=>n?[F("dt",{},n),F("dd",{},r)]:[F("dd",{class:"og-whole"},r)]);return F("section",{},F("h3",{},i),F("dl",{},...t))}var Md=12;function Sd({layers:i,surfaces:e},t,n){let r=t.paths?i.flatMap(({surface:h,run:u})=>h.run.paths.map((d,f)=>({path:d,index:er(e,u)+f}))):[];if(!r.length)return[];let[s,o]=[tr(t.colormap),Qi(e)],a=r.map(({path:h,index:u})=>{let d=F("span",{class:"og-path-swatch","aria-hidden":"true"});return d.style.background=Fg(h,s,o)??St(u,n),F("li",{},d,F("span",{class:"og-path-name",title:h.name},h.name))}),l=r.some(({path:h})=>h.distance.some(u=>u!==null)),c=i.some(({surface:{run:h}})=>h.fields[0]?.name===t.height&&h.paths.some(u=>u.loss.some(d=>d!==null)));return[F("ul",{class:"og-paths","aria-label":"Paths"},...a),...l?[Og(s,o)]:[],...t.mode==="surface"&&c?[F("div",{class:"og-note"},"stems: the real loss of the checkpoint")]:[]]}function Fg({distance:i},e,t){let n=i.filter(r=>r!==null);return n.length?`linear-gradient(to right, ${vc(e,n[0],t)}, ${vc(e,n[n.length-1],t)})`:null}function Og(i,e){let t=F("div",{class:"og-bar og-path-bar",role:"img","aria-label":`colours of paths: distance from the plane from 0 to ${Le(e)}`});return t.style.background=`linear-gradient(to right, ${Array.from({length:Md+1},(n,r)=>vc(i,r,Md)).join(", ")})`,F("div",{},F("div",{class:"og-bar-name"},"distance from the plane"),t,F("div",{class:"og-path-ends","aria-hidden":"true"},F("span",{},"0"),F("span",{},Le(e))))}function vc(i,e,t){return`rgb(${nr(i,e,t).map(n=>Math.round(n*255)).join(" ")})`}var bc=24;function wd(i){let e=F("div",{class:"og-legend"});return{element:e,draw(t){let n=i.ui;if(e.hidden=!t.layers.length||n.mode==="curves"||n.mode==="table",e.hidden)return;let r=e.closest("[data-theme]")?.dataset.theme==="dark",s=F("div",{class:"og-legend-title"},_t(t.surfaces,n.colour),n.log&&n.colour===n.height?" \xB7 log scale":"");e.replaceChildren(s,...Bg(t,n.colour,n.colormap),...Sd(t,n,r))}}}function Bg({layers:i,surfaces:e},t,n){let r=new Map;for(let a of i)r.has(a.colourScale)||r.set(a.colourScale,a);let s=({surface:a,colourField:l})=>l===t?a.run.name:`${a.run.name}: ${_t(e,l)}`,o=a=>i.filter(l=>l.colourScale===a).length>1;return[...r].map(([a,l])=>kg(a,n,r.size>1&&!o(a)?s(l):""))}function kg(i,e,t){let n=F("div",{class:"og-bar",role:"img","aria-label":`colours from ${Le(i.min)} to ${Le(i.max)}${i.log?", logarithmic":""}`}),r=Array.from({length:bc+1},(l,c)=>`${ni(e,c/bc)} ${(100*c/bc).toFixed(2)}%`);n.style.background=`linear-gradient(to right, ${r.join(", ")})`;let s=F("div",{class:"og-bar-ticks","aria-hidden":"true"}),o=zg(i);mn(o).forEach((l,c)=>{let h=F("span",{},l+(i.clipped&&c===o.length-1&&i.share(o[c])>.97?"+":""));h.style.left=`${100*i.share(o[c])}%`,s.append(h)});let a=i.clipped?F("div",{class:"og-note"},`cut off at ${Le(i.max)}`):null;return F("div",{class:"og-bar-box"},t?F("div",{class:"og-bar-name"},t):null,n,s,a)}function zg(i){let e=[];for(let t of i.ticks){let n=i.share(t);n>=0&&(!e.length||n-i.share(e[e.length-1])>.13)&&e.push(t)}return e}function Ed(){let i=F("div",{class:"og-notes"});return{element:i,draw({surfaces:e,changed:t}){if(!t.has("data"))return;let n=e.filter(({run:s})=>s.notes.length),r=({run:s})=>(e.length>1?`${s.name}: `:"")+s.notes.join(" \xB7 ");i.replaceChildren(...n.map(s=>F("p",{class:"og-note","data-run":s.run.id},r(s)))),i.hidden=!n.length}}}function Mc(i,e){let t=F("code",{tabindex:0,"data-kind":i},e),n=F("button",{type:"button","aria-label":`Copy the ${i} line`,onclick:()=>{Vg(t,n)}},"Copy");return F("div",{class:"og-code"},t,n)}async function Vg(i,e){try{await navigator.clipboard.writeText(i.textContent??""),e.textContent="Copied"}catch{getSelection()?.selectAllChildren(i),e.textContent="Ctrl+C"}setTimeout(()=>e.textContent="Copy",1500)}var Gg=4;function Ad(i){let e=F("div",{class:"og-point"});return{element:e,draw(t){if(!["cursor","data","mode","height","hidden","arrangement","morph"].some(s=>t.changed.has(s)))return;let n=i.ui.cursor,r=n&&t.surfaces[n.run];e.replaceChildren(...n&&r?Wg(t,r,n):Hg(),Zg(t,i))}}}function Hg(){return[F("p",{class:"og-note"},"Click the picture, or give it the focus and walk with the arrow keys.")]}function Wg(i,e,{i:t,j:n}){let r=[e,...Xg(i,e)],s=r.length>1?r.length:null,o=(u,d)=>F("tr",{},Sc(u),F("td",{colspan:s,"data-field":u,"data-value":$t(d)},Le(d,6))),a=[...new Set(r.flatMap(u=>[...u.fields.keys()]))],l=[o("x",e.x[t]),...e.plane?[o("y",e.y[n])]:[],...a.map(u=>F("tr",{},Sc(u,Yl(i.surfaces,u)?.label),...r.map((d,f)=>qg(d,u,t,n,f===0,r.length)))),Yg(r,t,n)],c=s?F("thead",{},F("tr",{},F("td"),...r.map(({run:u})=>F("th",{scope:"col",title:u.name},u.name)))):null;return[F("table",{class:s?"og-facts og-facts-many":"og-facts","data-run":e.run.id},F("caption",{},e.run.name),c,F("tbody",{},...l)),...$g(e,t,n)]}function Xg({layers:i},e){let t=n=>n!==e&&gn(n.x,e.x)&&gn(n.y,e.y)&&n.plane===e.plane;return i.map(n=>n.surface).filter(t).slice(0,Gg-1)}function $g({run:i,x:e,y:t},n,r){let{commands:s}=i;if(!s)return[F("p",{class:"og-note"},"This result holds no directions, so the weights at a point cannot be made from it.")];let o=a=>a.replaceAll("{x}",$t(e[n])).replaceAll("{y}",$t(t[r]));return[F("p",{class:"og-note"},"The weights at this point:"),Mc("shell",o(s.shell)),Mc("Python",o(s.python))]}function Sc(i,e=i){return F("th",{scope:"row",title:e},i.replaceAll("_"," "))}function qg(i,e,t,n,r,s){let o=i.value(e,t,n),a=i.guessed(e,t,n),l=c=>a?`\u2248 ${Le(o,c)}`:Le(o,c);return r?i.has(e)?F("td",{"data-field":e,"data-value":$t(o),title:a?"interpolated, of unknown error":null},l(s>1?4:6)):F("td"):F("td",{"data-run":i.run.id,title:$t(o)},i.has(e)?l(4):"")}function Yg(i,e,t){let n=i.some(s=>!s.known(e,t)),r=i.map((s,o)=>F("td",{"data-field":o?null:"status","data-run":o?s.run.id:null},s.trustAt(e,t)));return F("tr",{class:n?"og-odd":null},Sc("status"),...r)}function Zg(i,e){let t=e.ui.cursor?.run??i.layers[0]?.run??0,n=i.surfaces[t],r=n?.lowest(e.ui.height),s=(a,l)=>e.set({cursor:{run:t,i:a,j:l}}),o=n?.contains(0,0)?n.nearest(0,0):null;return F("div",{class:"og-buttons"},r&&F("button",{type:"button",onclick:()=>s(r.i,r.j)},"Minimum"),o&&F("button",{type:"button",onclick:()=>s(...o)},"Anchor"),e.ui.cursor&&F("button",{type:"button",onclick:()=>e.set({cursor:null})},"Clear"))}function Td(i,e){let t="orograph",n=(u,d,f)=>F("button",{type:"button",onclick:()=>{r(d,f)}},u);async function r(u,d){try{let f=await u();if(!f)return e("This view has no such picture.");so(f,`${t}${d}`),e(`Saved ${t}${d}`)}catch(f){e(`Could not save: ${String(f)}`)}}let s=u=>async()=>await i().png?.(2,u)??null,o=async()=>{let u=i().svg?.();return u?new Blob([u],{type:"image/svg+xml"}):null},a=[n("PNG",s(!1),".png"),n("PNG, transparent",s(!0),"-transparent.png")],l=n("SVG",o,".svg"),c=F("p",{class:"og-note"}),h=F("details",{class:"og-menu"},F("summary",{},"Save"),F("div",{class:"og-menu-list"},...a,l,c));return h.addEventListener("keydown",u=>{u.key==="Escape"&&(h.open=!1,h.querySelector("summary")?.focus())}),{element:h,draw(u){let d=u.layers[0]?.surface.run.name.split(/[\\/]/).filter(Boolean).at(-1);t=ao(d??"orograph"),c.textContent=`Meshes and films: orograph export ${d??"RUN"} --to glb, stl, ply, vtp, gif, mp4`,l.hidden=!i().svg;for(let f of a)f.hidden=!i().png}}}var Kg=8;function Rd(i){let e=F("button",{type:"button",class:"og-play",onclick:()=>u()}),t=Ii("Training",{min:0,max:1,step:.001},y=>f(y),y=>i.set({time:y,playing:!1})),n=Ii("Between",{min:0,max:1,step:.01},y=>p(y),y=>i.set({morph:y,playing:!1})),r=F("div",{class:"og-timeline"},e,t.element,n.element),s=null,o=0,a=()=>Wr(s?.surfaces??[],i.ui)==="morph",l=()=>a()?Math.max(h().length-1,1):1,c=()=>a()?"morph":"time",h=()=>$l(s?.surfaces??[],i.ui);function u(){if(i.ui.playing)return i.set({playing:!1});i.set({playing:!0,...i.ui[c()]>=l()?{[c()]:0}:{}}),o=performance.now(),requestAnimationFrame(d)}function d(y){if(!i.ui.playing||!r.isConnected)return;let g=matchMedia("(prefers-reduced-motion: reduce)").matches,[m,v]=g?[500,1/16]:[0,(y-o)/1e3/Kg];if(y-o>=m){o=y;let A=Math.min(i.ui[c()]+v*l(),l());i.set({[c()]:A,playing:A<l()})}requestAnimationFrame(d)}function f(y){let g=s?.layers.flatMap(v=>v.surface.run.paths)[0];if(!g)return"";let m=Du(g,y);return`${g.unit} ${Number.isInteger(m)?m.toLocaleString("en"):Le(m,4)}`}function p(y){let g=h().map(A=>A.run.name),m=Math.min(Math.floor(y),g.length-1),v=Math.round((y-m)*100);return v&&g[m+1]?`${g[m]} \u2192 ${g[m+1]} ${v} %`:g[m]??""}return{element:r,draw(y){s=y;let g=i.ui,m=g.paths&&g.mode!=="table"&&g.mode!=="curves"&&y.layers.some(v=>v.surface.run.paths.length>0);t.element.hidden=!m||a(),n.element.hidden=!a(),r.hidden=t.element.hidden&&n.element.hidden,t.show(g.time),n.limit(l()),n.show(g.morph),e.textContent=g.playing?"Pause":"Play"}}}var gi={LEFT:0,MIDDLE:1,RIGHT:2,ROTATE:0,DOLLY:1,PAN:2},yi={ROTATE:0,PAN:1,DOLLY_PAN:2,DOLLY_ROTATE:3},ef=0,Kc=1,tf=2;var Cs=1,nf=2,Ir=3,xi=0,Zt=1,bn=2,ki=0,Lr=1,Jc=2,jc=3,Qc=4,rf=5;var zi=100,sf=101,of=102,af=103,lf=104,cf=200,hf=201,uf=202,df=203,eh=204,th=205,ff=206,pf=207,mf=208,gf=209,yf=210,xf=211,_f=212,vf=213,bf=214,ta=0,na=1,ia=2,Mr=3,ra=4,sa=5,oa=6,aa=7,nh=0,Mf=1,Sf=2,Fn=0,ih=1,rh=2,sh=3,oh=4,ah=5,lh=6,ch=7;var hh=300,Vi=301,Nr=302,Na=303,Da=304,la=1e3,xn=1001,ca=1002,Lt=1003,wf=1004;var Ps=1005;var Ut=1006,Ua=1007;var Zn=1008;var cn=1009,uh=1010,dh=1011,Dr=1012,Fa=1013,Pn=1014,In=1015,Ln=1016,Oa=1017,Ba=1018,Gi=1020,fh=35902,ph=35899,mh=1021,gh=1022,hn=1023,qn=1026,Kn=1027,yh=1028,ka=1029,_i=1030,za=1031;var Va=1033,Is=33776,Ls=33777,Ns=33778,Ds=33779,Ga=35840,Ha=35841,Wa=35842,Xa=35843,$a=36196,qa=37492,Ya=37496,Za=37488,Ka=37489,Us=37490,Ja=37491,ja=37808,Qa=37809,el=37810,tl=37811,nl=37812,il=37813,rl=37814,sl=37815,ol=37816,al=37817,ll=37818,cl=37819,hl=37820,ul=37821,dl=36492,fl=36494,pl=36495,ml=36283,gl=36284,Fs=36285,yl=36286;var ls=2300,ha=2301,Qo=2302,Hc=2303,Wc=2400,Xc=2401,$c=2402;var Ef=3200;var xh=0,Af=1,Nn="",tn="srgb",cs="srgb-linear",hs="linear",et="srgb";var ea=7680;var Tf=519,Rf=512,Cf=513,Pf=514,_h=515,If=516,Lf=517,vh=518,bh=519,Mh=35044,Ur=35048;var Sh="300 es",_n=2e3,us=2001;function Jg(i){for(let e=i.length-1;e>=0;--e)if(i[e]>=65535)return!0;return!1}function jg(i){return ArrayBuffer.isView(i)&&!(i instanceof DataView)}function ds(i){return document.createElementNS("http://www.w3.org/1999/xhtml",i)}function Nf(){let i=ds("canvas");return i.style.display="block",i}var Cd={},Sr=null;function fs(...i){let e="THREE."+i.shift();Sr?Sr("log",e,...i):console.log(e,...i)}function Df(i){let e=i[0];if(typeof e=="string"&&e.startsWith("TSL:")){let t=i[1];t&&t.isStackTrace?i[0]+=" "+t.getLocation():i[1]='Stack trace not available. Enable "THREE.Node.captureStackTrace" to capture stack traces.'}return i}function Ne(...i){i=Df(i);let e="THREE."+i.shift();if(Sr)Sr("warn",e,...i);else{let t=i[0];t&&t.isStackTrace?console.warn(t.getError(e)):console.warn(e,...i)}}function Ue(...i){i=Df(i);let e="THREE."+i.shift();if(Sr)Sr("error",e,...i);else{let t=i[0];t&&t.isStackTrace?console.error(t.getError(e)):console.error(e,...i)}}function ss(...i){let e=i.join(" ");e in Cd||(Cd[e]=!0,Ne(...i))}function Uf(i,e,t){return new Promise(function(n,r){function s(){switch(i.clientWaitSync(e,i.SYNC_FLUSH_COMMANDS_BIT,0)){case i.WAIT_FAILED:r();break;case i.TIMEOUT_EXPIRED:setTimeout(s,t);break;default:n()}}setTimeout(s,t)})}var Ff={[ta]:ta,[ia]:oa,[ra]:ra,[Mr]:sa,[na]:na,[oa]:ia,[aa]:aa,[sa]:Mr},Cn=class{addEventListener(e,t){this._listeners===void 0&&(this._listeners={});let n=this._listeners;n[e]===void 0&&(n[e]=[]),n[e].indexOf(t)===-1&&n[e].push(t)}hasEventListener(e,t){let n=this._listeners;return n===void 0?!1:n[e]!==void 0&&n[e].indexOf(t)!==-1}removeEventListener(e,t){let n=this._listeners;if(n===void 0)return;let r=n[e];if(r!==void 0){let s=r.indexOf(t);s!==-1&&r.splice(s,1)}}dispatchEvent(e){let t=this._listeners;if(t===void 0)return;let n=t[e.type];if(n!==void 0){e.target=this;let r=n.slice(0);for(let s=0,o=r.length;s<o;s++)r[s].call(this,e);e.target=null}}},kt=["00","01","02","03","04","05","06","07","08","09","0a","0b","0c","0d","0e","0f","10","11","12","13","14","15","16","17","18","19","1a","1b","1c","1d","1e","1f","20","21","22","23","24","25","26","27","28","29","2a","2b","2c","2d","2e","2f","30","31","32","33","34","35","36","37","38","39","3a","3b","3c","3d","3e","3f","40","41","42","43","44","45","46","47","48","49","4a","4b","4c","4d","4e","4f","50","51","52","53","54","55","56","57","58","59","5a","5b","5c","5d","5e","5f","60","61","62","63","64","65","66","67","68","69","6a","6b","6c","6d","6e","6f","70","71","72","73","74","75","76","77","78","79","7a","7b","7c","7d","7e","7f","80","81","82","83","84","85","86","87","88","89","8a","8b","8c","8d","8e","8f","90","91","92","93","94","95","96","97","98","99","9a","9b","9c","9d","9e","9f","a0","a1","a2","a3","a4","a5","a6","a7","a8","a9","aa","ab","ac","ad","ae","af","b0","b1","b2","b3","b4","b5","b6","b7","b8","b9","ba","bb","bc","bd","be","bf","c0","c1","c2","c3","c4","c5","c6","c7","c8","c9","ca","cb","cc","cd","ce","cf","d0","d1","d2","d3","d4","d5","d6","d7","d8","d9","da","db","dc","dd","de","df","e0","e1","e2","e3","e4","e5","e6","e7","e8","e9","ea","eb","ec","ed","ee","ef","f0","f1","f2","f3","f4","f5","f6","f7","f8","f9","fa","fb","fc","fd","fe","ff"],Pd=1234567,os=Math.PI/180,wr=180/Math.PI;function vi(){let i=Math.random()*4294967295|0,e=Math.random()*4294967295|0,t=Math.random()*4294967295|0,n=Math.random()*4294967295|0;return(kt[i&255]+kt[i>>8&255]+kt[i>>16&255]+kt[i>>24&255]+"-"+kt[e&255]+kt[e>>8&255]+"-"+kt[e>>16&15|64]+kt[e>>24&255]+"-"+kt[t&63|128]+kt[t>>8&255]+"-"+kt[t>>16&255]+kt[t>>24&255]+kt[n&255]+kt[n>>8&255]+kt[n>>16&255]+kt[n>>24&255]).toLowerCase()}function He(i,e,t){return Math.max(e,Math.min(t,i))}function wh(i,e){return(i%e+e)%e}function Qg(i,e,t,n,r){return n+(i-e)*(r-n)/(t-e)}function e0(i,e,t){return i!==e?(t-i)/(e-i):0}function as(i,e,t){return(1-t)*i+t*e}function t0(i,e,t,n){return as(i,e,1-Math.exp(-t*n))}function n0(i,e=1){return e-Math.abs(wh(i,e*2)-e)}function i0(i,e,t){return i<=e?0:i>=t?1:(i=(i-e)/(t-e),i*i*(3-2*i))}function r0(i,e,t){return i<=e?0:i>=t?1:(i=(i-e)/(t-e),i*i*i*(i*(i*6-15)+10))}function s0(i,e){return i+Math.floor(Math.random()*(e-i+1))}function o0(i,e){return i+Math.random()*(e-i)}function a0(i){return i*(.5-Math.random())}function l0(i){i!==void 0&&(Pd=i);let e=Pd+=1831565813;return e=Math.imul(e^e>>>15,e|1),e^=e+Math.imul(e^e>>>7,e|61),((e^e>>>14)>>>0)/4294967296}function c0(i){return i*os}function h0(i){return i*wr}function u0(i){return i>0&&Number.isInteger(i)&&2**Math.round(Math.log2(i))===i}function d0(i){return Math.pow(2,Math.ceil(Math.log(i)/Math.LN2))}function Eh(i){return Math.pow(2,Math.floor(Math.log(i)/Math.LN2))}function f0(i,e,t,n,r){let s=Math.cos,o=Math.sin,a=s(t/2),l=o(t/2),c=s((e+n)/2),h=o((e+n)/2),u=s((e-n)/2),d=o((e-n)/2),f=s((n-e)/2),p=o((n-e)/2);switch(r){case"XYX":i.set(a*h,l*u,l*d,a*c);break;case"YZY":i.set(l*d,a*h,l*u,a*c);break;case"ZXZ":i.set(l*u,l*d,a*h,a*c);break;case"XZX":i.set(a*h,l*p,l*f,a*c);break;case"YXY":i.set(l*f,a*h,l*p,a*c);break;case"ZYZ":i.set(l*p,l*f,a*h,a*c);break;default:Ne("MathUtils: .setQuaternionFromProperEuler() encountered an unknown order: "+r)}}function xl(i){switch(i.constructor){case Uint32Array:return 4294967295;case Uint16Array:return 65535;case Uint8Array:case Uint8ClampedArray:return 255;case Int32Array:return 2147483647;case Int16Array:return 32767;case Int8Array:return 127;default:return}}function Ah(i,e){if(e.constructor===Float32Array)return i;let t=xl(e);if(t===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.max(i/t,-1)}function Th(i,e){if(e.constructor===Float32Array)return i;let t=xl(e);if(t===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.round(i*t)}var Hi={DEG2RAD:os,RAD2DEG:wr,generateUUID:vi,clamp:He,euclideanModulo:wh,mapLinear:Qg,inverseLerp:e0,lerp:as,damp:t0,pingpong:n0,smoothstep:i0,smootherstep:r0,randInt:s0,randFloat:o0,randFloatSpread:a0,seededRandom:l0,degToRad:c0,radToDeg:h0,isPowerOfTwo:u0,ceilPowerOfTwo:d0,floorPowerOfTwo:Eh,setQuaternionFromProperEuler:f0,normalize:Th,denormalize:Ah},Fe=class{static{this.prototype.isVector2=!0}constructor(e=0,t=0){this.x=e,this.y=t}get width(){return this.x}set width(e){this.x=e}get height(){return this.y}set height(e){this.y=e}set(e,t){return this.x=e,this.y=t,this}setScalar(e){return this.x=e,this.y=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;default:throw new Error("THREE.Vector2: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;default:throw new Error("THREE.Vector2: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y)}copy(e){return this.x=e.x,this.y=e.y,this}add(e){return this.x+=e.x,this.y+=e.y,this}addScalar(e){return this.x+=e,this.y+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this}subScalar(e){return this.x-=e,this.y-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this}multiply(e){return this.x*=e.x,this.y*=e.y,this}multiplyScalar(e){return this.x*=e,this.y*=e,this}divide(e){return this.x/=e.x,this.y/=e.y,this}divideScalar(e){return this.multiplyScalar(1/e)}applyMatrix3(e){let t=this.x,n=this.y,r=e.elements;return this.x=r[0]*t+r[3]*n+r[6],this.y=r[1]*t+r[4]*n+r[7],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this}clamp(e,t){return this.x=He(this.x,e.x,t.x),this.y=He(this.y,e.y,t.y),this}clampScalar(e,t){return this.x=He(this.x,e,t),this.y=He(this.y,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(He(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this}negate(){return this.x=-this.x,this.y=-this.y,this}dot(e){return this.x*e.x+this.y*e.y}cross(e){return this.x*e.y-this.y*e.x}lengthSq(){return this.x*this.x+this.y*this.y}length(){return Math.sqrt(this.x*this.x+this.y*this.y)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)}normalize(){return this.divideScalar(this.length()||1)}angle(){return Math.atan2(-this.y,-this.x)+Math.PI}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;let n=this.dot(e)/t;return Math.acos(He(n,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,n=this.y-e.y;return t*t+n*n}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this}equals(e){return e.x===this.x&&e.y===this.y}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this}rotateAround(e,t){let n=Math.cos(t),r=Math.sin(t),s=this.x-e.x,o=this.y-e.y;return this.x=s*n-o*r+e.x,this.y=s*r+o*n+e.y,this}random(){return this.x=Math.random(),this.y=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y}},sn=class{constructor(e=0,t=0,n=0,r=1){this.isQuaternion=!0,this._x=e,this._y=t,this._z=n,this._w=r}static slerpFlat(e,t,n,r,s,o,a){let l=n[r+0],c=n[r+1],h=n[r+2],u=n[r+3],d=s[o+0],f=s[o+1],p=s[o+2],y=s[o+3];if(u!==y||l!==d||c!==f||h!==p){let g=l*d+c*f+h*p+u*y;g<0&&(d=-d,f=-f,p=-p,y=-y,g=-g);let m=1-a;if(g<.9995){let v=Math.acos(g),A=Math.sin(v);m=Math.sin(m*v)/A,a=Math.sin(a*v)/A,l=l*m+d*a,c=c*m+f*a,h=h*m+p*a,u=u*m+y*a}else{l=l*m+d*a,c=c*m+f*a,h=h*m+p*a,u=u*m+y*a;let v=1/Math.sqrt(l*l+c*c+h*h+u*u);l*=v,c*=v,h*=v,u*=v}}e[t]=l,e[t+1]=c,e[t+2]=h,e[t+3]=u}static multiplyQuaternionsFlat(e,t,n,r,s,o){let a=n[r],l=n[r+1],c=n[r+2],h=n[r+3],u=s[o],d=s[o+1],f=s[o+2],p=s[o+3];return e[t]=a*p+h*u+l*f-c*d,e[t+1]=l*p+h*d+c*u-a*f,e[t+2]=c*p+h*f+a*d-l*u,e[t+3]=h*p-a*u-l*d-c*f,e}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get w(){return this._w}set w(e){this._w=e,this._onChangeCallback()}set(e,t,n,r){return this._x=e,this._y=t,this._z=n,this._w=r,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._w)}copy(e){return this._x=e.x,this._y=e.y,this._z=e.z,this._w=e.w,this._onChangeCallback(),this}setFromEuler(e,t=!0){let n=e._x,r=e._y,s=e._z,o=e._order,a=Math.cos,l=Math.sin,c=a(n/2),h=a(r/2),u=a(s/2),d=l(n/2),f=l(r/2),p=l(s/2);switch(o){case"XYZ":this._x=d*h*u+c*f*p,this._y=c*f*u-d*h*p,this._z=c*h*p+d*f*u,this._w=c*h*u-d*f*p;break;case"YXZ":this._x=d*h*u+c*f*p,this._y=c*f*u-d*h*p,this._z=c*h*p-d*f*u,this._w=c*h*u+d*f*p;break;case"ZXY":this._x=d*h*u-c*f*p,this._y=c*f*u+d*h*p,this._z=c*h*p+d*f*u,this._w=c*h*u-d*f*p;break;case"ZYX":this._x=d*h*u-c*f*p,this._y=c*f*u+d*h*p,this._z=c*h*p-d*f*u,this._w=c*h*u+d*f*p;break;case"YZX":this._x=d*h*u+c*f*p,this._y=c*f*u+d*h*p,this._z=c*h*p-d*f*u,this._w=c*h*u-d*f*p;break;case"XZY":this._x=d*h*u-c*f*p,this._y=c*f*u-d*h*p,this._z=c*h*p+d*f*u,this._w=c*h*u+d*f*p;break;default:Ne("Quaternion: .setFromEuler() encountered an unknown order: "+o)}return t===!0&&this._onChangeCallback(),this}setFromAxisAngle(e,t){let n=t/2,r=Math.sin(n);return this._x=e.x*r,this._y=e.y*r,this._z=e.z*r,this._w=Math.cos(n),this._onChangeCallback(),this}setFromRotationMatrix(e){let t=e.elements,n=t[0],r=t[4],s=t[8],o=t[1],a=t[5],l=t[9],c=t[2],h=t[6],u=t[10],d=n+a+u;if(d>0){let f=.5/Math.sqrt(d+1);this._w=.25/f,this._x=(h-l)*f,this._y=(s-c)*f,this._z=(o-r)*f}else if(n>a&&n>u){let f=2*Math.sqrt(1+n-a-u);this._w=(h-l)/f,this._x=.25*f,this._y=(r+o)/f,this._z=(s+c)/f}else if(a>u){let f=2*Math.sqrt(1+a-n-u);this._w=(s-c)/f,this._x=(r+o)/f,this._y=.25*f,this._z=(l+h)/f}else{let f=2*Math.sqrt(1+u-n-a);this._w=(o-r)/f,this._x=(s+c)/f,this._y=(l+h)/f,this._z=.25*f}return this._onChangeCallback(),this}setFromUnitVectors(e,t){let n=e.dot(t)+1;return n<1e-8?(n=0,Math.abs(e.x)>Math.abs(e.z)?(this._x=-e.y,this._y=e.x,this._z=0,this._w=n):(this._x=0,this._y=-e.z,this._z=e.y,this._w=n)):(this._x=e.y*t.z-e.z*t.y,this._y=e.z*t.x-e.x*t.z,this._z=e.x*t.y-e.y*t.x,this._w=n),this.normalize()}angleTo(e){return 2*Math.acos(Math.abs(He(this.dot(e),-1,1)))}rotateTowards(e,t){let n=this.angleTo(e);if(n===0)return this;let r=Math.min(1,t/n);return this.slerp(e,r),this}identity(){return this.set(0,0,0,1)}invert(){return this.conjugate()}conjugate(){return this._x*=-1,this._y*=-1,this._z*=-1,this._onChangeCallback(),this}dot(e){return this._x*e._x+this._y*e._y+this._z*e._z+this._w*e._w}lengthSq(){return this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w}length(){return Math.sqrt(this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w)}normalize(){let e=this.length();return e===0?(this._x=0,this._y=0,this._z=0,this._w=1):(e=1/e,this._x=this._x*e,this._y=this._y*e,this._z=this._z*e,this._w=this._w*e),this._onChangeCallback(),this}multiply(e){return this.multiplyQuaternions(this,e)}premultiply(e){return this.multiplyQuaternions(e,this)}multiplyQuaternions(e,t){let n=e._x,r=e._y,s=e._z,o=e._w,a=t._x,l=t._y,c=t._z,h=t._w;return this._x=n*h+o*a+r*c-s*l,this._y=r*h+o*l+s*a-n*c,this._z=s*h+o*c+n*l-r*a,this._w=o*h-n*a-r*l-s*c,this._onChangeCallback(),this}slerp(e,t){let n=e._x,r=e._y,s=e._z,o=e._w,a=this.dot(e);a<0&&(n=-n,r=-r,s=-s,o=-o,a=-a);let l=1-t;if(a<.9995){let c=Math.acos(a),h=Math.sin(c);l=Math.sin(l*c)/h,t=Math.sin(t*c)/h,this._x=this._x*l+n*t,this._y=this._y*l+r*t,this._z=this._z*l+s*t,this._w=this._w*l+o*t,this._onChangeCallback()}else this._x=this._x*l+n*t,this._y=this._y*l+r*t,this._z=this._z*l+s*t,this._w=this._w*l+o*t,this.normalize();return this}slerpQuaternions(e,t,n){return this.copy(e).slerp(t,n)}random(){let e=2*Math.PI*Math.random(),t=2*Math.PI*Math.random(),n=Math.random(),r=Math.sqrt(1-n),s=Math.sqrt(n);return this.set(r*Math.sin(e),r*Math.cos(e),s*Math.sin(t),s*Math.cos(t))}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._w===this._w}fromArray(e,t=0){return this._x=e[t],this._y=e[t+1],this._z=e[t+2],this._w=e[t+3],this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._w,e}fromBufferAttribute(e,t){return this._x=e.getX(t),this._y=e.getY(t),this._z=e.getZ(t),this._w=e.getW(t),this._onChangeCallback(),this}toJSON(){return this.toArray()}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._w}},O=class{static{this.prototype.isVector3=!0}constructor(e=0,t=0,n=0){this.x=e,this.y=t,this.z=n}set(e,t,n){return n===void 0&&(n=this.z),this.x=e,this.y=t,this.z=n,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;default:throw new Error("THREE.Vector3: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;default:throw new Error("THREE.Vector3: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this}multiplyVectors(e,t){return this.x=e.x*t.x,this.y=e.y*t.y,this.z=e.z*t.z,this}applyEuler(e){return this.applyQuaternion(Id.setFromEuler(e))}applyAxisAngle(e,t){return this.applyQuaternion(Id.setFromAxisAngle(e,t))}applyMatrix3(e){let t=this.x,n=this.y,r=this.z,s=e.elements;return this.x=s[0]*t+s[3]*n+s[6]*r,this.y=s[1]*t+s[4]*n+s[7]*r,this.z=s[2]*t+s[5]*n+s[8]*r,this}applyNormalMatrix(e){return this.applyMatrix3(e).normalize()}applyMatrix4(e){let t=this.x,n=this.y,r=this.z,s=e.elements,o=1/(s[3]*t+s[7]*n+s[11]*r+s[15]);return this.x=(s[0]*t+s[4]*n+s[8]*r+s[12])*o,this.y=(s[1]*t+s[5]*n+s[9]*r+s[13])*o,this.z=(s[2]*t+s[6]*n+s[10]*r+s[14])*o,this}applyQuaternion(e){let t=this.x,n=this.y,r=this.z,s=e.x,o=e.y,a=e.z,l=e.w,c=2*(o*r-a*n),h=2*(a*t-s*r),u=2*(s*n-o*t);return this.x=t+l*c+o*u-a*h,this.y=n+l*h+a*c-s*u,this.z=r+l*u+s*h-o*c,this}project(e){return this.applyMatrix4(e.matrixWorldInverse).applyMatrix4(e.projectionMatrix)}unproject(e){return this.applyMatrix4(e.projectionMatrixInverse).applyMatrix4(e.matrixWorld)}transformDirection(e){let t=this.x,n=this.y,r=this.z,s=e.elements;return this.x=s[0]*t+s[4]*n+s[8]*r,this.y=s[1]*t+s[5]*n+s[9]*r,this.z=s[2]*t+s[6]*n+s[10]*r,this.normalize()}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this}divideScalar(e){return this.multiplyScalar(1/e)}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this}clamp(e,t){return this.x=He(this.x,e.x,t.x),this.y=He(this.y,e.y,t.y),this.z=He(this.z,e.z,t.z),this}clampScalar(e,t){return this.x=He(this.x,e,t),this.y=He(this.y,e,t),this.z=He(this.z,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(He(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this.z=e.z+(t.z-e.z)*n,this}cross(e){return this.crossVectors(this,e)}crossVectors(e,t){let n=e.x,r=e.y,s=e.z,o=t.x,a=t.y,l=t.z;return this.x=r*l-s*a,this.y=s*o-n*l,this.z=n*a-r*o,this}projectOnVector(e){let t=e.lengthSq();if(t===0)return this.set(0,0,0);let n=e.dot(this)/t;return this.copy(e).multiplyScalar(n)}projectOnPlane(e){return wc.copy(this).projectOnVector(e),this.sub(wc)}reflect(e){return this.sub(wc.copy(e).multiplyScalar(2*this.dot(e)))}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;let n=this.dot(e)/t;return Math.acos(He(n,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,n=this.y-e.y,r=this.z-e.z;return t*t+n*n+r*r}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)+Math.abs(this.z-e.z)}setFromSpherical(e){return this.setFromSphericalCoords(e.radius,e.phi,e.theta)}setFromSphericalCoords(e,t,n){let r=Math.sin(t)*e;return this.x=r*Math.sin(n),this.y=Math.cos(t)*e,this.z=r*Math.cos(n),this}setFromCylindrical(e){return this.setFromCylindricalCoords(e.radius,e.theta,e.y)}setFromCylindricalCoords(e,t,n){return this.x=e*Math.sin(t),this.y=n,this.z=e*Math.cos(t),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this}setFromMatrixScale(e){let t=this.setFromMatrixColumn(e,0).length(),n=this.setFromMatrixColumn(e,1).length(),r=this.setFromMatrixColumn(e,2).length();return this.x=t,this.y=n,this.z=r,this}setFromMatrixColumn(e,t){return this.fromArray(e.elements,t*4)}setFromMatrix3Column(e,t){return this.fromArray(e.elements,t*3)}setFromEuler(e){return this.x=e._x,this.y=e._y,this.z=e._z,this}setFromColor(e){return this.x=e.r,this.y=e.g,this.z=e.b,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this}randomDirection(){let e=Math.random()*Math.PI*2,t=Math.random()*2-1,n=Math.sqrt(1-t*t);return this.x=n*Math.cos(e),this.y=t,this.z=n*Math.sin(e),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z}},wc=new O,Id=new sn,Oe=class{static{this.prototype.isMatrix3=!0}constructor(e,t,n,r,s,o,a,l,c){this.elements=[1,0,0,0,1,0,0,0,1],e!==void 0&&this.set(e,t,n,r,s,o,a,l,c)}set(e,t,n,r,s,o,a,l,c){let h=this.elements;return h[0]=e,h[1]=r,h[2]=a,h[3]=t,h[4]=s,h[5]=l,h[6]=n,h[7]=o,h[8]=c,this}identity(){return this.set(1,0,0,0,1,0,0,0,1),this}copy(e){let t=this.elements,n=e.elements;return t[0]=n[0],t[1]=n[1],t[2]=n[2],t[3]=n[3],t[4]=n[4],t[5]=n[5],t[6]=n[6],t[7]=n[7],t[8]=n[8],this}extractBasis(e,t,n){return e.setFromMatrix3Column(this,0),t.setFromMatrix3Column(this,1),n.setFromMatrix3Column(this,2),this}setFromMatrix4(e){let t=e.elements;return this.set(t[0],t[4],t[8],t[1],t[5],t[9],t[2],t[6],t[10]),this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let n=e.elements,r=t.elements,s=this.elements,o=n[0],a=n[3],l=n[6],c=n[1],h=n[4],u=n[7],d=n[2],f=n[5],p=n[8],y=r[0],g=r[3],m=r[6],v=r[1],A=r[4],E=r[7],b=r[2],_=r[5],x=r[8];return s[0]=o*y+a*v+l*b,s[3]=o*g+a*A+l*_,s[6]=o*m+a*E+l*x,s[1]=c*y+h*v+u*b,s[4]=c*g+h*A+u*_,s[7]=c*m+h*E+u*x,s[2]=d*y+f*v+p*b,s[5]=d*g+f*A+p*_,s[8]=d*m+f*E+p*x,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[3]*=e,t[6]*=e,t[1]*=e,t[4]*=e,t[7]*=e,t[2]*=e,t[5]*=e,t[8]*=e,this}determinant(){let e=this.elements,t=e[0],n=e[1],r=e[2],s=e[3],o=e[4],a=e[5],l=e[6],c=e[7],h=e[8];return t*o*h-t*a*c-n*s*h+n*a*l+r*s*c-r*o*l}invert(){let e=this.elements,t=e[0],n=e[1],r=e[2],s=e[3],o=e[4],a=e[5],l=e[6],c=e[7],h=e[8],u=h*o-a*c,d=a*l-h*s,f=c*s-o*l,p=t*u+n*d+r*f;if(p===0)return this.set(0,0,0,0,0,0,0,0,0);let y=1/p;return e[0]=u*y,e[1]=(r*c-h*n)*y,e[2]=(a*n-r*o)*y,e[3]=d*y,e[4]=(h*t-r*l)*y,e[5]=(r*s-a*t)*y,e[6]=f*y,e[7]=(n*l-c*t)*y,e[8]=(o*t-n*s)*y,this}transpose(){let e,t=this.elements;return e=t[1],t[1]=t[3],t[3]=e,e=t[2],t[2]=t[6],t[6]=e,e=t[5],t[5]=t[7],t[7]=e,this}getNormalMatrix(e){return this.setFromMatrix4(e).invert().transpose()}transposeIntoArray(e){let t=this.elements;return e[0]=t[0],e[1]=t[3],e[2]=t[6],e[3]=t[1],e[4]=t[4],e[5]=t[7],e[6]=t[2],e[7]=t[5],e[8]=t[8],this}setUvTransform(e,t,n,r,s,o,a){let l=Math.cos(s),c=Math.sin(s);return this.set(n*l,n*c,-n*(l*o+c*a)+o+e,-r*c,r*l,-r*(-c*o+l*a)+a+t,0,0,1),this}scale(e,t){return ss("Matrix3: .scale() is deprecated. Use .makeScale() instead."),this.premultiply(Ec.makeScale(e,t)),this}rotate(e){return ss("Matrix3: .rotate() is deprecated. Use .makeRotation() instead."),this.premultiply(Ec.makeRotation(-e)),this}translate(e,t){return ss("Matrix3: .translate() is deprecated. Use .makeTranslation() instead."),this.premultiply(Ec.makeTranslation(e,t)),this}makeTranslation(e,t){return e.isVector2?this.set(1,0,e.x,0,1,e.y,0,0,1):this.set(1,0,e,0,1,t,0,0,1),this}makeRotation(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,-n,0,n,t,0,0,0,1),this}makeScale(e,t){return this.set(e,0,0,0,t,0,0,0,1),this}equals(e){let t=this.elements,n=e.elements;for(let r=0;r<9;r++)if(t[r]!==n[r])return!1;return!0}fromArray(e,t=0){for(let n=0;n<9;n++)this.elements[n]=e[n+t];return this}toArray(e=[],t=0){let n=this.elements;return e[t]=n[0],e[t+1]=n[1],e[t+2]=n[2],e[t+3]=n[3],e[t+4]=n[4],e[t+5]=n[5],e[t+6]=n[6],e[t+7]=n[7],e[t+8]=n[8],e}clone(){return new this.constructor().fromArray(this.elements)}},Ec=new Oe,Ld=new Oe().set(.4123908,.3575843,.1804808,.212639,.7151687,.0721923,.0193308,.1191948,.9505322),Nd=new Oe().set(3.2409699,-1.5373832,-.4986108,-.9692436,1.8759675,.0415551,.0556301,-.203977,1.0569715);function p0(){let i={enabled:!0,workingColorSpace:cs,spaces:{},convert:function(r,s,o){return this.enabled===!1||s===o||!s||!o||(this.spaces[s].transfer===et&&(r.r=$n(r.r),r.g=$n(r.g),r.b=$n(r.b)),this.spaces[s].primaries!==this.spaces[o].primaries&&(r.applyMatrix3(this.spaces[s].toXYZ),r.applyMatrix3(this.spaces[o].fromXYZ)),this.spaces[o].transfer===et&&(r.r=br(r.r),r.g=br(r.g),r.b=br(r.b))),r},workingToColorSpace:function(r,s){return this.convert(r,this.workingColorSpace,s)},colorSpaceToWorking:function(r,s){return this.convert(r,s,this.workingColorSpace)},getPrimaries:function(r){return this.spaces[r].primaries},getTransfer:function(r){return r===Nn?hs:this.spaces[r].transfer},getToneMappingMode:function(r){return this.spaces[r].outputColorSpaceConfig.toneMappingMode||"standard"},getLuminanceCoefficients:function(r,s=this.workingColorSpace){return r.fromArray(this.spaces[s].luminanceCoefficients)},define:function(r){Object.assign(this.spaces,r)},_getMatrix:function(r,s,o){return r.copy(this.spaces[o].fromXYZ).multiply(this.spaces[s].toXYZ)},_getDrawingBufferColorSpace:function(r){return this.spaces[r].outputColorSpaceConfig.drawingBufferColorSpace},_getUnpackColorSpace:function(r=this.workingColorSpace){return this.spaces[r].workingColorSpaceConfig.unpackColorSpace}},e=[.64,.33,.3,.6,.15,.06],t=[.2126,.7152,.0722],n=[.3127,.329];return i.define({[cs]:{primaries:e,whitePoint:n,transfer:hs,toXYZ:Ld,fromXYZ:Nd,luminanceCoefficients:t,workingColorSpaceConfig:{unpackColorSpace:tn},outputColorSpaceConfig:{drawingBufferColorSpace:tn}},[tn]:{primaries:e,whitePoint:n,transfer:et,toXYZ:Ld,fromXYZ:Nd,luminanceCoefficients:t,outputColorSpaceConfig:{drawingBufferColorSpace:tn}}}),i}var Ye=p0();function $n(i){return i<.04045?i*.0773993808:Math.pow(i*.9478672986+.0521327014,2.4)}function br(i){return i<.0031308?i*12.92:1.055*Math.pow(i,.41666)-.055}var lr,ua=class{static getDataURL(e,t="image/png"){if(/^data:/i.test(e.src)||typeof HTMLCanvasElement>"u")return e.src;let n;if(e instanceof HTMLCanvasElement)n=e;else{lr===void 0&&(lr=ds("canvas")),lr.width=e.width,lr.height=e.height;let r=lr.getContext("2d");e instanceof ImageData?r.putImageData(e,0,0):r.drawImage(e,0,0,e.width,e.height),n=lr}return n.toDataURL(t)}static sRGBToLinear(e){if(typeof HTMLImageElement<"u"&&e instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&e instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&e instanceof ImageBitmap){let t=ds("canvas");t.width=e.width,t.height=e.height;let n=t.getContext("2d");n.drawImage(e,0,0,e.width,e.height);let r=n.getImageData(0,0,e.width,e.height),s=r.data;for(let o=0;o<s.length;o++)s[o]=$n(s[o]/255)*255;return n.putImageData(r,0,0),t}else if(e.data){let t=e.data.slice(0);for(let n=0;n<t.length;n++)t instanceof Uint8Array||t instanceof Uint8ClampedArray?t[n]=Math.floor($n(t[n]/255)*255):t[n]=$n(t[n]);return{data:t,width:e.width,height:e.height}}else return Ne("ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied."),e}},m0=0,Er=class{constructor(e=null){this.isTextureSource=!0,Object.defineProperty(this,"id",{value:m0++}),this.uuid=vi(),this.data=e,this.dataReady=!0,this.version=0}getSize(e){let t=this.data;return typeof HTMLVideoElement<"u"&&t instanceof HTMLVideoElement?e.set(t.videoWidth,t.videoHeight,0):typeof VideoFrame<"u"&&t instanceof VideoFrame?e.set(t.displayWidth,t.displayHeight,0):t!==null?e.set(t.width||0,t.height||0,t.depth||0):e.set(0,0,0),e}set needsUpdate(e){e===!0&&this.version++}toJSON(e){let t=e===void 0||typeof e=="string";if(!t&&e.images[this.uuid]!==void 0)return e.images[this.uuid];let n={uuid:this.uuid,url:""},r=this.data;if(r!==null){let s;if(Array.isArray(r)){s=[];for(let o=0,a=r.length;o<a;o++)r[o].isDataTexture?s.push(Ac(r[o].image)):s.push(Ac(r[o]))}else s=Ac(r);n.url=s}return t||(e.images[this.uuid]=n),n}};function Ac(i){return typeof HTMLImageElement<"u"&&i instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&i instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&i instanceof ImageBitmap?ua.getDataURL(i):i.data?{data:Array.from(i.data),width:i.width,height:i.height,type:i.data.constructor.name}:(Ne("Texture: Unable to serialize Texture."),{})}var g0=0,Tc=new O,Jt=class i extends Cn{constructor(e=i.DEFAULT_IMAGE,t=i.DEFAULT_MAPPING,n=xn,r=xn,s=Ut,o=Zn,a=hn,l=cn,c=i.DEFAULT_ANISOTROPY,h=Nn){super(),this.isTexture=!0,Object.defineProperty(this,"id",{value:g0++}),this.uuid=vi(),this.name="",this.source=new Er(e),this.mipmaps=[],this.mapping=t,this.channel=0,this.wrapS=n,this.wrapT=r,this.magFilter=s,this.minFilter=o,this.anisotropy=c,this.format=a,this.internalFormat=null,this.type=l,this.offset=new Fe(0,0),this.repeat=new Fe(1,1),this.center=new Fe(0,0),this.rotation=0,this.matrixAutoUpdate=!0,this.matrix=new Oe,this.generateMipmaps=!0,this.mipmapsAutoUpdate=!0,this.premultiplyAlpha=!1,this.flipY=!0,this.unpackAlignment=4,this.colorSpace=h,this.userData={},this.updateRanges=[],this.version=0,this.onUpdate=null,this.renderTarget=null,this.isRenderTargetTexture=!1,this.isArrayTexture=!!(e&&e.depth&&e.depth>1),this.pmremVersion=0,this.isPMREMTexture=!1,this.normalized=!1}get width(){return this.source.getSize(Tc).x}get height(){return this.source.getSize(Tc).y}get depth(){return this.source.getSize(Tc).z}get image(){return this.source.data}set image(e){this.source.data=e}updateMatrix(){this.matrix.setUvTransform(this.offset.x,this.offset.y,this.repeat.x,this.repeat.y,this.rotation,this.center.x,this.center.y)}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}clone(){return new this.constructor().copy(this)}copy(e){return this.name=e.name,this.source=e.source,this.mipmaps=e.mipmaps.slice(0),this.mapping=e.mapping,this.channel=e.channel,this.wrapS=e.wrapS,this.wrapT=e.wrapT,this.magFilter=e.magFilter,this.minFilter=e.minFilter,this.anisotropy=e.anisotropy,this.format=e.format,this.internalFormat=e.internalFormat,this.type=e.type,this.normalized=e.normalized,this.offset.copy(e.offset),this.repeat.copy(e.repeat),this.center.copy(e.center),this.rotation=e.rotation,this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrix.copy(e.matrix),this.generateMipmaps=e.generateMipmaps,this.mipmapsAutoUpdate=e.mipmapsAutoUpdate,this.premultiplyAlpha=e.premultiplyAlpha,this.flipY=e.flipY,this.unpackAlignment=e.unpackAlignment,this.colorSpace=e.colorSpace,this.renderTarget=e.renderTarget,this.isRenderTargetTexture=e.isRenderTargetTexture,this.isPMREMTexture=e.isPMREMTexture,this.isArrayTexture=e.isArrayTexture,this.userData=JSON.parse(JSON.stringify(e.userData)),this.needsUpdate=!0,this}setValues(e){for(let t in e){let n=e[t];if(n===void 0){Ne(`Texture.setValues(): parameter '${t}' has value of undefined.`);continue}let r=this[t];if(r===void 0){Ne(`Texture.setValues(): property '${t}' does not exist.`);continue}r&&n&&r.isVector2&&n.isVector2||r&&n&&r.isVector3&&n.isVector3||r&&n&&r.isMatrix3&&n.isMatrix3?r.copy(n):this[t]=n}}toJSON(e){let t=e===void 0||typeof e=="string";if(!t&&e.textures[this.uuid]!==void 0)return e.textures[this.uuid];let n={metadata:{version:4.7,type:"Texture",generator:"Texture.toJSON"},uuid:this.uuid,name:this.name,image:this.source.toJSON(e).uuid,mapping:this.mapping,channel:this.channel,repeat:[this.repeat.x,this.repeat.y],offset:[this.offset.x,this.offset.y],center:[this.center.x,this.center.y],rotation:this.rotation,wrap:[this.wrapS,this.wrapT],format:this.format,internalFormat:this.internalFormat,type:this.type,normalized:this.normalized,colorSpace:this.colorSpace,minFilter:this.minFilter,magFilter:this.magFilter,anisotropy:this.anisotropy,flipY:this.flipY,generateMipmaps:this.generateMipmaps,mipmapsAutoUpdate:this.mipmapsAutoUpdate,premultiplyAlpha:this.premultiplyAlpha,unpackAlignment:this.unpackAlignment};return Object.keys(this.userData).length>0&&(n.userData=this.userData),t||(e.textures[this.uuid]=n),n}dispose(){this.dispatchEvent({type:"dispose"})}transformUv(e){if(this.mapping!==hh)return e;if(e.applyMatrix3(this.matrix),e.x<0||e.x>1)switch(this.wrapS){case la:e.x=e.x-Math.floor(e.x);break;case xn:e.x=e.x<0?0:1;break;case ca:Math.abs(Math.floor(e.x)%2)===1?e.x=Math.ceil(e.x)-e.x:e.x=e.x-Math.floor(e.x);break}if(e.y<0||e.y>1)switch(this.wrapT){case la:e.y=e.y-Math.floor(e.y);break;case xn:e.y=e.y<0?0:1;break;case ca:Math.abs(Math.floor(e.y)%2)===1?e.y=Math.ceil(e.y)-e.y:e.y=e.y-Math.floor(e.y);break}return this.flipY&&(e.y=1-e.y),e}set needsUpdate(e){e===!0&&(this.version++,this.source.needsUpdate=!0)}set needsPMREMUpdate(e){e===!0&&this.pmremVersion++}};Jt.DEFAULT_IMAGE=null;Jt.DEFAULT_MAPPING=hh;Jt.DEFAULT_ANISOTROPY=1;var ut=class{static{this.prototype.isVector4=!0}constructor(e=0,t=0,n=0,r=1){this.x=e,this.y=t,this.z=n,this.w=r}get width(){return this.z}set width(e){this.z=e}get height(){return this.w}set height(e){this.w=e}set(e,t,n,r){return this.x=e,this.y=t,this.z=n,this.w=r,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this.w=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setW(e){return this.w=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;case 3:this.w=t;break;default:throw new Error("THREE.Vector4: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;case 3:return this.w;default:throw new Error("THREE.Vector4: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z,this.w)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this.w=e.w!==void 0?e.w:1,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this.w+=e.w,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this.w+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this.w=e.w+t.w,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this.w+=e.w*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this.w-=e.w,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this.w-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this.w=e.w-t.w,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this.w*=e.w,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this.w*=e,this}applyMatrix4(e){let t=this.x,n=this.y,r=this.z,s=this.w,o=e.elements;return this.x=o[0]*t+o[4]*n+o[8]*r+o[12]*s,this.y=o[1]*t+o[5]*n+o[9]*r+o[13]*s,this.z=o[2]*t+o[6]*n+o[10]*r+o[14]*s,this.w=o[3]*t+o[7]*n+o[11]*r+o[15]*s,this}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this.w/=e.w,this}divideScalar(e){return this.multiplyScalar(1/e)}setAxisAngleFromQuaternion(e){this.w=2*Math.acos(e.w);let t=Math.sqrt(1-e.w*e.w);return t<1e-4?(this.x=1,this.y=0,this.z=0):(this.x=e.x/t,this.y=e.y/t,this.z=e.z/t),this}setAxisAngleFromRotationMatrix(e){let t,n,r,s,l=e.elements,c=l[0],h=l[4],u=l[8],d=l[1],f=l[5],p=l[9],y=l[2],g=l[6],m=l[10];if(Math.abs(h-d)<.01&&Math.abs(u-y)<.01&&Math.abs(p-g)<.01){if(Math.abs(h+d)<.1&&Math.abs(u+y)<.1&&Math.abs(p+g)<.1&&Math.abs(c+f+m-3)<.1)return this.set(1,0,0,0),this;t=Math.PI;let A=(c+1)/2,E=(f+1)/2,b=(m+1)/2,_=(h+d)/4,x=(u+y)/4,w=(p+g)/4;return A>E&&A>b?A<.01?(n=0,r=.707106781,s=.707106781):(n=Math.sqrt(A),r=_/n,s=x/n):E>b?E<.01?(n=.707106781,r=0,s=.707106781):(r=Math.sqrt(E),n=_/r,s=w/r):b<.01?(n=.707106781,r=.707106781,s=0):(s=Math.sqrt(b),n=x/s,r=w/s),this.set(n,r,s,t),this}let v=Math.sqrt((g-p)*(g-p)+(u-y)*(u-y)+(d-h)*(d-h));return Math.abs(v)<.001&&(v=1),this.x=(g-p)/v,this.y=(u-y)/v,this.z=(d-h)/v,this.w=Math.acos((c+f+m-1)/2),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this.w=t[15],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this.w=Math.min(this.w,e.w),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this.w=Math.max(this.w,e.w),this}clamp(e,t){return this.x=He(this.x,e.x,t.x),this.y=He(this.y,e.y,t.y),this.z=He(this.z,e.z,t.z),this.w=He(this.w,e.w,t.w),this}clampScalar(e,t){return this.x=He(this.x,e,t),this.y=He(this.y,e,t),this.z=He(this.z,e,t),this.w=He(this.w,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(He(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this.w=Math.floor(this.w),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this.w=Math.ceil(this.w),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this.w=Math.round(this.w),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this.w=Math.trunc(this.w),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this.w=-this.w,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z+this.w*e.w}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)+Math.abs(this.w)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this.w+=(e.w-this.w)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this.z=e.z+(t.z-e.z)*n,this.w=e.w+(t.w-e.w)*n,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z&&e.w===this.w}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this.w=e[t+3],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e[t+3]=this.w,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this.w=e.getW(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this.w=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z,yield this.w}},da=class extends Cn{constructor(e=1,t=1,n={}){super(),n=Object.assign({generateMipmaps:!1,internalFormat:null,minFilter:Ut,depthBuffer:!0,stencilBuffer:!1,resolveColorBuffer:!0,resolveDepthBuffer:!0,resolveStencilBuffer:!0,storeMultisampledColorBuffer:!0,storeMultisampledDepthBuffer:!0,storeMultisampledStencilBuffer:!0,depthTexture:null,samples:0,count:1,depth:1,multiview:!1,useArrayDepthTexture:!1},n),this.isRenderTarget=!0,this.width=e,this.height=t,this.depth=n.depth,this.scissor=new ut(0,0,e,t),this.scissorTest=!1,this.viewport=new ut(0,0,e,t),this.textures=[];let r=n.count;for(let s=0;s<r;s++)this.textures[s]=new Jt({width:e,height:t,depth:n.depth}),this.textures[s].isRenderTargetTexture=!0,this.textures[s].renderTarget=this;this._setTextureOptions(n),this.depthBuffer=n.depthBuffer,this.stencilBuffer=n.stencilBuffer,this.resolveColorBuffer=n.resolveColorBuffer,this.resolveDepthBuffer=n.resolveDepthBuffer,this.resolveStencilBuffer=n.resolveStencilBuffer,this.storeMultisampledColorBuffer=n.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=n.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=n.storeMultisampledStencilBuffer,this._depthTexture=null,this.depthTexture=n.depthTexture,this.samples=n.samples,this.multiview=n.multiview,this.useArrayDepthTexture=n.useArrayDepthTexture}_setTextureOptions(e={}){let t={minFilter:Ut,generateMipmaps:!1,flipY:!1,internalFormat:null};e.mapping!==void 0&&(t.mapping=e.mapping),e.wrapS!==void 0&&(t.wrapS=e.wrapS),e.wrapT!==void 0&&(t.wrapT=e.wrapT),e.wrapR!==void 0&&(t.wrapR=e.wrapR),e.magFilter!==void 0&&(t.magFilter=e.magFilter),e.minFilter!==void 0&&(t.minFilter=e.minFilter),e.format!==void 0&&(t.format=e.format),e.type!==void 0&&(t.type=e.type),e.anisotropy!==void 0&&(t.anisotropy=e.anisotropy),e.colorSpace!==void 0&&(t.colorSpace=e.colorSpace),e.flipY!==void 0&&(t.flipY=e.flipY),e.generateMipmaps!==void 0&&(t.generateMipmaps=e.generateMipmaps),e.mipmapsAutoUpdate!==void 0&&(t.mipmapsAutoUpdate=e.mipmapsAutoUpdate),e.internalFormat!==void 0&&(t.internalFormat=e.internalFormat);for(let n=0;n<this.textures.length;n++)this.textures[n].setValues(t)}get texture(){return this.textures[0]}set texture(e){this.textures[0]=e}set depthTexture(e){this._depthTexture!==null&&this._depthTexture.renderTarget===this&&(this._depthTexture.renderTarget=null),e!==null&&e.renderTarget===null&&(e.renderTarget=this),this._depthTexture=e}get depthTexture(){return this._depthTexture}setSize(e,t,n=1){if(this.width!==e||this.height!==t||this.depth!==n){this.width=e,this.height=t,this.depth=n;for(let r=0,s=this.textures.length;r<s;r++)this.textures[r].image.width=e,this.textures[r].image.height=t,this.textures[r].image.depth=n,this.textures[r].isData3DTexture!==!0&&(this.textures[r].isArrayTexture=this.textures[r].image.depth>1);this.dispose()}this.viewport.set(0,0,e,t),this.scissor.set(0,0,e,t)}clone(){return new this.constructor().copy(this)}copy(e){this.width=e.width,this.height=e.height,this.depth=e.depth,this.scissor.copy(e.scissor),this.scissorTest=e.scissorTest,this.viewport.copy(e.viewport),this.textures.length=0;for(let t=0,n=e.textures.length;t<n;t++){this.textures[t]=e.textures[t].clone(),this.textures[t].isRenderTargetTexture=!0,this.textures[t].renderTarget=this;let r=Object.assign({},e.textures[t].image);this.textures[t].source=new Er(r)}if(this.depthBuffer=e.depthBuffer,this.stencilBuffer=e.stencilBuffer,this.resolveColorBuffer=e.resolveColorBuffer,this.resolveDepthBuffer=e.resolveDepthBuffer,this.resolveStencilBuffer=e.resolveStencilBuffer,this.storeMultisampledColorBuffer=e.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=e.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=e.storeMultisampledStencilBuffer,e.depthTexture!==null)if(e.depthTexture.renderTarget===e){let t=e.depthTexture.clone();t.renderTarget=null,this.depthTexture=t}else this.depthTexture=e.depthTexture;else this.depthTexture=null;return this.samples=e.samples,this.multiview=e.multiview,this.useArrayDepthTexture=e.useArrayDepthTexture,this}dispose(){this.dispatchEvent({type:"dispose"})}},on=class extends da{constructor(e=1,t=1,n={}){super(e,t,n),this.isWebGLRenderTarget=!0}},ps=class extends Jt{constructor(e=null,t=1,n=1,r=1){super(null),this.isDataArrayTexture=!0,this.image={data:e,width:t,height:n,depth:r},this.magFilter=Lt,this.minFilter=Lt,this.wrapR=xn,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1,this.layerUpdates=new Set}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}addLayerUpdate(e){this.layerUpdates.add(e)}clearLayerUpdates(){this.layerUpdates.clear()}};var fa=class extends Jt{constructor(e=null,t=1,n=1,r=1){super(null),this.isData3DTexture=!0,this.image={data:e,width:t,height:n,depth:r},this.magFilter=Lt,this.minFilter=Lt,this.wrapR=xn,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}};var gt=class i{static{this.prototype.isMatrix4=!0}constructor(e,t,n,r,s,o,a,l,c,h,u,d,f,p,y,g){this.elements=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],e!==void 0&&this.set(e,t,n,r,s,o,a,l,c,h,u,d,f,p,y,g)}set(e,t,n,r,s,o,a,l,c,h,u,d,f,p,y,g){let m=this.elements;return m[0]=e,m[4]=t,m[8]=n,m[12]=r,m[1]=s,m[5]=o,m[9]=a,m[13]=l,m[2]=c,m[6]=h,m[10]=u,m[14]=d,m[3]=f,m[7]=p,m[11]=y,m[15]=g,this}identity(){return this.set(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1),this}clone(){return new i().fromArray(this.elements)}copy(e){let t=this.elements,n=e.elements;return t[0]=n[0],t[1]=n[1],t[2]=n[2],t[3]=n[3],t[4]=n[4],t[5]=n[5],t[6]=n[6],t[7]=n[7],t[8]=n[8],t[9]=n[9],t[10]=n[10],t[11]=n[11],t[12]=n[12],t[13]=n[13],t[14]=n[14],t[15]=n[15],this}copyPosition(e){let t=this.elements,n=e.elements;return t[12]=n[12],t[13]=n[13],t[14]=n[14],this}setFromMatrix3(e){let t=e.elements;return this.set(t[0],t[3],t[6],0,t[1],t[4],t[7],0,t[2],t[5],t[8],0,0,0,0,1),this}extractBasis(e,t,n){return this.determinantAffine()===0?(e.set(1,0,0),t.set(0,1,0),n.set(0,0,1),this):(e.setFromMatrixColumn(this,0),t.setFromMatrixColumn(this,1),n.setFromMatrixColumn(this,2),this)}makeBasis(e,t,n){return this.set(e.x,t.x,n.x,0,e.y,t.y,n.y,0,e.z,t.z,n.z,0,0,0,0,1),this}extractRotation(e){if(e.determinantAffine()===0)return this.identity();let t=this.elements,n=e.elements,r=1/cr.setFromMatrixColumn(e,0).length(),s=1/cr.setFromMatrixColumn(e,1).length(),o=1/cr.setFromMatrixColumn(e,2).length();return t[0]=n[0]*r,t[1]=n[1]*r,t[2]=n[2]*r,t[3]=0,t[4]=n[4]*s,t[5]=n[5]*s,t[6]=n[6]*s,t[7]=0,t[8]=n[8]*o,t[9]=n[9]*o,t[10]=n[10]*o,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromEuler(e){let t=this.elements,n=e.x,r=e.y,s=e.z,o=Math.cos(n),a=Math.sin(n),l=Math.cos(r),c=Math.sin(r),h=Math.cos(s),u=Math.sin(s);if(e.order==="XYZ"){let d=o*h,f=o*u,p=a*h,y=a*u;t[0]=l*h,t[4]=-l*u,t[8]=c,t[1]=f+p*c,t[5]=d-y*c,t[9]=-a*l,t[2]=y-d*c,t[6]=p+f*c,t[10]=o*l}else if(e.order==="YXZ"){let d=l*h,f=l*u,p=c*h,y=c*u;t[0]=d+y*a,t[4]=p*a-f,t[8]=o*c,t[1]=o*u,t[5]=o*h,t[9]=-a,t[2]=f*a-p,t[6]=y+d*a,t[10]=o*l}else if(e.order==="ZXY"){let d=l*h,f=l*u,p=c*h,y=c*u;t[0]=d-y*a,t[4]=-o*u,t[8]=p+f*a,t[1]=f+p*a,t[5]=o*h,t[9]=y-d*a,t[2]=-o*c,t[6]=a,t[10]=o*l}else if(e.order==="ZYX"){let d=o*h,f=o*u,p=a*h,y=a*u;t[0]=l*h,t[4]=p*c-f,t[8]=d*c+y,t[1]=l*u,t[5]=y*c+d,t[9]=f*c-p,t[2]=-c,t[6]=a*l,t[10]=o*l}else if(e.order==="YZX"){let d=o*l,f=o*c,p=a*l,y=a*c;t[0]=l*h,t[4]=y-d*u,t[8]=p*u+f,t[1]=u,t[5]=o*h,t[9]=-a*h,t[2]=-c*h,t[6]=f*u+p,t[10]=d-y*u}else if(e.order==="XZY"){let d=o*l,f=o*c,p=a*l,y=a*c;t[0]=l*h,t[4]=-u,t[8]=c*h,t[1]=d*u+y,t[5]=o*h,t[9]=f*u-p,t[2]=p*u-f,t[6]=a*h,t[10]=y*u+d}return t[3]=0,t[7]=0,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromQuaternion(e){return this.compose(y0,e,x0)}lookAt(e,t,n){let r=this.elements;return Qt.subVectors(e,t),Qt.lengthSq()===0&&(Qt.z=1),Qt.normalize(),ii.crossVectors(n,Qt),ii.lengthSq()===0&&(Math.abs(n.z)===1?Qt.x+=1e-4:Qt.z+=1e-4,Qt.normalize(),ii.crossVectors(n,Qt)),ii.normalize(),Io.crossVectors(Qt,ii),r[0]=ii.x,r[4]=Io.x,r[8]=Qt.x,r[1]=ii.y,r[5]=Io.y,r[9]=Qt.y,r[2]=ii.z,r[6]=Io.z,r[10]=Qt.z,this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let n=e.elements,r=t.elements,s=this.elements,o=n[0],a=n[4],l=n[8],c=n[12],h=n[1],u=n[5],d=n[9],f=n[13],p=n[2],y=n[6],g=n[10],m=n[14],v=n[3],A=n[7],E=n[11],b=n[15],_=r[0],x=r[4],w=r[8],N=r[12],C=r[1],I=r[5],U=r[9],H=r[13],R=r[2],B=r[6],$=r[10],G=r[14],ie=r[3],q=r[7],te=r[11],ne=r[15];return s[0]=o*_+a*C+l*R+c*ie,s[4]=o*x+a*I+l*B+c*q,s[8]=o*w+a*U+l*$+c*te,s[12]=o*N+a*H+l*G+c*ne,s[1]=h*_+u*C+d*R+f*ie,s[5]=h*x+u*I+d*B+f*q,s[9]=h*w+u*U+d*$+f*te,s[13]=h*N+u*H+d*G+f*ne,s[2]=p*_+y*C+g*R+m*ie,s[6]=p*x+y*I+g*B+m*q,s[10]=p*w+y*U+g*$+m*te,s[14]=p*N+y*H+g*G+m*ne,s[3]=v*_+A*C+E*R+b*ie,s[7]=v*x+A*I+E*B+b*q,s[11]=v*w+A*U+E*$+b*te,s[15]=v*N+A*H+E*G+b*ne,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[4]*=e,t[8]*=e,t[12]*=e,t[1]*=e,t[5]*=e,t[9]*=e,t[13]*=e,t[2]*=e,t[6]*=e,t[10]*=e,t[14]*=e,t[3]*=e,t[7]*=e,t[11]*=e,t[15]*=e,this}determinant(){let e=this.elements,t=e[0],n=e[4],r=e[8],s=e[12],o=e[1],a=e[5],l=e[9],c=e[13],h=e[2],u=e[6],d=e[10],f=e[14],p=e[3],y=e[7],g=e[11],m=e[15],v=l*f-c*d,A=a*f-c*u,E=a*d-l*u,b=o*f-c*h,_=o*d-l*h,x=o*u-a*h;return t*(y*v-g*A+m*E)-n*(p*v-g*b+m*_)+r*(p*A-y*b+m*x)-s*(p*E-y*_+g*x)}determinantAffine(){let e=this.elements,t=e[0],n=e[4],r=e[8],s=e[1],o=e[5],a=e[9],l=e[2],c=e[6],h=e[10];return t*(o*h-a*c)-n*(s*h-a*l)+r*(s*c-o*l)}transpose(){let e=this.elements,t;return t=e[1],e[1]=e[4],e[4]=t,t=e[2],e[2]=e[8],e[8]=t,t=e[6],e[6]=e[9],e[9]=t,t=e[3],e[3]=e[12],e[12]=t,t=e[7],e[7]=e[13],e[13]=t,t=e[11],e[11]=e[14],e[14]=t,this}setPosition(e,t,n){let r=this.elements;return e.isVector3?(r[12]=e.x,r[13]=e.y,r[14]=e.z):(r[12]=e,r[13]=t,r[14]=n),this}invert(){let e=this.elements,t=e[0],n=e[1],r=e[2],s=e[3],o=e[4],a=e[5],l=e[6],c=e[7],h=e[8],u=e[9],d=e[10],f=e[11],p=e[12],y=e[13],g=e[14],m=e[15],v=t*a-n*o,A=t*l-r*o,E=t*c-s*o,b=n*l-r*a,_=n*c-s*a,x=r*c-s*l,w=h*y-u*p,N=h*g-d*p,C=h*m-f*p,I=u*g-d*y,U=u*m-f*y,H=d*m-f*g,R=v*H-A*U+E*I+b*C-_*N+x*w;if(R===0)return this.set(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);let B=1/R;return e[0]=(a*H-l*U+c*I)*B,e[1]=(r*U-n*H-s*I)*B,e[2]=(y*x-g*_+m*b)*B,e[3]=(d*_-u*x-f*b)*B,e[4]=(l*C-o*H-c*N)*B,e[5]=(t*H-r*C+s*N)*B,e[6]=(g*E-p*x-m*A)*B,e[7]=(h*x-d*E+f*A)*B,e[8]=(o*U-a*C+c*w)*B,e[9]=(n*C-t*U-s*w)*B,e[10]=(p*_-y*E+m*v)*B,e[11]=(u*E-h*_-f*v)*B,e[12]=(a*N-o*I-l*w)*B,e[13]=(t*I-n*N+r*w)*B,e[14]=(y*A-p*b-g*v)*B,e[15]=(h*b-u*A+d*v)*B,this}scale(e){let t=this.elements,n=e.x,r=e.y,s=e.z;return t[0]*=n,t[4]*=r,t[8]*=s,t[1]*=n,t[5]*=r,t[9]*=s,t[2]*=n,t[6]*=r,t[10]*=s,t[3]*=n,t[7]*=r,t[11]*=s,this}getMaxScaleOnAxis(){let e=this.elements,t=e[0]*e[0]+e[1]*e[1]+e[2]*e[2],n=e[4]*e[4]+e[5]*e[5]+e[6]*e[6],r=e[8]*e[8]+e[9]*e[9]+e[10]*e[10];return Math.sqrt(Math.max(t,n,r))}makeTranslation(e,t,n){return e.isVector3?this.set(1,0,0,e.x,0,1,0,e.y,0,0,1,e.z,0,0,0,1):this.set(1,0,0,e,0,1,0,t,0,0,1,n,0,0,0,1),this}makeRotationX(e){let t=Math.cos(e),n=Math.sin(e);return this.set(1,0,0,0,0,t,-n,0,0,n,t,0,0,0,0,1),this}makeRotationY(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,0,n,0,0,1,0,0,-n,0,t,0,0,0,0,1),this}makeRotationZ(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,-n,0,0,n,t,0,0,0,0,1,0,0,0,0,1),this}makeRotationAxis(e,t){let n=Math.cos(t),r=Math.sin(t),s=1-n,o=e.x,a=e.y,l=e.z,c=s*o,h=s*a;return this.set(c*o+n,c*a-r*l,c*l+r*a,0,c*a+r*l,h*a+n,h*l-r*o,0,c*l-r*a,h*l+r*o,s*l*l+n,0,0,0,0,1),this}makeScale(e,t,n){return this.set(e,0,0,0,0,t,0,0,0,0,n,0,0,0,0,1),this}makeShear(e,t,n,r,s,o){return this.set(1,n,s,0,e,1,o,0,t,r,1,0,0,0,0,1),this}compose(e,t,n){let r=this.elements,s=t._x,o=t._y,a=t._z,l=t._w,c=s+s,h=o+o,u=a+a,d=s*c,f=s*h,p=s*u,y=o*h,g=o*u,m=a*u,v=l*c,A=l*h,E=l*u,b=n.x,_=n.y,x=n.z;return r[0]=(1-(y+m))*b,r[1]=(f+E)*b,r[2]=(p-A)*b,r[3]=0,r[4]=(f-E)*_,r[5]=(1-(d+m))*_,r[6]=(g+v)*_,r[7]=0,r[8]=(p+A)*x,r[9]=(g-v)*x,r[10]=(1-(d+y))*x,r[11]=0,r[12]=e.x,r[13]=e.y,r[14]=e.z,r[15]=1,this}decompose(e,t,n){let r=this.elements;e.x=r[12],e.y=r[13],e.z=r[14];let s=this.determinantAffine();if(s===0)return n.set(1,1,1),t.identity(),this;let o=cr.set(r[0],r[1],r[2]).length(),a=cr.set(r[4],r[5],r[6]).length(),l=cr.set(r[8],r[9],r[10]).length();s<0&&(o=-o),An.copy(this);let c=1/o,h=1/a,u=1/l;return An.elements[0]*=c,An.elements[1]*=c,An.elements[2]*=c,An.elements[4]*=h,An.elements[5]*=h,An.elements[6]*=h,An.elements[8]*=u,An.elements[9]*=u,An.elements[10]*=u,t.setFromRotationMatrix(An),n.x=o,n.y=a,n.z=l,this}makePerspective(e,t,n,r,s,o,a=_n,l=!1){let c=this.elements,h=2*s/(t-e),u=2*s/(n-r),d=(t+e)/(t-e),f=(n+r)/(n-r),p,y;if(l)p=s/(o-s),y=o*s/(o-s);else if(a===_n)p=-(o+s)/(o-s),y=-2*o*s/(o-s);else if(a===us)p=-o/(o-s),y=-o*s/(o-s);else throw new Error("THREE.Matrix4.makePerspective(): Invalid coordinate system: "+a);return c[0]=h,c[4]=0,c[8]=d,c[12]=0,c[1]=0,c[5]=u,c[9]=f,c[13]=0,c[2]=0,c[6]=0,c[10]=p,c[14]=y,c[3]=0,c[7]=0,c[11]=-1,c[15]=0,this}makeOrthographic(e,t,n,r,s,o,a=_n,l=!1){let c=this.elements,h=2/(t-e),u=2/(n-r),d=-(t+e)/(t-e),f=-(n+r)/(n-r),p,y;if(l)p=1/(o-s),y=o/(o-s);else if(a===_n)p=-2/(o-s),y=-(o+s)/(o-s);else if(a===us)p=-1/(o-s),y=-s/(o-s);else throw new Error("THREE.Matrix4.makeOrthographic(): Invalid coordinate system: "+a);return c[0]=h,c[4]=0,c[8]=0,c[12]=d,c[1]=0,c[5]=u,c[9]=0,c[13]=f,c[2]=0,c[6]=0,c[10]=p,c[14]=y,c[3]=0,c[7]=0,c[11]=0,c[15]=1,this}equals(e){let t=this.elements,n=e.elements;for(let r=0;r<16;r++)if(t[r]!==n[r])return!1;return!0}fromArray(e,t=0){for(let n=0;n<16;n++)this.elements[n]=e[n+t];return this}toArray(e=[],t=0){let n=this.elements;return e[t]=n[0],e[t+1]=n[1],e[t+2]=n[2],e[t+3]=n[3],e[t+4]=n[4],e[t+5]=n[5],e[t+6]=n[6],e[t+7]=n[7],e[t+8]=n[8],e[t+9]=n[9],e[t+10]=n[10],e[t+11]=n[11],e[t+12]=n[12],e[t+13]=n[13],e[t+14]=n[14],e[t+15]=n[15],e}},cr=new O,An=new gt,y0=new O(0,0,0),x0=new O(1,1,1),ii=new O,Io=new O,Qt=new O,Dd=new gt,Ud=new sn,ci=class i{constructor(e=0,t=0,n=0,r=i.DEFAULT_ORDER){this.isEuler=!0,this._x=e,this._y=t,this._z=n,this._order=r}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get order(){return this._order}set order(e){this._order=e,this._onChangeCallback()}set(e,t,n,r=this._order){return this._x=e,this._y=t,this._z=n,this._order=r,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._order)}copy(e){return this._x=e._x,this._y=e._y,this._z=e._z,this._order=e._order,this._onChangeCallback(),this}setFromRotationMatrix(e,t=this._order,n=!0){let r=e.elements,s=r[0],o=r[4],a=r[8],l=r[1],c=r[5],h=r[9],u=r[2],d=r[6],f=r[10];switch(t){case"XYZ":this._y=Math.asin(He(a,-1,1)),Math.abs(a)<.9999999?(this._x=Math.atan2(-h,f),this._z=Math.atan2(-o,s)):(this._x=Math.atan2(d,c),this._z=0);break;case"YXZ":this._x=Math.asin(-He(h,-1,1)),Math.abs(h)<.9999999?(this._y=Math.atan2(a,f),this._z=Math.atan2(l,c)):(this._y=Math.atan2(-u,s),this._z=0);break;case"ZXY":this._x=Math.asin(He(d,-1,1)),Math.abs(d)<.9999999?(this._y=Math.atan2(-u,f),this._z=Math.atan2(-o,c)):(this._y=0,this._z=Math.atan2(l,s));break;case"ZYX":this._y=Math.asin(-He(u,-1,1)),Math.abs(u)<.9999999?(this._x=Math.atan2(d,f),this._z=Math.atan2(l,s)):(this._x=0,this._z=Math.atan2(-o,c));break;case"YZX":this._z=Math.asin(He(l,-1,1)),Math.abs(l)<.9999999?(this._x=Math.atan2(-h,c),this._y=Math.atan2(-u,s)):(this._x=0,this._y=Math.atan2(a,f));break;case"XZY":this._z=Math.asin(-He(o,-1,1)),Math.abs(o)<.9999999?(this._x=Math.atan2(d,c),this._y=Math.atan2(a,s)):(this._x=Math.atan2(-h,f),this._y=0);break;default:Ne("Euler: .setFromRotationMatrix() encountered an unknown order: "+t)}return this._order=t,n===!0&&this._onChangeCallback(),this}setFromQuaternion(e,t,n){return Dd.makeRotationFromQuaternion(e),this.setFromRotationMatrix(Dd,t,n)}setFromVector3(e,t=this._order){return this.set(e.x,e.y,e.z,t)}reorder(e){return Ud.setFromEuler(this),this.setFromQuaternion(Ud,e)}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._order===this._order}fromArray(e){return this._x=e[0],this._y=e[1],this._z=e[2],e[3]!==void 0&&(this._order=e[3]),this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._order,e}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._order}};ci.DEFAULT_ORDER="XYZ";var ms=class{constructor(){this.mask=1}set(e){this.mask=(1<<e|0)>>>0}enable(e){this.mask|=1<<e|0}enableAll(){this.mask=-1}toggle(e){this.mask^=1<<e|0}disable(e){this.mask&=~(1<<e|0)}disableAll(){this.mask=0}test(e){return(this.mask&e.mask)!==0}isEnabled(e){return(this.mask&(1<<e|0))!==0}},_0=0,Fd=new O,hr=new sn,Vn=new gt,Lo=new O,ts=new O,v0=new O,b0=new sn,Od=new O(1,0,0),Bd=new O(0,1,0),kd=new O(0,0,1),zd={type:"added"},M0={type:"removed"},ur={type:"childadded",child:null},Rc={type:"childremoved",child:null},an=class i extends Cn{constructor(){super(),this.isObject3D=!0,Object.defineProperty(this,"id",{value:_0++}),this.uuid=vi(),this.name="",this.type="Object3D",this.parent=null,this.children=[],this.up=i.DEFAULT_UP.clone();let e=new O,t=new ci,n=new sn,r=new O(1,1,1);function s(){n.setFromEuler(t,!1)}function o(){t.setFromQuaternion(n,void 0,!1)}t._onChange(s),n._onChange(o),Object.defineProperties(this,{position:{configurable:!0,enumerable:!0,value:e},rotation:{configurable:!0,enumerable:!0,value:t},quaternion:{configurable:!0,enumerable:!0,value:n},scale:{configurable:!0,enumerable:!0,value:r},modelViewMatrix:{value:new gt},normalMatrix:{value:new Oe}}),this.matrix=new gt,this.matrixWorld=new gt,this.matrixAutoUpdate=i.DEFAULT_MATRIX_AUTO_UPDATE,this.matrixWorldAutoUpdate=i.DEFAULT_MATRIX_WORLD_AUTO_UPDATE,this.matrixWorldNeedsUpdate=!1,this.layers=new ms,this.visible=!0,this.castShadow=!1,this.receiveShadow=!1,this.frustumCulled=!0,this.renderOrder=0,this.animations=[],this.customDepthMaterial=void 0,this.customDistanceMaterial=void 0,this.static=!1,this.userData={},this.pivot=null}onBeforeShadow(){}onAfterShadow(){}onBeforeRender(){}onAfterRender(){}applyMatrix4(e){this.matrixAutoUpdate&&this.updateMatrix(),this.matrix.premultiply(e),this.matrix.decompose(this.position,this.quaternion,this.scale),this.pivot!==null&&this.position.copy(this.pivot).applyMatrix4(this.matrix).sub(this.pivot)}applyQuaternion(e){return this.quaternion.premultiply(e),this}setRotationFromAxisAngle(e,t){this.quaternion.setFromAxisAngle(e,t)}setRotationFromEuler(e){this.quaternion.setFromEuler(e,!0)}setRotationFromMatrix(e){this.quaternion.setFromRotationMatrix(e)}setRotationFromQuaternion(e){this.quaternion.copy(e)}rotateOnAxis(e,t){return hr.setFromAxisAngle(e,t),this.quaternion.multiply(hr),this}rotateOnWorldAxis(e,t){return hr.setFromAxisAngle(e,t),this.quaternion.premultiply(hr),this}rotateX(e){return this.rotateOnAxis(Od,e)}rotateY(e){return this.rotateOnAxis(Bd,e)}rotateZ(e){return this.rotateOnAxis(kd,e)}translateOnAxis(e,t){return Fd.copy(e).applyQuaternion(this.quaternion),this.position.add(Fd.multiplyScalar(t)),this}translateX(e){return this.translateOnAxis(Od,e)}translateY(e){return this.translateOnAxis(Bd,e)}translateZ(e){return this.translateOnAxis(kd,e)}localToWorld(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(this.matrixWorld)}worldToLocal(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(Vn.copy(this.matrixWorld).invert())}lookAt(e,t,n){e.isVector3?Lo.copy(e):Lo.set(e,t,n);let r=this.parent;this.updateWorldMatrix(!0,!1),ts.setFromMatrixPosition(this.matrixWorld),this.isCamera||this.isLight?Vn.lookAt(ts,Lo,this.up):Vn.lookAt(Lo,ts,this.up),this.quaternion.setFromRotationMatrix(Vn),r&&(Vn.extractRotation(r.matrixWorld),hr.setFromRotationMatrix(Vn),this.quaternion.premultiply(hr.invert()))}add(e){if(arguments.length>1){for(let t=0;t<arguments.length;t++)this.add(arguments[t]);return this}return e===this?(Ue("Object3D.add: object can't be added as a child of itself.",e),this):(e&&e.isObject3D?(e.removeFromParent(),e.parent=this,this.children.push(e),e.dispatchEvent(zd),ur.child=e,this.dispatchEvent(ur),ur.child=null):Ue("Object3D.add: object not an instance of THREE.Object3D.",e),this)}remove(e){if(arguments.length>1){for(let n=0;n<arguments.length;n++)this.remove(arguments[n]);return this}let t=this.children.indexOf(e);return t!==-1&&(e.parent=null,this.children.splice(t,1),e.dispatchEvent(M0),Rc.child=e,this.dispatchEvent(Rc),Rc.child=null),this}removeFromParent(){let e=this.parent;return e!==null&&e.remove(this),this}clear(){return this.remove(...this.children)}attach(e){return this.updateWorldMatrix(!0,!1),Vn.copy(this.matrixWorld).invert(),e.parent!==null&&(e.parent.updateWorldMatrix(!0,!1),Vn.multiply(e.parent.matrixWorld)),e.applyMatrix4(Vn),e.removeFromParent(),e.parent=this,this.children.push(e),e.updateWorldMatrix(!1,!0),e.dispatchEvent(zd),ur.child=e,this.dispatchEvent(ur),ur.child=null,this}getObjectById(e){return this.getObjectByProperty("id",e)}getObjectByName(e){return this.getObjectByProperty("name",e)}getObjectByProperty(e,t){if(this[e]===t)return this;for(let n=0,r=this.children.length;n<r;n++){let o=this.children[n].getObjectByProperty(e,t);if(o!==void 0)return o}}getObjectsByProperty(e,t,n=[]){this[e]===t&&n.push(this);let r=this.children;for(let s=0,o=r.length;s<o;s++)r[s].getObjectsByProperty(e,t,n);return n}getWorldPosition(e){return this.updateWorldMatrix(!0,!1),e.setFromMatrixPosition(this.matrixWorld)}getWorldQuaternion(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(ts,e,v0),e}getWorldScale(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(ts,b0,e),e}getWorldDirection(e){this.updateWorldMatrix(!0,!1);let t=this.matrixWorld.elements;return e.set(t[8],t[9],t[10]).normalize()}raycast(){}intersectsFrustum(){return!0}traverse(e){e(this);let t=this.children;for(let n=0,r=t.length;n<r;n++)t[n].traverse(e)}traverseVisible(e){if(this.visible===!1)return;e(this);let t=this.children;for(let n=0,r=t.length;n<r;n++)t[n].traverseVisible(e)}traverseAncestors(e){let t=this.parent;t!==null&&(e(t),t.traverseAncestors(e))}updateMatrix(){this.matrix.compose(this.position,this.quaternion,this.scale);let e=this.pivot;if(e!==null){let t=e.x,n=e.y,r=e.z,s=this.matrix.elements;s[12]+=t-s[0]*t-s[4]*n-s[8]*r,s[13]+=n-s[1]*t-s[5]*n-s[9]*r,s[14]+=r-s[2]*t-s[6]*n-s[10]*r}this.matrixWorldNeedsUpdate=!0}updateMatrixWorld(e){this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||e)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,e=!0);let t=this.children;for(let n=0,r=t.length;n<r;n++)t[n].updateMatrixWorld(e)}updateWorldMatrix(e,t,n=!1){let r=this.parent;if(e===!0&&r!==null&&r.updateWorldMatrix(!0,!1),this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||n)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,n=!0),t===!0){let s=this.children;for(let o=0,a=s.length;o<a;o++)s[o].updateWorldMatrix(!1,!0,n)}}toJSON(e){let t=e===void 0||typeof e=="string",n={};t&&(e={geometries:{},materials:{},textures:{},images:{},shapes:{},skeletons:{},animations:{},nodes:{}},n.metadata={version:4.7,type:"Object",generator:"Object3D.toJSON"});let r={};r.uuid=this.uuid,r.type=this.type,r.name=this.name,r.castShadow=this.castShadow,r.receiveShadow=this.receiveShadow,r.visible=this.visible,r.frustumCulled=this.frustumCulled,r.renderOrder=this.renderOrder,r.static=this.static,r.matrixAutoUpdate=this.matrixAutoUpdate,Object.keys(this.userData).length>0&&(r.userData=this.userData),r.layers=this.layers.mask,r.matrix=this.matrix.toArray(),r.up=this.up.toArray(),this.pivot!==null&&(r.pivot=this.pivot.toArray()),this.morphTargetDictionary!==void 0&&(r.morphTargetDictionary=Object.assign({},this.morphTargetDictionary)),this.morphTargetInfluences!==void 0&&(r.morphTargetInfluences=this.morphTargetInfluences.slice()),this.isInstancedMesh&&(r.type="InstancedMesh",r.count=this.count,r.instanceMatrix=this.instanceMatrix.toJSON(),this.instanceColor!==null&&(r.instanceColor=this.instanceColor.toJSON())),this.isBatchedMesh&&(r.type="BatchedMesh",r.perObjectFrustumCulled=this.perObjectFrustumCulled,r.sortObjects=this.sortObjects,r.drawRanges=this._drawRanges,r.reservedRanges=this._reservedRanges,r.geometryInfo=this._geometryInfo.map(a=>({...a,boundingBox:a.boundingBox?a.boundingBox.toJSON():void 0,boundingSphere:a.boundingSphere?a.boundingSphere.toJSON():void 0})),r.instanceInfo=this._instanceInfo.map(a=>({...a})),r.availableInstanceIds=this._availableInstanceIds.slice(),r.availableGeometryIds=this._availableGeometryIds.slice(),r.nextIndexStart=this._nextIndexStart,r.nextVertexStart=this._nextVertexStart,r.geometryCount=this._geometryCount,r.maxInstanceCount=this._maxInstanceCount,r.maxVertexCount=this._maxVertexCount,r.maxIndexCount=this._maxIndexCount,r.geometryInitialized=this._geometryInitialized,r.matricesTexture=this._matricesTexture.toJSON(e),r.indirectTexture=this._indirectTexture.toJSON(e),this._colorsTexture!==null&&(r.colorsTexture=this._colorsTexture.toJSON(e)),this.boundingSphere!==null&&(r.boundingSphere=this.boundingSphere.toJSON()),this.boundingBox!==null&&(r.boundingBox=this.boundingBox.toJSON()));function s(a,l){return a[l.uuid]===void 0&&(a[l.uuid]=l.toJSON(e)),l.uuid}if(this.isScene)this.background&&(this.background.isColor?r.background=this.background.toJSON():this.background.isTexture&&(r.background=this.background.toJSON(e).uuid)),this.environment&&this.environment.isTexture&&this.environment.isRenderTargetTexture!==!0&&(r.environment=this.environment.toJSON(e).uuid);else if(this.isMesh||this.isLine||this.isPoints){r.geometry=s(e.geometries,this.geometry);let a=this.geometry.parameters;if(a!==void 0&&a.shapes!==void 0){let l=a.shapes;if(Array.isArray(l))for(let c=0,h=l.length;c<h;c++){let u=l[c];s(e.shapes,u)}else s(e.shapes,l)}}if(this.isSkinnedMesh&&(r.bindMode=this.bindMode,r.bindMatrix=this.bindMatrix.toArray(),this.skeleton!==void 0&&(s(e.skeletons,this.skeleton),r.skeleton=this.skeleton.uuid)),this.material!==void 0)if(Array.isArray(this.material)){let a=[];for(let l=0,c=this.material.length;l<c;l++)a.push(s(e.materials,this.material[l]));r.material=a}else r.material=s(e.materials,this.material);if(this.children.length>0){r.children=[];for(let a=0;a<this.children.length;a++)r.children.push(this.children[a].toJSON(e).object)}if(this.animations.length>0){r.animations=[];for(let a=0;a<this.animations.length;a++){let l=this.animations[a];r.animations.push(s(e.animations,l))}}if(t){let a=o(e.geometries),l=o(e.materials),c=o(e.textures),h=o(e.images),u=o(e.shapes),d=o(e.skeletons),f=o(e.animations),p=o(e.nodes);a.length>0&&(n.geometries=a),l.length>0&&(n.materials=l),c.length>0&&(n.textures=c),h.length>0&&(n.images=h),u.length>0&&(n.shapes=u),d.length>0&&(n.skeletons=d),f.length>0&&(n.animations=f),p.length>0&&(n.nodes=p)}return n.object=r,n;function o(a){let l=[];for(let c in a){let h=a[c];delete h.metadata,l.push(h)}return l}}clone(e){return new this.constructor().copy(this,e)}copy(e,t=!0){if(this.name=e.name,this.up.copy(e.up),this.position.copy(e.position),this.rotation.order=e.rotation.order,this.quaternion.copy(e.quaternion),this.scale.copy(e.scale),this.pivot=e.pivot!==null?e.pivot.clone():null,this.matrix.copy(e.matrix),this.matrixWorld.copy(e.matrixWorld),this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrixWorldAutoUpdate=e.matrixWorldAutoUpdate,this.matrixWorldNeedsUpdate=e.matrixWorldNeedsUpdate,this.layers.mask=e.layers.mask,this.visible=e.visible,this.castShadow=e.castShadow,this.receiveShadow=e.receiveShadow,this.frustumCulled=e.frustumCulled,this.renderOrder=e.renderOrder,this.static=e.static,this.animations=e.animations.slice(),this.userData=JSON.parse(JSON.stringify(e.userData)),t===!0)for(let n=0;n<e.children.length;n++){let r=e.children[n];this.add(r.clone())}return this}dispose(){this.dispatchEvent({type:"dispose"})}};an.DEFAULT_UP=new O(0,1,0);an.DEFAULT_MATRIX_AUTO_UPDATE=!0;an.DEFAULT_MATRIX_WORLD_AUTO_UPDATE=!0;var rn=class extends an{constructor(){super(),this.isGroup=!0,this.type="Group"}},S0={type:"move"},Ar=class{constructor(){this._targetRay=null,this._grip=null,this._hand=null}getHandSpace(){return this._hand===null&&(this._hand=new rn,this._hand.matrixAutoUpdate=!1,this._hand.visible=!1,this._hand.joints={},this._hand.inputState={pinching:!1}),this._hand}getTargetRaySpace(){return this._targetRay===null&&(this._targetRay=new rn,this._targetRay.matrixAutoUpdate=!1,this._targetRay.visible=!1,this._targetRay.hasLinearVelocity=!1,this._targetRay.linearVelocity=new O,this._targetRay.hasAngularVelocity=!1,this._targetRay.angularVelocity=new O),this._targetRay}getGripSpace(){return this._grip===null&&(this._grip=new rn,this._grip.matrixAutoUpdate=!1,this._grip.visible=!1,this._grip.hasLinearVelocity=!1,this._grip.linearVelocity=new O,this._grip.hasAngularVelocity=!1,this._grip.angularVelocity=new O,this._grip.eventsEnabled=!1),this._grip}dispatchEvent(e){return this._targetRay!==null&&this._targetRay.dispatchEvent(e),this._grip!==null&&this._grip.dispatchEvent(e),this._hand!==null&&this._hand.dispatchEvent(e),this}connect(e){if(e&&e.hand){let t=this._hand;if(t)for(let n of e.hand.values())this._getHandJoint(t,n)}return this.dispatchEvent({type:"connected",data:e}),this}disconnect(e){return this.dispatchEvent({type:"disconnected",data:e}),this._targetRay!==null&&(this._targetRay.visible=!1),this._grip!==null&&(this._grip.visible=!1),this._hand!==null&&(this._hand.visible=!1),this}update(e,t,n){let r=null,s=null,o=null,a=this._targetRay,l=this._grip,c=this._hand;if(e&&t.session.visibilityState!=="visible-blurred"){if(c&&e.hand){o=!0;for(let y of e.hand.values()){let g=t.getJointPose(y,n),m=this._getHandJoint(c,y);g!==null&&(m.matrix.fromArray(g.transform.matrix),m.matrix.decompose(m.position,m.quaternion,m.scale),m.matrixWorldNeedsUpdate=!0,m.jointRadius=g.radius),m.visible=g!==null}let h=c.joints["index-finger-tip"],u=c.joints["thumb-tip"],d=h.position.distanceTo(u.position),f=.02,p=.005;c.inputState.pinching&&d>f+p?(c.inputState.pinching=!1,this.dispatchEvent({type:"pinchend",handedness:e.handedness,target:this})):!c.inputState.pinching&&d<=f-p&&(c.inputState.pinching=!0,this.dispatchEvent({type:"pinchstart",handedness:e.handedness,target:this}))}else l!==null&&e.gripSpace&&(s=t.getPose(e.gripSpace,n),s!==null&&(l.matrix.fromArray(s.transform.matrix),l.matrix.decompose(l.position,l.quaternion,l.scale),l.matrixWorldNeedsUpdate=!0,s.linearVelocity?(l.hasLinearVelocity=!0,l.linearVelocity.copy(s.linearVelocity)):l.hasLinearVelocity=!1,s.angularVelocity?(l.hasAngularVelocity=!0,l.angularVelocity.copy(s.angularVelocity)):l.hasAngularVelocity=!1,l.eventsEnabled&&l.dispatchEvent({type:"gripUpdated",data:e,target:this})));a!==null&&(r=t.getPose(e.targetRaySpace,n),r===null&&s!==null&&(r=s),r!==null&&(a.matrix.fromArray(r.transform.matrix),a.matrix.decompose(a.position,a.quaternion,a.scale),a.matrixWorldNeedsUpdate=!0,r.linearVelocity?(a.hasLinearVelocity=!0,a.linearVelocity.copy(r.linearVelocity)):a.hasLinearVelocity=!1,r.angularVelocity?(a.hasAngularVelocity=!0,a.angularVelocity.copy(r.angularVelocity)):a.hasAngularVelocity=!1,this.dispatchEvent(S0)))}return a!==null&&(a.visible=r!==null),l!==null&&(l.visible=s!==null),c!==null&&(c.visible=o!==null),this}_getHandJoint(e,t){if(e.joints[t.jointName]===void 0){let n=new rn;n.matrixAutoUpdate=!1,n.visible=!1,e.joints[t.jointName]=n,e.add(n)}return e.joints[t.jointName]}},Of={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074},ri={h:0,s:0,l:0},No={h:0,s:0,l:0};function Cc(i,e,t){return t<0&&(t+=1),t>1&&(t-=1),t<1/6?i+(e-i)*6*t:t<1/2?e:t<2/3?i+(e-i)*6*(2/3-t):i}var Ze=class{constructor(e,t,n){return this.isColor=!0,this.r=1,this.g=1,this.b=1,this.set(e,t,n)}set(e,t,n){if(t===void 0&&n===void 0){let r=e;r&&r.isColor?this.copy(r):typeof r=="number"?this.setHex(r):typeof r=="string"&&this.setStyle(r)}else this.setRGB(e,t,n);return this}setScalar(e){return this.r=e,this.g=e,this.b=e,this}setHex(e,t=tn){return e=Math.floor(e),this.r=(e>>16&255)/255,this.g=(e>>8&255)/255,this.b=(e&255)/255,Ye.colorSpaceToWorking(this,t),this}setRGB(e,t,n,r=Ye.workingColorSpace){return this.r=e,this.g=t,this.b=n,Ye.colorSpaceToWorking(this,r),this}setHSL(e,t,n,r=Ye.workingColorSpace){if(e=wh(e,1),t=He(t,0,1),n=He(n,0,1),t===0)this.r=this.g=this.b=n;else{let s=n<=.5?n*(1+t):n+t-n*t,o=2*n-s;this.r=Cc(o,s,e+1/3),this.g=Cc(o,s,e),this.b=Cc(o,s,e-1/3)}return Ye.colorSpaceToWorking(this,r),this}setStyle(e,t=tn){function n(s){s!==void 0&&parseFloat(s)<1&&Ne("Color: Alpha component of "+e+" will be ignored.")}let r;if(r=/^(\w+)\(([^\)]*)\)/.exec(e)){let s,o=r[1],a=r[2];switch(o){case"rgb":case"rgba":if(s=/^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return n(s[4]),this.setRGB(Math.min(255,parseInt(s[1],10))/255,Math.min(255,parseInt(s[2],10))/255,Math.min(255,parseInt(s[3],10))/255,t);if(s=/^\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return n(s[4]),this.setRGB(Math.min(100,parseFloat(s[1]))/100,Math.min(100,parseFloat(s[2]))/100,Math.min(100,parseFloat(s[3]))/100,t);break;case"hsl":case"hsla":if(s=/^\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return n(s[4]),this.setHSL(parseFloat(s[1])/360,parseFloat(s[2])/100,parseFloat(s[3])/100,t);break;default:Ne("Color: Unknown color model "+e)}}else if(r=/^\#([A-Fa-f\d]+)$/.exec(e)){let s=r[1],o=s.length;if(o===3)return this.setRGB(parseInt(s.charAt(0),16)/15,parseInt(s.charAt(1),16)/15,parseInt(s.charAt(2),16)/15,t);if(o===6)return this.setHex(parseInt(s,16),t);Ne("Color: Invalid hex color "+e)}else if(e&&e.length>0)return this.setColorName(e,t);return this}setColorName(e,t=tn){let n=Of[e.toLowerCase()];return n!==void 0?this.setHex(n,t):Ne("Color: Unknown color "+e),this}clone(){return new this.constructor(this.r,this.g,this.b)}copy(e){return this.r=e.r,this.g=e.g,this.b=e.b,this}copySRGBToLinear(e){return this.r=$n(e.r),this.g=$n(e.g),this.b=$n(e.b),this}copyLinearToSRGB(e){return this.r=br(e.r),this.g=br(e.g),this.b=br(e.b),this}convertSRGBToLinear(){return this.copySRGBToLinear(this),this}convertLinearToSRGB(){return this.copyLinearToSRGB(this),this}getHex(e=tn){return Ye.workingToColorSpace(zt.copy(this),e),Math.round(He(zt.r*255,0,255))*65536+Math.round(He(zt.g*255,0,255))*256+Math.round(He(zt.b*255,0,255))}getHexString(e=tn){return("000000"+this.getHex(e).toString(16)).slice(-6)}getHSL(e,t=Ye.workingColorSpace){Ye.workingToColorSpace(zt.copy(this),t);let n=zt.r,r=zt.g,s=zt.b,o=Math.max(n,r,s),a=Math.min(n,r,s),l,c,h=(a+o)/2;if(a===o)l=0,c=0;else{let u=o-a;switch(c=h<=.5?u/(o+a):u/(2-o-a),o){case n:l=(r-s)/u+(r<s?6:0);break;case r:l=(s-n)/u+2;break;case s:l=(n-r)/u+4;break}l/=6}return e.h=l,e.s=c,e.l=h,e}getRGB(e,t=Ye.workingColorSpace){return Ye.workingToColorSpace(zt.copy(this),t),e.r=zt.r,e.g=zt.g,e.b=zt.b,e}getStyle(e=tn){Ye.workingToColorSpace(zt.copy(this),e);let t=zt.r,n=zt.g,r=zt.b;return e!==tn?`color(${e} ${t.toFixed(3)} ${n.toFixed(3)} ${r.toFixed(3)})`:`rgb(${Math.round(t*255)},${Math.round(n*255)},${Math.round(r*255)})`}offsetHSL(e,t,n){return this.getHSL(ri),this.setHSL(ri.h+e,ri.s+t,ri.l+n)}add(e){return this.r+=e.r,this.g+=e.g,this.b+=e.b,this}addColors(e,t){return this.r=e.r+t.r,this.g=e.g+t.g,this.b=e.b+t.b,this}addScalar(e){return this.r+=e,this.g+=e,this.b+=e,this}sub(e){return this.r=Math.max(0,this.r-e.r),this.g=Math.max(0,this.g-e.g),this.b=Math.max(0,this.b-e.b),this}multiply(e){return this.r*=e.r,this.g*=e.g,this.b*=e.b,this}multiplyScalar(e){return this.r*=e,this.g*=e,this.b*=e,this}lerp(e,t){return this.r+=(e.r-this.r)*t,this.g+=(e.g-this.g)*t,this.b+=(e.b-this.b)*t,this}lerpColors(e,t,n){return this.r=e.r+(t.r-e.r)*n,this.g=e.g+(t.g-e.g)*n,this.b=e.b+(t.b-e.b)*n,this}lerpHSL(e,t){this.getHSL(ri),e.getHSL(No);let n=as(ri.h,No.h,t),r=as(ri.s,No.s,t),s=as(ri.l,No.l,t);return this.setHSL(n,r,s),this}setFromVector3(e){return this.r=e.x,this.g=e.y,this.b=e.z,this}applyMatrix3(e){let t=this.r,n=this.g,r=this.b,s=e.elements;return this.r=s[0]*t+s[3]*n+s[6]*r,this.g=s[1]*t+s[4]*n+s[7]*r,this.b=s[2]*t+s[5]*n+s[8]*r,this}equals(e){return e.r===this.r&&e.g===this.g&&e.b===this.b}fromArray(e,t=0){return this.r=e[t],this.g=e[t+1],this.b=e[t+2],this}toArray(e=[],t=0){return e[t]=this.r,e[t+1]=this.g,e[t+2]=this.b,e}fromBufferAttribute(e,t){return this.r=e.getX(t),this.g=e.getY(t),this.b=e.getZ(t),this}toJSON(){return this.getHex()}*[Symbol.iterator](){yield this.r,yield this.g,yield this.b}},zt=new Ze;Ze.NAMES=Of;var gs=class extends an{constructor(){super(),this.isScene=!0,this.type="Scene",this.background=null,this.environment=null,this.fog=null,this.backgroundBlurriness=0,this.backgroundIntensity=1,this.backgroundRotation=new ci,this.environmentIntensity=1,this.environmentRotation=new ci,this.overrideMaterial=null,typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}copy(e,t){return super.copy(e,t),this.background=e.background!==null?e.background.clone():null,this.environment=e.environment!==null?e.environment.clone():null,this.fog=e.fog!==null?e.fog.clone():null,this.backgroundBlurriness=e.backgroundBlurriness,this.backgroundIntensity=e.backgroundIntensity,this.backgroundRotation.copy(e.backgroundRotation),this.environmentIntensity=e.environmentIntensity,this.environmentRotation.copy(e.environmentRotation),this.overrideMaterial=e.overrideMaterial!==null?e.overrideMaterial.clone():null,this.matrixAutoUpdate=e.matrixAutoUpdate,this}toJSON(e){let t=super.toJSON(e);return this.fog!==null&&(t.object.fog=this.fog.toJSON()),t.object.backgroundBlurriness=this.backgroundBlurriness,t.object.backgroundIntensity=this.backgroundIntensity,t.object.backgroundRotation=this.backgroundRotation.toArray(),t.object.environmentIntensity=this.environmentIntensity,t.object.environmentRotation=this.environmentRotation.toArray(),t}},Tn=new O,Gn=new O,Pc=new O,Hn=new O,dr=new O,fr=new O,Vd=new O,Ic=new O,Lc=new O,Nc=new O,Dc=new ut,Uc=new ut,Fc=new ut,li=class i{constructor(e=new O,t=new O,n=new O){this.a=e,this.b=t,this.c=n}static getNormal(e,t,n,r){r.subVectors(n,t),Tn.subVectors(e,t),r.cross(Tn);let s=r.lengthSq();return s>0?r.multiplyScalar(1/Math.sqrt(s)):r.set(0,0,0)}static getBarycoord(e,t,n,r,s){Tn.subVectors(r,t),Gn.subVectors(n,t),Pc.subVectors(e,t);let o=Tn.dot(Tn),a=Tn.dot(Gn),l=Tn.dot(Pc),c=Gn.dot(Gn),h=Gn.dot(Pc),u=o*c-a*a;if(u===0)return s.set(0,0,0),null;let d=1/u,f=(c*l-a*h)*d,p=(o*h-a*l)*d;return s.set(1-f-p,p,f)}static containsPoint(e,t,n,r){return this.getBarycoord(e,t,n,r,Hn)===null?!1:Hn.x>=0&&Hn.y>=0&&Hn.x+Hn.y<=1}static getInterpolation(e,t,n,r,s,o,a,l){return this.getBarycoord(e,t,n,r,Hn)===null?(l.x=0,l.y=0,"z"in l&&(l.z=0),"w"in l&&(l.w=0),null):(l.setScalar(0),l.addScaledVector(s,Hn.x),l.addScaledVector(o,Hn.y),l.addScaledVector(a,Hn.z),l)}static getInterpolatedAttribute(e,t,n,r,s,o){return Dc.setScalar(0),Uc.setScalar(0),Fc.setScalar(0),Dc.fromBufferAttribute(e,t),Uc.fromBufferAttribute(e,n),Fc.fromBufferAttribute(e,r),o.setScalar(0),o.addScaledVector(Dc,s.x),o.addScaledVector(Uc,s.y),o.addScaledVector(Fc,s.z),o}static isFrontFacing(e,t,n,r){return Tn.subVectors(n,t),Gn.subVectors(e,t),Tn.cross(Gn).dot(r)<0}set(e,t,n){return this.a.copy(e),this.b.copy(t),this.c.copy(n),this}setFromPointsAndIndices(e,t,n,r){return this.a.copy(e[t]),this.b.copy(e[n]),this.c.copy(e[r]),this}setFromAttributeAndIndices(e,t,n,r){return this.a.fromBufferAttribute(e,t),this.b.fromBufferAttribute(e,n),this.c.fromBufferAttribute(e,r),this}clone(){return new this.constructor().copy(this)}copy(e){return this.a.copy(e.a),this.b.copy(e.b),this.c.copy(e.c),this}getArea(){return Tn.subVectors(this.c,this.b),Gn.subVectors(this.a,this.b),Tn.cross(Gn).length()*.5}getMidpoint(e){return e.addVectors(this.a,this.b).add(this.c).multiplyScalar(1/3)}getNormal(e){return i.getNormal(this.a,this.b,this.c,e)}getPlane(e){return e.setFromCoplanarPoints(this.a,this.b,this.c)}getBarycoord(e,t){return i.getBarycoord(e,this.a,this.b,this.c,t)}getInterpolation(e,t,n,r,s){return i.getInterpolation(e,this.a,this.b,this.c,t,n,r,s)}containsPoint(e){return i.containsPoint(e,this.a,this.b,this.c)}isFrontFacing(e){return i.isFrontFacing(this.a,this.b,this.c,e)}intersectsBox(e){return e.intersectsTriangle(this)}closestPointToPoint(e,t){let n=this.a,r=this.b,s=this.c,o,a;dr.subVectors(r,n),fr.subVectors(s,n),Ic.subVectors(e,n);let l=dr.dot(Ic),c=fr.dot(Ic);if(l<=0&&c<=0)return t.copy(n);Lc.subVectors(e,r);let h=dr.dot(Lc),u=fr.dot(Lc);if(h>=0&&u<=h)return t.copy(r);let d=l*u-h*c;if(d<=0&&l>=0&&h<=0&&l-h>0)return o=l/(l-h),t.copy(n).addScaledVector(dr,o);Nc.subVectors(e,s);let f=dr.dot(Nc),p=fr.dot(Nc);if(p>=0&&f<=p)return t.copy(s);let y=f*c-l*p;if(y<=0&&c>=0&&p<=0)return a=c/(c-p),t.copy(n).addScaledVector(fr,a);let g=h*p-f*u;if(g<=0&&u-h>=0&&f-p>=0)return Vd.subVectors(s,r),a=(u-h)/(u-h+(f-p)),t.copy(r).addScaledVector(Vd,a);let m=1/(g+y+d);return o=y*m,a=d*m,t.copy(n).addScaledVector(dr,o).addScaledVector(fr,a)}equals(e){return e.a.equals(this.a)&&e.b.equals(this.b)&&e.c.equals(this.c)}},hi=class{constructor(e=new O(1/0,1/0,1/0),t=new O(-1/0,-1/0,-1/0)){this.isBox3=!0,this.min=e,this.max=t}set(e,t){return this.min.copy(e),this.max.copy(t),this}setFromArray(e){this.makeEmpty();for(let t=0,n=e.length;t<n;t+=3)this.expandByPoint(Rn.fromArray(e,t));return this}setFromBufferAttribute(e){this.makeEmpty();for(let t=0,n=e.count;t<n;t++)this.expandByPoint(Rn.fromBufferAttribute(e,t));return this}setFromPoints(e){this.makeEmpty();for(let t=0,n=e.length;t<n;t++)this.expandByPoint(e[t]);return this}setFromCenterAndSize(e,t){let n=Rn.copy(t).multiplyScalar(.5);return this.min.copy(e).sub(n),this.max.copy(e).add(n),this}setFromObject(e,t=!1){return this.makeEmpty(),this.expandByObject(e,t)}clone(){return new this.constructor().copy(this)}copy(e){return this.min.copy(e.min),this.max.copy(e.max),this}makeEmpty(){return this.min.x=this.min.y=this.min.z=1/0,this.max.x=this.max.y=this.max.z=-1/0,this}isEmpty(){return this.max.x<this.min.x||this.max.y<this.min.y||this.max.z<this.min.z}getCenter(e){return this.isEmpty()?e.set(0,0,0):e.addVectors(this.min,this.max).multiplyScalar(.5)}getSize(e){return this.isEmpty()?e.set(0,0,0):e.subVectors(this.max,this.min)}expandByPoint(e){return this.min.min(e),this.max.max(e),this}expandByVector(e){return this.min.sub(e),this.max.add(e),this}expandByScalar(e){return this.min.addScalar(-e),this.max.addScalar(e),this}expandByObject(e,t=!1){e.updateWorldMatrix(!1,!1);let n=e.geometry;if(n!==void 0){let s=n.getAttribute("position");if(t===!0&&s!==void 0&&e.isInstancedMesh!==!0&&e.isBatchedMesh!==!0)for(let o=0,a=s.count;o<a;o++)e.isMesh===!0?e.getVertexPosition(o,Rn):Rn.fromBufferAttribute(s,o),Rn.applyMatrix4(e.matrixWorld),this.expandByPoint(Rn);else e.boundingBox!==void 0?(e.boundingBox===null&&e.computeBoundingBox(),Do.copy(e.boundingBox)):(n.boundingBox===null&&n.computeBoundingBox(),Do.copy(n.boundingBox)),Do.applyMatrix4(e.matrixWorld),this.union(Do)}let r=e.children;for(let s=0,o=r.length;s<o;s++)this.expandByObject(r[s],t);return this}containsPoint(e){return e.x>=this.min.x&&e.x<=this.max.x&&e.y>=this.min.y&&e.y<=this.max.y&&e.z>=this.min.z&&e.z<=this.max.z}containsBox(e){return this.min.x<=e.min.x&&e.max.x<=this.max.x&&this.min.y<=e.min.y&&e.max.y<=this.max.y&&this.min.z<=e.min.z&&e.max.z<=this.max.z}getParameter(e,t){return t.set((e.x-this.min.x)/(this.max.x-this.min.x),(e.y-this.min.y)/(this.max.y-this.min.y),(e.z-this.min.z)/(this.max.z-this.min.z))}intersectsBox(e){return e.max.x>=this.min.x&&e.min.x<=this.max.x&&e.max.y>=this.min.y&&e.min.y<=this.max.y&&e.max.z>=this.min.z&&e.min.z<=this.max.z}intersectsSphere(e){return this.clampPoint(e.center,Rn),Rn.distanceToSquared(e.center)<=e.radius*e.radius}intersectsPlane(e){let t,n;return e.normal.x>0?(t=e.normal.x*this.min.x,n=e.normal.x*this.max.x):(t=e.normal.x*this.max.x,n=e.normal.x*this.min.x),e.normal.y>0?(t+=e.normal.y*this.min.y,n+=e.normal.y*this.max.y):(t+=e.normal.y*this.max.y,n+=e.normal.y*this.min.y),e.normal.z>0?(t+=e.normal.z*this.min.z,n+=e.normal.z*this.max.z):(t+=e.normal.z*this.max.z,n+=e.normal.z*this.min.z),t<=-e.constant&&n>=-e.constant}intersectsTriangle(e){if(this.isEmpty())return!1;this.getCenter(ns),Uo.subVectors(this.max,ns),pr.subVectors(e.a,ns),mr.subVectors(e.b,ns),gr.subVectors(e.c,ns),si.subVectors(mr,pr),oi.subVectors(gr,mr),Li.subVectors(pr,gr);let t=[0,-si.z,si.y,0,-oi.z,oi.y,0,-Li.z,Li.y,si.z,0,-si.x,oi.z,0,-oi.x,Li.z,0,-Li.x,-si.y,si.x,0,-oi.y,oi.x,0,-Li.y,Li.x,0];return!Oc(t,pr,mr,gr,Uo)||(t=[1,0,0,0,1,0,0,0,1],!Oc(t,pr,mr,gr,Uo))?!1:(Fo.crossVectors(si,oi),t=[Fo.x,Fo.y,Fo.z],Oc(t,pr,mr,gr,Uo))}clampPoint(e,t){return t.copy(e).clamp(this.min,this.max)}distanceToPoint(e){return this.clampPoint(e,Rn).distanceTo(e)}getBoundingSphere(e){return this.isEmpty()?e.makeEmpty():(this.getCenter(e.center),e.radius=this.getSize(Rn).length()*.5),e}intersect(e){return this.min.max(e.min),this.max.min(e.max),this.isEmpty()&&this.makeEmpty(),this}union(e){return this.min.min(e.min),this.max.max(e.max),this}applyMatrix4(e){return this.isEmpty()?this:(Wn[0].set(this.min.x,this.min.y,this.min.z).applyMatrix4(e),Wn[1].set(this.min.x,this.min.y,this.max.z).applyMatrix4(e),Wn[2].set(this.min.x,this.max.y,this.min.z).applyMatrix4(e),Wn[3].set(this.min.x,this.max.y,this.max.z).applyMatrix4(e),Wn[4].set(this.max.x,this.min.y,this.min.z).applyMatrix4(e),Wn[5].set(this.max.x,this.min.y,this.max.z).applyMatrix4(e),Wn[6].set(this.max.x,this.max.y,this.min.z).applyMatrix4(e),Wn[7].set(this.max.x,this.max.y,this.max.z).applyMatrix4(e),this.setFromPoints(Wn),this)}translate(e){return this.min.add(e),this.max.add(e),this}equals(e){return e.min.equals(this.min)&&e.max.equals(this.max)}toJSON(){return{min:this.min.toArray(),max:this.max.toArray()}}fromJSON(e){return this.min.fromArray(e.min),this.max.fromArray(e.max),this}},Wn=[new O,new O,new O,new O,new O,new O,new O,new O],Rn=new O,Do=new hi,pr=new O,mr=new O,gr=new O,si=new O,oi=new O,Li=new O,ns=new O,Uo=new O,Fo=new O,Ni=new O;function Oc(i,e,t,n,r){for(let s=0,o=i.length-3;s<=o;s+=3){Ni.fromArray(i,s);let a=r.x*Math.abs(Ni.x)+r.y*Math.abs(Ni.y)+r.z*Math.abs(Ni.z),l=e.dot(Ni),c=t.dot(Ni),h=n.dot(Ni);if(Math.max(-Math.max(l,c,h),Math.min(l,c,h))>a)return!1}return!0}var vt=new O,Oo=new Fe,w0=0,yt=class extends Cn{constructor(e,t,n=!1){if(super(),Array.isArray(e))throw new TypeError("THREE.BufferAttribute: array should be a Typed Array.");this.isBufferAttribute=!0,Object.defineProperty(this,"id",{value:w0++}),this.name="",this.array=e,this.itemSize=t,this.count=e!==void 0?e.length/t:0,this.normalized=n,this.usage=Mh,this.updateRanges=[],this.gpuType=In,this.version=0,this._normalizationScale=e!==void 0?xl(e):void 0}onUploadCallback(){}set needsUpdate(e){e===!0&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.name=e.name,this.array=new e.array.constructor(e.array),this.itemSize=e.itemSize,this.count=e.count,this.normalized=e.normalized,this.usage=e.usage,this.gpuType=e.gpuType,this._normalizationScale=e._normalizationScale,this}copyAt(e,t,n){e*=this.itemSize,n*=t.itemSize;for(let r=0,s=this.itemSize;r<s;r++)this.array[e+r]=t.array[n+r];return this}copyArray(e){return this.array.set(e),this}applyMatrix3(e){if(this.itemSize===2)for(let t=0,n=this.count;t<n;t++)Oo.fromBufferAttribute(this,t),Oo.applyMatrix3(e),this.setXY(t,Oo.x,Oo.y);else if(this.itemSize===3)for(let t=0,n=this.count;t<n;t++)vt.fromBufferAttribute(this,t),vt.applyMatrix3(e),this.setXYZ(t,vt.x,vt.y,vt.z);return this}applyMatrix4(e){for(let t=0,n=this.count;t<n;t++)vt.fromBufferAttribute(this,t),vt.applyMatrix4(e),this.setXYZ(t,vt.x,vt.y,vt.z);return this}applyNormalMatrix(e){for(let t=0,n=this.count;t<n;t++)vt.fromBufferAttribute(this,t),vt.applyNormalMatrix(e),this.setXYZ(t,vt.x,vt.y,vt.z);return this}transformDirection(e){for(let t=0,n=this.count;t<n;t++)vt.fromBufferAttribute(this,t),vt.transformDirection(e),this.setXYZ(t,vt.x,vt.y,vt.z);return this}set(e,t=0){return this.array.set(e,t),this}getComponent(e,t){let n=this.array[e*this.itemSize+t];return this.normalized&&(n=this._denormalize(n)),n}setComponent(e,t,n){return this.normalized&&(n=this._normalize(n)),this.array[e*this.itemSize+t]=n,this}getX(e){let t=this.array[e*this.itemSize];return this.normalized&&(t=this._denormalize(t)),t}setX(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize]=t,this}getY(e){let t=this.array[e*this.itemSize+1];return this.normalized&&(t=this._denormalize(t)),t}setY(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+1]=t,this}getZ(e){let t=this.array[e*this.itemSize+2];return this.normalized&&(t=this._denormalize(t)),t}setZ(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+2]=t,this}getW(e){let t=this.array[e*this.itemSize+3];return this.normalized&&(t=this._denormalize(t)),t}setW(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+3]=t,this}setXY(e,t,n){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n)),this.array[e+0]=t,this.array[e+1]=n,this}setXYZ(e,t,n,r){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n),r=this._normalize(r)),this.array[e+0]=t,this.array[e+1]=n,this.array[e+2]=r,this}setXYZW(e,t,n,r,s){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n),r=this._normalize(r),s=this._normalize(s)),this.array[e+0]=t,this.array[e+1]=n,this.array[e+2]=r,this.array[e+3]=s,this}onUpload(e){return this.onUploadCallback=e,this}clone(){return new this.constructor(this.array,this.itemSize).copy(this)}toJSON(){let e={itemSize:this.itemSize,type:this.array.constructor.name,array:Array.from(this.array),normalized:this.normalized};return e.name=this.name,e.usage=this.usage,e.gpuType=this.gpuType,e}dispose(){this.dispatchEvent({type:"dispose"})}_denormalize(e){let t=this._normalizationScale;return t!==void 0?Math.max(e/t,-1):Ah(e,this.array)}_normalize(e){let t=this._normalizationScale;return t!==void 0?Math.round(e*t):Th(e,this.array)}};var ys=class extends yt{constructor(e,t,n){super(new Uint16Array(e),t,n)}};var xs=class extends yt{constructor(e,t,n){super(new Uint32Array(e),t,n)}};var vn=class extends yt{constructor(e,t,n){super(new Float32Array(e),t,n)}},E0=new hi,is=new O,Bc=new O,Fi=class{constructor(e=new O,t=-1){this.isSphere=!0,this.center=e,this.radius=t}set(e,t){return this.center.copy(e),this.radius=t,this}setFromPoints(e,t){let n=this.center;t!==void 0?n.copy(t):E0.setFromPoints(e).getCenter(n);let r=0;for(let s=0,o=e.length;s<o;s++)r=Math.max(r,n.distanceToSquared(e[s]));return this.radius=Math.sqrt(r),this}copy(e){return this.center.copy(e.center),this.radius=e.radius,this}isEmpty(){return this.radius<0}makeEmpty(){return this.center.set(0,0,0),this.radius=-1,this}containsPoint(e){return e.distanceToSquared(this.center)<=this.radius*this.radius}distanceToPoint(e){return e.distanceTo(this.center)-this.radius}intersectsSphere(e){let t=this.radius+e.radius;return e.center.distanceToSquared(this.center)<=t*t}intersectsBox(e){return e.intersectsSphere(this)}intersectsPlane(e){return Math.abs(e.distanceToPoint(this.center))<=this.radius}clampPoint(e,t){let n=this.center.distanceToSquared(e);return t.copy(e),n>this.radius*this.radius&&(t.sub(this.center).normalize(),t.multiplyScalar(this.radius).add(this.center)),t}getBoundingBox(e){return this.isEmpty()?(e.makeEmpty(),e):(e.set(this.center,this.center),e.expandByScalar(this.radius),e)}applyMatrix4(e){return this.center.applyMatrix4(e),this.radius=this.radius*e.getMaxScaleOnAxis(),this}translate(e){return this.center.add(e),this}expandByPoint(e){if(this.isEmpty())return this.center.copy(e),this.radius=0,this;is.subVectors(e,this.center);let t=is.lengthSq();if(t>this.radius*this.radius){let n=Math.sqrt(t),r=(n-this.radius)*.5;this.center.addScaledVector(is,r/n),this.radius+=r}return this}union(e){return e.isEmpty()?this:this.isEmpty()?(this.copy(e),this):(this.center.equals(e.center)===!0?this.radius=Math.max(this.radius,e.radius):(Bc.subVectors(e.center,this.center).setLength(e.radius),this.expandByPoint(is.copy(e.center).add(Bc)),this.expandByPoint(is.copy(e.center).sub(Bc))),this)}equals(e){return e.center.equals(this.center)&&e.radius===this.radius}clone(){return new this.constructor().copy(this)}toJSON(){return{radius:this.radius,center:this.center.toArray()}}fromJSON(e){return this.radius=e.radius,this.center.fromArray(e.center),this}},A0=0,yn=new gt,kc=new an,yr=new O,en=new hi,rs=new hi,It=new O,Vt=class i extends Cn{constructor(){super(),this.isBufferGeometry=!0,Object.defineProperty(this,"id",{value:A0++}),this.uuid=vi(),this.name="",this.type="BufferGeometry",this.index=null,this.indirect=null,this.indirectOffset=0,this.attributes={},this.morphAttributes={},this.morphTargetsRelative=!1,this.groups=[],this.boundingBox=null,this.boundingSphere=null,this.drawRange={start:0,count:1/0},this.userData={},this._transformed=!1}getIndex(){return this.index}setIndex(e){return Array.isArray(e)?this.index=new(Jg(e)?xs:ys)(e,1):this.index=e,this}setIndirect(e,t=0){return this.indirect=e,this.indirectOffset=t,this}getIndirect(){return this.indirect}getAttribute(e){return this.attributes[e]}setAttribute(e,t){return this.attributes[e]=t,this}deleteAttribute(e){return delete this.attributes[e],this}hasAttribute(e){return this.attributes[e]!==void 0}addGroup(e,t,n=0){this.groups.push({start:e,count:t,materialIndex:n})}clearGroups(){this.groups=[]}setDrawRange(e,t){this.drawRange.start=e,this.drawRange.count=t}applyMatrix4(e){let t=this.attributes.position;t!==void 0&&(t.applyMatrix4(e),t.needsUpdate=!0);let n=this.attributes.normal;if(n!==void 0){let s=new Oe().getNormalMatrix(e);n.applyNormalMatrix(s),n.needsUpdate=!0}let r=this.attributes.tangent;return r!==void 0&&(r.transformDirection(e),r.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this._transformed=!0,this}applyQuaternion(e){return yn.makeRotationFromQuaternion(e),this.applyMatrix4(yn),this}rotateX(e){return yn.makeRotationX(e),this.applyMatrix4(yn),this}rotateY(e){return yn.makeRotationY(e),this.applyMatrix4(yn),this}rotateZ(e){return yn.makeRotationZ(e),this.applyMatrix4(yn),this}translate(e,t,n){return yn.makeTranslation(e,t,n),this.applyMatrix4(yn),this}scale(e,t,n){return yn.makeScale(e,t,n),this.applyMatrix4(yn),this}lookAt(e){return kc.lookAt(e),kc.updateMatrix(),this.applyMatrix4(kc.matrix),this}center(){return this.computeBoundingBox(),this.boundingBox.getCenter(yr).negate(),this.translate(yr.x,yr.y,yr.z),this}setFromPoints(e){let t=this.getAttribute("position");if(t===void 0){let n=[];for(let r=0,s=e.length;r<s;r++){let o=e[r];n.push(o.x,o.y,o.z||0)}this.setAttribute("position",new vn(n,3))}else{let n=Math.min(e.length,t.count);for(let r=0;r<n;r++){let s=e[r];t.setXYZ(r,s.x,s.y,s.z||0)}e.length>t.count&&Ne("BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry."),t.needsUpdate=!0}return this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new hi);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){Ue("BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.",this),this.boundingBox.set(new O(-1/0,-1/0,-1/0),new O(1/0,1/0,1/0));return}if(e!==void 0){if(this.boundingBox.setFromBufferAttribute(e),t)for(let n=0,r=t.length;n<r;n++){let s=t[n];en.setFromBufferAttribute(s),this.morphTargetsRelative?(It.addVectors(this.boundingBox.min,en.min),this.boundingBox.expandByPoint(It),It.addVectors(this.boundingBox.max,en.max),this.boundingBox.expandByPoint(It)):(this.boundingBox.expandByPoint(en.min),this.boundingBox.expandByPoint(en.max))}}else this.boundingBox.makeEmpty();(isNaN(this.boundingBox.min.x)||isNaN(this.boundingBox.min.y)||isNaN(this.boundingBox.min.z))&&Ue('BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The "position" attribute is likely to have NaN values.',this)}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new Fi);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){Ue("BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.",this),this.boundingSphere.set(new O,1/0);return}if(e){let n=this.boundingSphere.center;if(en.setFromBufferAttribute(e),t)for(let s=0,o=t.length;s<o;s++){let a=t[s];rs.setFromBufferAttribute(a),this.morphTargetsRelative?(It.addVectors(en.min,rs.min),en.expandByPoint(It),It.addVectors(en.max,rs.max),en.expandByPoint(It)):(en.expandByPoint(rs.min),en.expandByPoint(rs.max))}en.getCenter(n);let r=0;for(let s=0,o=e.count;s<o;s++)It.fromBufferAttribute(e,s),r=Math.max(r,n.distanceToSquared(It));if(t)for(let s=0,o=t.length;s<o;s++){let a=t[s],l=this.morphTargetsRelative;for(let c=0,h=a.count;c<h;c++)It.fromBufferAttribute(a,c),l&&(yr.fromBufferAttribute(e,c),It.add(yr)),r=Math.max(r,n.distanceToSquared(It))}this.boundingSphere.radius=Math.sqrt(r),isNaN(this.boundingSphere.radius)&&Ue('BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The "position" attribute is likely to have NaN values.',this)}}computeTangents(){let e=this.index,t=this.attributes;if(e===null||t.position===void 0||t.normal===void 0||t.uv===void 0){Ue("BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)");return}let n=t.position,r=t.normal,s=t.uv,o=this.getAttribute("tangent");(o===void 0||o.count!==n.count)&&(o=new yt(new Float32Array(4*n.count),4),this.setAttribute("tangent",o));let a=[],l=[],c=new Uint8Array(n.count);for(let N=0;N<n.count;N++)a[N]=new O,l[N]=new O;let h=new O,u=new O,d=new O,f=new Fe,p=new Fe,y=new Fe,g=new O,m=new O;function v(N,C,I){c[N]=c[C]=c[I]=1,h.fromBufferAttribute(n,N),u.fromBufferAttribute(n,C),d.fromBufferAttribute(n,I),f.fromBufferAttribute(s,N),p.fromBufferAttribute(s,C),y.fromBufferAttribute(s,I),u.sub(h),d.sub(h),p.sub(f),y.sub(f);let U=1/(p.x*y.y-y.x*p.y);isFinite(U)&&(g.copy(u).multiplyScalar(y.y).addScaledVector(d,-p.y).multiplyScalar(U),m.copy(d).multiplyScalar(p.x).addScaledVector(u,-y.x).multiplyScalar(U),a[N].add(g),a[C].add(g),a[I].add(g),l[N].add(m),l[C].add(m),l[I].add(m))}let A=this.groups;A.length===0&&(A=[{start:0,count:e.count}]);for(let N=0,C=A.length;N<C;++N){let I=A[N],U=I.start,H=I.count;for(let R=U,B=U+H;R<B;R+=3)v(e.getX(R+0),e.getX(R+1),e.getX(R+2))}let E=new O,b=new O,_=new O,x=new O;function w(N){_.fromBufferAttribute(r,N),x.copy(_);let C=a[N];E.copy(C),E.sub(_.multiplyScalar(_.dot(C))).normalize(),b.crossVectors(x,C);let U=b.dot(l[N])<0?-1:1;o.setXYZW(N,E.x,E.y,E.z,U)}for(let N=0,C=n.count;N<C;++N)c[N]&&w(N);this._transformed=!0}computeVertexNormals(){let e=this.index,t=this.getAttribute("position");if(t!==void 0){let n=this.getAttribute("normal");if(n===void 0||n.count!==t.count)n=new yt(new Float32Array(t.count*3),3),this.setAttribute("normal",n);else for(let d=0,f=n.count;d<f;d++)n.setXYZ(d,0,0,0);let r=new O,s=new O,o=new O,a=new O,l=new O,c=new O,h=new O,u=new O;if(e)for(let d=0,f=e.count;d<f;d+=3){let p=e.getX(d+0),y=e.getX(d+1),g=e.getX(d+2);r.fromBufferAttribute(t,p),s.fromBufferAttribute(t,y),o.fromBufferAttribute(t,g),h.subVectors(o,s),u.subVectors(r,s),h.cross(u),a.fromBufferAttribute(n,p),l.fromBufferAttribute(n,y),c.fromBufferAttribute(n,g),a.add(h),l.add(h),c.add(h),n.setXYZ(p,a.x,a.y,a.z),n.setXYZ(y,l.x,l.y,l.z),n.setXYZ(g,c.x,c.y,c.z)}else for(let d=0,f=t.count;d<f;d+=3)r.fromBufferAttribute(t,d+0),s.fromBufferAttribute(t,d+1),o.fromBufferAttribute(t,d+2),h.subVectors(o,s),u.subVectors(r,s),h.cross(u),n.setXYZ(d+0,h.x,h.y,h.z),n.setXYZ(d+1,h.x,h.y,h.z),n.setXYZ(d+2,h.x,h.y,h.z);this.normalizeNormals(),n.needsUpdate=!0}}normalizeNormals(){let e=this.attributes.normal;for(let t=0,n=e.count;t<n;t++)It.fromBufferAttribute(e,t),It.normalize(),e.setXYZ(t,It.x,It.y,It.z)}toNonIndexed(){function e(a,l){let c=a.array,h=a.itemSize,u=a.normalized,d=new c.constructor(l.length*h),f=0,p=0;for(let y=0,g=l.length;y<g;y++){a.isInterleavedBufferAttribute?f=l[y]*a.data.stride+a.offset:f=l[y]*h;for(let m=0;m<h;m++)d[p++]=c[f++]}return new yt(d,h,u)}if(this.index===null)return Ne("BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed."),this;let t=new i,n=this.index.array,r=this.attributes;for(let a in r){let l=r[a],c=e(l,n);t.setAttribute(a,c)}let s=this.morphAttributes;for(let a in s){let l=[],c=s[a];for(let h=0,u=c.length;h<u;h++){let d=c[h],f=e(d,n);l.push(f)}t.morphAttributes[a]=l}t.morphTargetsRelative=this.morphTargetsRelative;let o=this.groups;for(let a=0,l=o.length;a<l;a++){let c=o[a];t.addGroup(c.start,c.count,c.materialIndex)}return t}toJSON(){let e={metadata:{version:4.7,type:"BufferGeometry",generator:"BufferGeometry.toJSON"}};if(e.uuid=this.uuid,e.type=this.parameters!==void 0&&this._transformed===!0?"BufferGeometry":this.type,e.name=this.name,Object.keys(this.userData).length>0&&(e.userData=this.userData),this.parameters!==void 0&&this._transformed!==!0){let l=this.parameters;for(let c in l)l[c]!==void 0&&(e[c]=l[c]);return e}e.data={attributes:{}};let t=this.index;t!==null&&(e.data.index={type:t.array.constructor.name,array:Array.prototype.slice.call(t.array)});let n=this.attributes;for(let l in n){let c=n[l];e.data.attributes[l]=c.toJSON(e.data)}let r={},s=!1;for(let l in this.morphAttributes){let c=this.morphAttributes[l],h=[];for(let u=0,d=c.length;u<d;u++){let f=c[u];h.push(f.toJSON(e.data))}h.length>0&&(r[l]=h,s=!0)}s&&(e.data.morphAttributes=r,e.data.morphTargetsRelative=this.morphTargetsRelative);let o=this.groups;o.length>0&&(e.data.groups=JSON.parse(JSON.stringify(o)));let a=this.boundingSphere;return a!==null&&(e.data.boundingSphere=a.toJSON()),e}clone(){return new this.constructor().copy(this)}copy(e){this.index=null,this.attributes={},this.morphAttributes={},this.groups=[],this.boundingBox=null,this.boundingSphere=null;let t={};this.name=e.name;let n=e.index;n!==null&&this.setIndex(n.clone());let r=e.attributes;for(let c in r){let h=r[c];this.setAttribute(c,h.clone(t))}let s=e.morphAttributes;for(let c in s){let h=[],u=s[c];for(let d=0,f=u.length;d<f;d++)h.push(u[d].clone(t));this.morphAttributes[c]=h}this.morphTargetsRelative=e.morphTargetsRelative;let o=e.groups;for(let c=0,h=o.length;c<h;c++){let u=o[c];this.addGroup(u.start,u.count,u.materialIndex)}let a=e.boundingBox;a!==null&&(this.boundingBox=a.clone());let l=e.boundingSphere;return l!==null&&(this.boundingSphere=l.clone()),this.drawRange.start=e.drawRange.start,this.drawRange.count=e.drawRange.count,this.userData=e.userData,this._transformed=e._transformed,this}dispose(){this.dispatchEvent({type:"dispose"})}},pa=class{constructor(e,t){this.isInterleavedBuffer=!0,this.array=e,this.stride=t,this.count=e!==void 0?e.length/t:0,this.usage=Mh,this.updateRanges=[],this.version=0,this.uuid=vi()}onUploadCallback(){}set needsUpdate(e){e===!0&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.array=new e.array.constructor(e.array),this.count=e.count,this.stride=e.stride,this.usage=e.usage,this}copyAt(e,t,n){e*=this.stride,n*=t.stride;for(let r=0,s=this.stride;r<s;r++)this.array[e+r]=t.array[n+r];return this}set(e,t=0){return this.array.set(e,t),this}clone(e){e.arrayBuffers===void 0&&(e.arrayBuffers={});let t=Gd(this.array);e.arrayBuffers[t]===void 0&&(e.arrayBuffers[t]=this.array.slice(0).buffer);let n=new this.array.constructor(e.arrayBuffers[t]),r=new this.constructor(n,this.stride);return r.setUsage(this.usage),r}onUpload(e){return this.onUploadCallback=e,this}toJSON(e){e.arrayBuffers===void 0&&(e.arrayBuffers={});let t=Gd(this.array);e.arrayBuffers[t]===void 0&&(e.arrayBuffers[t]=Array.from(new Uint32Array(this.array.slice(0).buffer)));let n={uuid:this.uuid,buffer:t,type:this.array.constructor.name,stride:this.stride};return n.usage=this.usage,n}};function Gd(i){return i.buffer._uuid===void 0&&(i.buffer._uuid=vi()),i.byteOffset===0&&i.byteLength===i.buffer.byteLength?i.buffer._uuid:i.buffer._uuid+":"+i.byteOffset+":"+i.byteLength}var qt=new O,_s=class i{constructor(e,t,n,r=!1){this.isInterleavedBufferAttribute=!0,this.name="",this.data=e,this.itemSize=t,this.offset=n,this.normalized=r,this._normalizationScale=e!==void 0?xl(e.array):void 0}get count(){return this.data.count}get array(){return this.data.array}set needsUpdate(e){this.data.needsUpdate=e}applyMatrix4(e){for(let t=0,n=this.data.count;t<n;t++)qt.fromBufferAttribute(this,t),qt.applyMatrix4(e),this.setXYZ(t,qt.x,qt.y,qt.z);return this}applyNormalMatrix(e){for(let t=0,n=this.count;t<n;t++)qt.fromBufferAttribute(this,t),qt.applyNormalMatrix(e),this.setXYZ(t,qt.x,qt.y,qt.z);return this}transformDirection(e){for(let t=0,n=this.count;t<n;t++)qt.fromBufferAttribute(this,t),qt.transformDirection(e),this.setXYZ(t,qt.x,qt.y,qt.z);return this}getComponent(e,t){let n=this.array[e*this.data.stride+this.offset+t];return this.normalized&&(n=this._denormalize(n)),n}setComponent(e,t,n){return this.normalized&&(n=this._normalize(n)),this.data.array[e*this.data.stride+this.offset+t]=n,this}setX(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset]=t,this}setY(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+1]=t,this}setZ(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+2]=t,this}setW(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+3]=t,this}getX(e){let t=this.data.array[e*this.data.stride+this.offset];return this.normalized&&(t=this._denormalize(t)),t}getY(e){let t=this.data.array[e*this.data.stride+this.offset+1];return this.normalized&&(t=this._denormalize(t)),t}getZ(e){let t=this.data.array[e*this.data.stride+this.offset+2];return this.normalized&&(t=this._denormalize(t)),t}getW(e){let t=this.data.array[e*this.data.stride+this.offset+3];return this.normalized&&(t=this._denormalize(t)),t}setXY(e,t,n){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n)),this.data.array[e+0]=t,this.data.array[e+1]=n,this}setXYZ(e,t,n,r){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n),r=this._normalize(r)),this.data.array[e+0]=t,this.data.array[e+1]=n,this.data.array[e+2]=r,this}setXYZW(e,t,n,r,s){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n),r=this._normalize(r),s=this._normalize(s)),this.data.array[e+0]=t,this.data.array[e+1]=n,this.data.array[e+2]=r,this.data.array[e+3]=s,this}clone(e){if(e===void 0){fs("InterleavedBufferAttribute.clone(): Cloning an interleaved buffer attribute will de-interleave buffer data.");let t=[];for(let n=0;n<this.count;n++){let r=n*this.data.stride+this.offset;for(let s=0;s<this.itemSize;s++)t.push(this.data.array[r+s])}return new yt(new this.array.constructor(t),this.itemSize,this.normalized)}else return e.interleavedBuffers===void 0&&(e.interleavedBuffers={}),e.interleavedBuffers[this.data.uuid]===void 0&&(e.interleavedBuffers[this.data.uuid]=this.data.clone(e)),new i(e.interleavedBuffers[this.data.uuid],this.itemSize,this.offset,this.normalized)}toJSON(e){if(e===void 0){fs("InterleavedBufferAttribute.toJSON(): Serializing an interleaved buffer attribute will de-interleave buffer data.");let t=[];for(let n=0;n<this.count;n++){let r=n*this.data.stride+this.offset;for(let s=0;s<this.itemSize;s++)t.push(this.data.array[r+s])}return{itemSize:this.itemSize,type:this.array.constructor.name,array:t,normalized:this.normalized}}else return e.interleavedBuffers===void 0&&(e.interleavedBuffers={}),e.interleavedBuffers[this.data.uuid]===void 0&&(e.interleavedBuffers[this.data.uuid]=this.data.toJSON(e)),{isInterleavedBufferAttribute:!0,itemSize:this.itemSize,data:this.data.uuid,offset:this.offset,normalized:this.normalized}}_denormalize(e){let t=this._normalizationScale;return t!==void 0?Math.max(e/t,-1):Ah(e,this.data.array)}_normalize(e){let t=this._normalizationScale;return t!==void 0?Math.round(e*t):Th(e,this.data.array)}},zc=new O,T0=new O,R0=new Oe,nn=class{constructor(e=new O(1,0,0),t=0){this.isPlane=!0,this.normal=e,this.constant=t}set(e,t){return this.normal.copy(e),this.constant=t,this}setComponents(e,t,n,r){return this.normal.set(e,t,n),this.constant=r,this}setFromNormalAndCoplanarPoint(e,t){return this.normal.copy(e),this.constant=-t.dot(this.normal),this}setFromCoplanarPoints(e,t,n){let r=zc.subVectors(n,t).cross(T0.subVectors(e,t)).normalize();return this.setFromNormalAndCoplanarPoint(r,e),this}copy(e){return this.normal.copy(e.normal),this.constant=e.constant,this}normalize(){let e=1/this.normal.length();return this.normal.multiplyScalar(e),this.constant*=e,this}negate(){return this.constant*=-1,this.normal.negate(),this}distanceToPoint(e){return this.normal.dot(e)+this.constant}distanceToSphere(e){return this.distanceToPoint(e.center)-e.radius}projectPoint(e,t){return t.copy(e).addScaledVector(this.normal,-this.distanceToPoint(e))}intersectLine(e,t,n=!0){let r=e.delta(zc),s=this.normal.dot(r);if(s===0)return this.distanceToPoint(e.start)===0?t.copy(e.start):null;let o=-(e.start.dot(this.normal)+this.constant)/s;return n===!0&&(o<0||o>1)?null:t.copy(e.start).addScaledVector(r,o)}intersectsLine(e){let t=this.distanceToPoint(e.start),n=this.distanceToPoint(e.end);return t<0&&n>0||n<0&&t>0}intersectsBox(e){return e.intersectsPlane(this)}intersectsSphere(e){return e.intersectsPlane(this)}coplanarPoint(e){return e.copy(this.normal).multiplyScalar(-this.constant)}applyMatrix4(e,t){let n=t||R0.getNormalMatrix(e),r=this.coplanarPoint(zc).applyMatrix4(e),s=this.normal.applyMatrix3(n).normalize();return this.constant=-r.dot(s),this}translate(e){return this.constant-=e.dot(this.normal),this}equals(e){return e.normal.equals(this.normal)&&e.constant===this.constant}clone(){return new this.constructor().copy(this)}toJSON(){return{normal:this.normal.toArray(),constant:this.constant}}fromJSON(e){return this.normal.fromArray(e.normal),this.constant=e.constant,this}},C0=0,ui=class extends Cn{constructor(){super(),this.isMaterial=!0,Object.defineProperty(this,"id",{value:C0++}),this.uuid=vi(),this.name="",this.type="Material",this.blending=Lr,this.side=xi,this.vertexColors=!1,this.opacity=1,this.transparent=!1,this.alphaHash=!1,this.blendSrc=eh,this.blendDst=th,this.blendEquation=zi,this.blendSrcAlpha=null,this.blendDstAlpha=null,this.blendEquationAlpha=null,this.blendColor=new Ze(0,0,0),this.blendAlpha=0,this.depthFunc=Mr,this.depthTest=!0,this.depthWrite=!0,this.stencilWriteMask=255,this.stencilFunc=Tf,this.stencilRef=0,this.stencilFuncMask=255,this.stencilFail=ea,this.stencilZFail=ea,this.stencilZPass=ea,this.stencilWrite=!1,this.clippingPlanes=null,this.clipIntersection=!1,this.clipShadows=!1,this.shadowSide=null,this.colorWrite=!0,this.precision=null,this.polygonOffset=!1,this.polygonOffsetFactor=0,this.polygonOffsetUnits=0,this.dithering=!1,this.alphaToCoverage=!1,this.premultipliedAlpha=!1,this.forceSinglePass=!1,this.allowOverride=!0,this.visible=!0,this.toneMapped=!0,this.userData={},this.version=0,this._alphaTest=0}get alphaTest(){return this._alphaTest}set alphaTest(e){this._alphaTest>0!=e>0&&this.version++,this._alphaTest=e}onBeforeRender(){}onBeforeCompile(){}customProgramCacheKey(){return this.onBeforeCompile.toString()}setValues(e){if(e!==void 0)for(let t in e){let n=e[t];if(n===void 0){Ne(`Material: parameter '${t}' has value of undefined.`);continue}let r=this[t];if(r===void 0){Ne(`Material: '${t}' is not a property of THREE.${this.type}.`);continue}r&&r.isColor?r.set(n):r&&r.isVector2&&n&&n.isVector2||r&&r.isEuler&&n&&n.isEuler||r&&r.isVector3&&n&&n.isVector3?r.copy(n):this[t]=n}}toJSON(e){let t=e===void 0||typeof e=="string";t&&(e={textures:{},images:{}});let n={metadata:{version:4.7,type:"Material",generator:"Material.toJSON"}};n.uuid=this.uuid,n.type=this.type,n.blending=this.blending,n.side=this.side,n.shadowSide=this.shadowSide,n.vertexColors=this.vertexColors,n.opacity=this.opacity,n.transparent=this.transparent,n.blendSrc=this.blendSrc,n.blendDst=this.blendDst,n.blendEquation=this.blendEquation,n.blendSrcAlpha=this.blendSrcAlpha,n.blendDstAlpha=this.blendDstAlpha,n.blendEquationAlpha=this.blendEquationAlpha,n.blendColor=this.blendColor.getHex(),n.blendAlpha=this.blendAlpha,n.depthFunc=this.depthFunc,n.depthTest=this.depthTest,n.depthWrite=this.depthWrite,n.colorWrite=this.colorWrite,n.clipIntersection=this.clipIntersection,n.clipShadows=this.clipShadows,n.stencilWriteMask=this.stencilWriteMask,n.stencilFunc=this.stencilFunc,n.stencilRef=this.stencilRef,n.stencilFuncMask=this.stencilFuncMask,n.stencilFail=this.stencilFail,n.stencilZFail=this.stencilZFail,n.stencilZPass=this.stencilZPass,n.stencilWrite=this.stencilWrite,n.polygonOffset=this.polygonOffset,n.polygonOffsetFactor=this.polygonOffsetFactor,n.polygonOffsetUnits=this.polygonOffsetUnits,n.dithering=this.dithering,n.alphaTest=this.alphaTest,n.alphaHash=this.alphaHash,n.alphaToCoverage=this.alphaToCoverage,n.premultipliedAlpha=this.premultipliedAlpha,n.forceSinglePass=this.forceSinglePass,n.allowOverride=this.allowOverride,n.visible=this.visible,n.toneMapped=this.toneMapped,n.name=this.name,this.color&&this.color.isColor&&(n.color=this.color.getHex()),this.roughness!==void 0&&(n.roughness=this.roughness),this.metalness!==void 0&&(n.metalness=this.metalness),this.sheen!==void 0&&(n.sheen=this.sheen),this.sheenColor&&this.sheenColor.isColor&&(n.sheenColor=this.sheenColor.getHex()),this.sheenRoughness!==void 0&&(n.sheenRoughness=this.sheenRoughness),this.emissive&&this.emissive.isColor&&(n.emissive=this.emissive.getHex()),this.emissiveIntensity!==void 0&&(n.emissiveIntensity=this.emissiveIntensity),this.specular&&this.specular.isColor&&(n.specular=this.specular.getHex()),this.specularIntensity!==void 0&&(n.specularIntensity=this.specularIntensity),this.specularColor&&this.specularColor.isColor&&(n.specularColor=this.specularColor.getHex()),this.shininess!==void 0&&(n.shininess=this.shininess),this.clearcoat!==void 0&&(n.clearcoat=this.clearcoat),this.clearcoatRoughness!==void 0&&(n.clearcoatRoughness=this.clearcoatRoughness),this.diffuseRoughness!==void 0&&(n.diffuseRoughness=this.diffuseRoughness),this.diffuseRoughnessMap&&this.diffuseRoughnessMap.isTexture&&(n.diffuseRoughnessMap=this.diffuseRoughnessMap.toJSON(e).uuid),this.clearcoatMap&&this.clearcoatMap.isTexture&&(n.clearcoatMap=this.clearcoatMap.toJSON(e).uuid),this.clearcoatRoughnessMap&&this.clearcoatRoughnessMap.isTexture&&(n.clearcoatRoughnessMap=this.clearcoatRoughnessMap.toJSON(e).uuid),this.clearcoatNormalMap&&this.clearcoatNormalMap.isTexture&&(n.clearcoatNormalMap=this.clearcoatNormalMap.toJSON(e).uuid,n.clearcoatNormalScale=this.clearcoatNormalScale.toArray()),this.sheenColorMap&&this.sheenColorMap.isTexture&&(n.sheenColorMap=this.sheenColorMap.toJSON(e).uuid),this.sheenRoughnessMap&&this.sheenRoughnessMap.isTexture&&(n.sheenRoughnessMap=this.sheenRoughnessMap.toJSON(e).uuid),this.dispersion!==void 0&&(n.dispersion=this.dispersion),this.retroreflectivity!==void 0&&(n.retroreflectivity=this.retroreflectivity),this.iridescence!==void 0&&(n.iridescence=this.iridescence),this.iridescenceIOR!==void 0&&(n.iridescenceIOR=this.iridescenceIOR),this.iridescenceThicknessMinimum!==void 0&&(n.iridescenceThicknessMinimum=this.iridescenceThicknessMinimum),this.iridescenceThicknessMaximum!==void 0&&(n.iridescenceThicknessMaximum=this.iridescenceThicknessMaximum),this.iridescenceMap&&this.iridescenceMap.isTexture&&(n.iridescenceMap=this.iridescenceMap.toJSON(e).uuid),this.iridescenceThicknessMap&&this.iridescenceThicknessMap.isTexture&&(n.iridescenceThicknessMap=this.iridescenceThicknessMap.toJSON(e).uuid),this.anisotropy!==void 0&&(n.anisotropy=this.anisotropy),this.anisotropyRotation!==void 0&&(n.anisotropyRotation=this.anisotropyRotation),this.anisotropyMap&&this.anisotropyMap.isTexture&&(n.anisotropyMap=this.anisotropyMap.toJSON(e).uuid),this.map&&this.map.isTexture&&(n.map=this.map.toJSON(e).uuid),this.matcap&&this.matcap.isTexture&&(n.matcap=this.matcap.toJSON(e).uuid),this.alphaMap&&this.alphaMap.isTexture&&(n.alphaMap=this.alphaMap.toJSON(e).uuid),this.lightMap&&this.lightMap.isTexture&&(n.lightMap=this.lightMap.toJSON(e).uuid,n.lightMapIntensity=this.lightMapIntensity),this.aoMap&&this.aoMap.isTexture&&(n.aoMap=this.aoMap.toJSON(e).uuid,n.aoMapIntensity=this.aoMapIntensity),this.bumpMap&&this.bumpMap.isTexture&&(n.bumpMap=this.bumpMap.toJSON(e).uuid,n.bumpScale=this.bumpScale),this.normalMap&&this.normalMap.isTexture&&(n.normalMap=this.normalMap.toJSON(e).uuid,n.normalMapType=this.normalMapType,n.normalScale=this.normalScale.toArray()),this.displacementMap&&this.displacementMap.isTexture&&(n.displacementMap=this.displacementMap.toJSON(e).uuid,n.displacementScale=this.displacementScale,n.displacementBias=this.displacementBias),this.roughnessMap&&this.roughnessMap.isTexture&&(n.roughnessMap=this.roughnessMap.toJSON(e).uuid),this.metalnessMap&&this.metalnessMap.isTexture&&(n.metalnessMap=this.metalnessMap.toJSON(e).uuid),this.emissiveMap&&this.emissiveMap.isTexture&&(n.emissiveMap=this.emissiveMap.toJSON(e).uuid),this.specularMap&&this.specularMap.isTexture&&(n.specularMap=this.specularMap.toJSON(e).uuid),this.specularIntensityMap&&this.specularIntensityMap.isTexture&&(n.specularIntensityMap=this.specularIntensityMap.toJSON(e).uuid),this.specularColorMap&&this.specularColorMap.isTexture&&(n.specularColorMap=this.specularColorMap.toJSON(e).uuid),this.envMap&&this.envMap.isTexture&&(n.envMap=this.envMap.toJSON(e).uuid,this.combine!==void 0&&(n.combine=this.combine)),this.envMapRotation!==void 0&&(n.envMapRotation=this.envMapRotation.toArray()),this.envMapIntensity!==void 0&&(n.envMapIntensity=this.envMapIntensity),this.reflectivity!==void 0&&(n.reflectivity=this.reflectivity),this.refractionRatio!==void 0&&(n.refractionRatio=this.refractionRatio),this.gradientMap&&this.gradientMap.isTexture&&(n.gradientMap=this.gradientMap.toJSON(e).uuid),this.transmission!==void 0&&(n.transmission=this.transmission),this.transmissionMap&&this.transmissionMap.isTexture&&(n.transmissionMap=this.transmissionMap.toJSON(e).uuid),this.thickness!==void 0&&(n.thickness=this.thickness),this.thicknessMap&&this.thicknessMap.isTexture&&(n.thicknessMap=this.thicknessMap.toJSON(e).uuid),this.attenuationDistance!==void 0&&(n.attenuationDistance=this.attenuationDistance),this.attenuationColor!==void 0&&(n.attenuationColor=this.attenuationColor.getHex()),this.size!==void 0&&(n.size=this.size),this.sizeAttenuation!==void 0&&(n.sizeAttenuation=this.sizeAttenuation),Array.isArray(this.clippingPlanes)&&this.clippingPlanes.length>0&&(n.clippingPlanes=this.clippingPlanes.map(s=>s.toJSON())),this.rotation!==void 0&&(n.rotation=this.rotation),this.depthPacking!==void 0&&(n.depthPacking=this.depthPacking),this.linewidth!==void 0&&(n.linewidth=this.linewidth),this.linecap!==void 0&&(n.linecap=this.linecap),this.linejoin!==void 0&&(n.linejoin=this.linejoin),this.dashSize!==void 0&&(n.dashSize=this.dashSize),this.gapSize!==void 0&&(n.gapSize=this.gapSize),this.scale!==void 0&&(n.scale=this.scale),this.wireframe!==void 0&&(n.wireframe=this.wireframe),this.wireframeLinewidth!==void 0&&(n.wireframeLinewidth=this.wireframeLinewidth),this.wireframeLinecap!==void 0&&(n.wireframeLinecap=this.wireframeLinecap),this.wireframeLinejoin!==void 0&&(n.wireframeLinejoin=this.wireframeLinejoin),this.flatShading!==void 0&&(n.flatShading=this.flatShading),this.fog!==void 0&&(n.fog=this.fog),Object.keys(this.userData).length>0&&(n.userData=this.userData);function r(s){let o=[];for(let a in s){let l=s[a];delete l.metadata,o.push(l)}return o}if(t){let s=r(e.textures),o=r(e.images);s.length>0&&(n.textures=s),o.length>0&&(n.images=o)}return n}fromJSON(e,t){if(e.uuid!==void 0&&(this.uuid=e.uuid),e.name!==void 0&&(this.name=e.name),e.color!==void 0&&this.color!==void 0&&this.color.setHex(e.color),e.roughness!==void 0&&(this.roughness=e.roughness),e.metalness!==void 0&&(this.metalness=e.metalness),e.sheen!==void 0&&(this.sheen=e.sheen),e.sheenColor!==void 0&&(this.sheenColor=new Ze().setHex(e.sheenColor)),e.sheenRoughness!==void 0&&(this.sheenRoughness=e.sheenRoughness),e.emissive!==void 0&&this.emissive!==void 0&&this.emissive.setHex(e.emissive),e.specular!==void 0&&this.specular!==void 0&&this.specular.setHex(e.specular),e.specularIntensity!==void 0&&(this.specularIntensity=e.specularIntensity),e.specularColor!==void 0&&this.specularColor!==void 0&&this.specularColor.setHex(e.specularColor),e.shininess!==void 0&&(this.shininess=e.shininess),e.clearcoat!==void 0&&(this.clearcoat=e.clearcoat),e.clearcoatRoughness!==void 0&&(this.clearcoatRoughness=e.clearcoatRoughness),e.diffuseRoughness!==void 0&&(this.diffuseRoughness=e.diffuseRoughness),e.dispersion!==void 0&&(this.dispersion=e.dispersion),e.retroreflectivity!==void 0&&(this.retroreflectivity=e.retroreflectivity),e.iridescence!==void 0&&(this.iridescence=e.iridescence),e.iridescenceIOR!==void 0&&(this.iridescenceIOR=e.iridescenceIOR),e.iridescenceThicknessMinimum!==void 0&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessMinimum),e.iridescenceThicknessMaximum!==void 0&&(this.iridescenceThicknessMaximum=e.iridescenceThicknessMaximum),e.iridescenceThicknessRange!==void 0&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessRange[0],this.iridescenceThicknessMaximum=e.iridescenceThicknessRange[1]),e.transmission!==void 0&&(this.transmission=e.transmission),e.thickness!==void 0&&(this.thickness=e.thickness),e.attenuationDistance!==void 0&&(this.attenuationDistance=e.attenuationDistance),e.attenuationColor!==void 0&&this.attenuationColor!==void 0&&this.attenuationColor.setHex(e.attenuationColor),e.anisotropy!==void 0&&(this.anisotropy=e.anisotropy),e.anisotropyRotation!==void 0&&(this.anisotropyRotation=e.anisotropyRotation),e.fog!==void 0&&(this.fog=e.fog),e.flatShading!==void 0&&(this.flatShading=e.flatShading),e.blending!==void 0&&(this.blending=e.blending),e.combine!==void 0&&(this.combine=e.combine),e.side!==void 0&&(this.side=e.side),e.shadowSide!==void 0&&(this.shadowSide=e.shadowSide),e.opacity!==void 0&&(this.opacity=e.opacity),e.transparent!==void 0&&(this.transparent=e.transparent),e.alphaTest!==void 0&&(this.alphaTest=e.alphaTest),e.alphaHash!==void 0&&(this.alphaHash=e.alphaHash),e.depthFunc!==void 0&&(this.depthFunc=e.depthFunc),e.depthTest!==void 0&&(this.depthTest=e.depthTest),e.depthWrite!==void 0&&(this.depthWrite=e.depthWrite),e.colorWrite!==void 0&&(this.colorWrite=e.colorWrite),e.clippingPlanes!==void 0&&(this.clippingPlanes=e.clippingPlanes.map(n=>new nn().fromJSON(n))),e.clipIntersection!==void 0&&(this.clipIntersection=e.clipIntersection),e.clipShadows!==void 0&&(this.clipShadows=e.clipShadows),e.depthPacking!==void 0&&(this.depthPacking=e.depthPacking),e.blendSrc!==void 0&&(this.blendSrc=e.blendSrc),e.blendDst!==void 0&&(this.blendDst=e.blendDst),e.blendEquation!==void 0&&(this.blendEquation=e.blendEquation),e.blendSrcAlpha!==void 0&&(this.blendSrcAlpha=e.blendSrcAlpha),e.blendDstAlpha!==void 0&&(this.blendDstAlpha=e.blendDstAlpha),e.blendEquationAlpha!==void 0&&(this.blendEquationAlpha=e.blendEquationAlpha),e.blendColor!==void 0&&this.blendColor!==void 0&&this.blendColor.setHex(e.blendColor),e.blendAlpha!==void 0&&(this.blendAlpha=e.blendAlpha),e.stencilWriteMask!==void 0&&(this.stencilWriteMask=e.stencilWriteMask),e.stencilFunc!==void 0&&(this.stencilFunc=e.stencilFunc),e.stencilRef!==void 0&&(this.stencilRef=e.stencilRef),e.stencilFuncMask!==void 0&&(this.stencilFuncMask=e.stencilFuncMask),e.stencilFail!==void 0&&(this.stencilFail=e.stencilFail),e.stencilZFail!==void 0&&(this.stencilZFail=e.stencilZFail),e.stencilZPass!==void 0&&(this.stencilZPass=e.stencilZPass),e.stencilWrite!==void 0&&(this.stencilWrite=e.stencilWrite),e.wireframe!==void 0&&(this.wireframe=e.wireframe),e.wireframeLinewidth!==void 0&&(this.wireframeLinewidth=e.wireframeLinewidth),e.wireframeLinecap!==void 0&&(this.wireframeLinecap=e.wireframeLinecap),e.wireframeLinejoin!==void 0&&(this.wireframeLinejoin=e.wireframeLinejoin),e.rotation!==void 0&&(this.rotation=e.rotation),e.linewidth!==void 0&&(this.linewidth=e.linewidth),e.linecap!==void 0&&(this.linecap=e.linecap),e.linejoin!==void 0&&(this.linejoin=e.linejoin),e.dashSize!==void 0&&(this.dashSize=e.dashSize),e.gapSize!==void 0&&(this.gapSize=e.gapSize),e.scale!==void 0&&(this.scale=e.scale),e.polygonOffset!==void 0&&(this.polygonOffset=e.polygonOffset),e.polygonOffsetFactor!==void 0&&(this.polygonOffsetFactor=e.polygonOffsetFactor),e.polygonOffsetUnits!==void 0&&(this.polygonOffsetUnits=e.polygonOffsetUnits),e.dithering!==void 0&&(this.dithering=e.dithering),e.alphaToCoverage!==void 0&&(this.alphaToCoverage=e.alphaToCoverage),e.premultipliedAlpha!==void 0&&(this.premultipliedAlpha=e.premultipliedAlpha),e.forceSinglePass!==void 0&&(this.forceSinglePass=e.forceSinglePass),e.allowOverride!==void 0&&(this.allowOverride=e.allowOverride),e.visible!==void 0&&(this.visible=e.visible),e.toneMapped!==void 0&&(this.toneMapped=e.toneMapped),e.userData!==void 0&&(this.userData=e.userData),e.vertexColors!==void 0&&(typeof e.vertexColors=="number"?this.vertexColors=e.vertexColors>0:this.vertexColors=e.vertexColors),e.size!==void 0&&(this.size=e.size),e.sizeAttenuation!==void 0&&(this.sizeAttenuation=e.sizeAttenuation),e.map!==void 0&&(this.map=t[e.map]||null),e.matcap!==void 0&&(this.matcap=t[e.matcap]||null),e.alphaMap!==void 0&&(this.alphaMap=t[e.alphaMap]||null),e.bumpMap!==void 0&&(this.bumpMap=t[e.bumpMap]||null),e.bumpScale!==void 0&&(this.bumpScale=e.bumpScale),e.normalMap!==void 0&&(this.normalMap=t[e.normalMap]||null),e.normalMapType!==void 0&&(this.normalMapType=e.normalMapType),e.normalScale!==void 0){let n=e.normalScale;Array.isArray(n)===!1&&(n=[n,n]),this.normalScale=new Fe().fromArray(n)}return e.displacementMap!==void 0&&(this.displacementMap=t[e.displacementMap]||null),e.displacementScale!==void 0&&(this.displacementScale=e.displacementScale),e.displacementBias!==void 0&&(this.displacementBias=e.displacementBias),e.roughnessMap!==void 0&&(this.roughnessMap=t[e.roughnessMap]||null),e.metalnessMap!==void 0&&(this.metalnessMap=t[e.metalnessMap]||null),e.emissiveMap!==void 0&&(this.emissiveMap=t[e.emissiveMap]||null),e.emissiveIntensity!==void 0&&(this.emissiveIntensity=e.emissiveIntensity),e.specularMap!==void 0&&(this.specularMap=t[e.specularMap]||null),e.specularIntensityMap!==void 0&&(this.specularIntensityMap=t[e.specularIntensityMap]||null),e.specularColorMap!==void 0&&(this.specularColorMap=t[e.specularColorMap]||null),e.envMap!==void 0&&(this.envMap=t[e.envMap]||null),e.envMapRotation!==void 0&&this.envMapRotation.fromArray(e.envMapRotation),e.envMapIntensity!==void 0&&(this.envMapIntensity=e.envMapIntensity),e.reflectivity!==void 0&&(this.reflectivity=e.reflectivity),e.refractionRatio!==void 0&&(this.refractionRatio=e.refractionRatio),e.lightMap!==void 0&&(this.lightMap=t[e.lightMap]||null),e.lightMapIntensity!==void 0&&(this.lightMapIntensity=e.lightMapIntensity),e.aoMap!==void 0&&(this.aoMap=t[e.aoMap]||null),e.aoMapIntensity!==void 0&&(this.aoMapIntensity=e.aoMapIntensity),e.gradientMap!==void 0&&(this.gradientMap=t[e.gradientMap]||null),e.clearcoatMap!==void 0&&(this.clearcoatMap=t[e.clearcoatMap]||null),e.clearcoatRoughnessMap!==void 0&&(this.clearcoatRoughnessMap=t[e.clearcoatRoughnessMap]||null),e.clearcoatNormalMap!==void 0&&(this.clearcoatNormalMap=t[e.clearcoatNormalMap]||null),e.clearcoatNormalScale!==void 0&&(this.clearcoatNormalScale=new Fe().fromArray(e.clearcoatNormalScale)),e.diffuseRoughnessMap!==void 0&&(this.diffuseRoughnessMap=t[e.diffuseRoughnessMap]||null),e.iridescenceMap!==void 0&&(this.iridescenceMap=t[e.iridescenceMap]||null),e.iridescenceThicknessMap!==void 0&&(this.iridescenceThicknessMap=t[e.iridescenceThicknessMap]||null),e.transmissionMap!==void 0&&(this.transmissionMap=t[e.transmissionMap]||null),e.thicknessMap!==void 0&&(this.thicknessMap=t[e.thicknessMap]||null),e.anisotropyMap!==void 0&&(this.anisotropyMap=t[e.anisotropyMap]||null),e.sheenColorMap!==void 0&&(this.sheenColorMap=t[e.sheenColorMap]||null),e.sheenRoughnessMap!==void 0&&(this.sheenRoughnessMap=t[e.sheenRoughnessMap]||null),this}clone(){return new this.constructor().copy(this)}copy(e){this.name=e.name,this.blending=e.blending,this.side=e.side,this.vertexColors=e.vertexColors,this.opacity=e.opacity,this.transparent=e.transparent,this.blendSrc=e.blendSrc,this.blendDst=e.blendDst,this.blendEquation=e.blendEquation,this.blendSrcAlpha=e.blendSrcAlpha,this.blendDstAlpha=e.blendDstAlpha,this.blendEquationAlpha=e.blendEquationAlpha,this.blendColor.copy(e.blendColor),this.blendAlpha=e.blendAlpha,this.depthFunc=e.depthFunc,this.depthTest=e.depthTest,this.depthWrite=e.depthWrite,this.stencilWriteMask=e.stencilWriteMask,this.stencilFunc=e.stencilFunc,this.stencilRef=e.stencilRef,this.stencilFuncMask=e.stencilFuncMask,this.stencilFail=e.stencilFail,this.stencilZFail=e.stencilZFail,this.stencilZPass=e.stencilZPass,this.stencilWrite=e.stencilWrite;let t=e.clippingPlanes,n=null;if(t!==null){let r=t.length;n=new Array(r);for(let s=0;s!==r;++s)n[s]=t[s].clone()}return this.clippingPlanes=n,this.clipIntersection=e.clipIntersection,this.clipShadows=e.clipShadows,this.shadowSide=e.shadowSide,this.colorWrite=e.colorWrite,this.precision=e.precision,this.polygonOffset=e.polygonOffset,this.polygonOffsetFactor=e.polygonOffsetFactor,this.polygonOffsetUnits=e.polygonOffsetUnits,this.dithering=e.dithering,this.alphaTest=e.alphaTest,this.alphaHash=e.alphaHash,this.alphaToCoverage=e.alphaToCoverage,this.premultipliedAlpha=e.premultipliedAlpha,this.forceSinglePass=e.forceSinglePass,this.allowOverride=e.allowOverride,this.visible=e.visible,this.toneMapped=e.toneMapped,this.userData=JSON.parse(JSON.stringify(e.userData)),this}dispose(){this.dispatchEvent({type:"dispose"})}set needsUpdate(e){e===!0&&this.version++}};var Xn=new O,Vc=new O,Bo=new O,ko=new O,Oi=class{constructor(e=new O,t=new O(0,0,-1)){this.origin=e,this.direction=t}set(e,t){return this.origin.copy(e),this.direction.copy(t),this}copy(e){return this.origin.copy(e.origin),this.direction.copy(e.direction),this}at(e,t){return t.copy(this.origin).addScaledVector(this.direction,e)}lookAt(e){return this.direction.copy(e).sub(this.origin).normalize(),this}recast(e){return this.origin.copy(this.at(e,Xn)),this}closestPointToPoint(e,t){t.subVectors(e,this.origin);let n=t.dot(this.direction);return n<0?t.copy(this.origin):t.copy(this.origin).addScaledVector(this.direction,n)}distanceToPoint(e){return Math.sqrt(this.distanceSqToPoint(e))}distanceSqToPoint(e){let t=Xn.subVectors(e,this.origin).dot(this.direction);return t<0?this.origin.distanceToSquared(e):(Xn.copy(this.origin).addScaledVector(this.direction,t),Xn.distanceToSquared(e))}distanceSqToSegment(e,t,n,r){Vc.copy(e).add(t).multiplyScalar(.5),Bo.copy(t).sub(e).normalize(),ko.copy(this.origin).sub(Vc);let s=e.distanceTo(t)*.5,o=-this.direction.dot(Bo),a=ko.dot(this.direction),l=-ko.dot(Bo),c=ko.lengthSq(),h=Math.abs(1-o*o),u,d,f,p;if(h>0)if(u=o*l-a,d=o*a-l,p=s*h,u>=0)if(d>=-p)if(d<=p){let y=1/h;u*=y,d*=y,f=u*(u+o*d+2*a)+d*(o*u+d+2*l)+c}else d=s,u=Math.max(0,-(o*d+a)),f=-u*u+d*(d+2*l)+c;else d=-s,u=Math.max(0,-(o*d+a)),f=-u*u+d*(d+2*l)+c;else d<=-p?(u=Math.max(0,-(-o*s+a)),d=u>0?-s:Math.min(Math.max(-s,-l),s),f=-u*u+d*(d+2*l)+c):d<=p?(u=0,d=Math.min(Math.max(-s,-l),s),f=d*(d+2*l)+c):(u=Math.max(0,-(o*s+a)),d=u>0?s:Math.min(Math.max(-s,-l),s),f=-u*u+d*(d+2*l)+c);else d=o>0?-s:s,u=Math.max(0,-(o*d+a)),f=-u*u+d*(d+2*l)+c;return n&&n.copy(this.origin).addScaledVector(this.direction,u),r&&r.copy(Vc).addScaledVector(Bo,d),f}intersectSphere(e,t){if(e.radius<0)return null;Xn.subVectors(e.center,this.origin);let n=Xn.dot(this.direction),r=Xn.dot(Xn)-n*n,s=e.radius*e.radius;if(r>s)return null;let o=Math.sqrt(s-r),a=n-o,l=n+o;return l<0?null:a<0?this.at(l,t):this.at(a,t)}intersectsSphere(e){return e.radius<0?!1:this.distanceSqToPoint(e.center)<=e.radius*e.radius}distanceToPlane(e){let t=e.normal.dot(this.direction);if(t===0)return e.distanceToPoint(this.origin)===0?0:null;let n=-(this.origin.dot(e.normal)+e.constant)/t;return n>=0?n:null}intersectPlane(e,t){let n=this.distanceToPlane(e);return n===null?null:this.at(n,t)}intersectsPlane(e){let t=e.distanceToPoint(this.origin);return t===0||e.normal.dot(this.direction)*t<0}intersectBox(e,t){let n,r,s,o,a,l,c=1/this.direction.x,h=1/this.direction.y,u=1/this.direction.z,d=this.origin;return c>=0?(n=(e.min.x-d.x)*c,r=(e.max.x-d.x)*c):(n=(e.max.x-d.x)*c,r=(e.min.x-d.x)*c),h>=0?(s=(e.min.y-d.y)*h,o=(e.max.y-d.y)*h):(s=(e.max.y-d.y)*h,o=(e.min.y-d.y)*h),n>o||s>r||((s>n||isNaN(n))&&(n=s),(o<r||isNaN(r))&&(r=o),u>=0?(a=(e.min.z-d.z)*u,l=(e.max.z-d.z)*u):(a=(e.max.z-d.z)*u,l=(e.min.z-d.z)*u),n>l||a>r)||((a>n||n!==n)&&(n=a),(l<r||r!==r)&&(r=l),r<0)?null:this.at(n>=0?n:r,t)}intersectsBox(e){return this.intersectBox(e,Xn)!==null}intersectTriangle(e,t,n,r,s){let o=this.origin,a=this.direction,l=a.x,c=a.y,h=a.z,u=e.x-o.x,d=e.y-o.y,f=e.z-o.z,p=t.x-o.x,y=t.y-o.y,g=t.z-o.z,m=n.x-o.x,v=n.y-o.y,A=n.z-o.z,E=Math.abs(l),b=Math.abs(c),_=Math.abs(h),x,w,N,C,I,U,H,R,B,$,G,ie;if(E>=b&&E>=_?(N=l,U=u,B=p,ie=m,l>=0?(x=c,w=h,C=d,I=f,H=y,R=g,$=v,G=A):(x=h,w=c,C=f,I=d,H=g,R=y,$=A,G=v)):b>=_?(N=c,U=d,B=y,ie=v,c>=0?(x=h,w=l,C=f,I=u,H=g,R=p,$=A,G=m):(x=l,w=h,C=u,I=f,H=p,R=g,$=m,G=A)):(N=h,U=f,B=g,ie=A,h>=0?(x=l,w=c,C=u,I=d,H=p,R=y,$=m,G=v):(x=c,w=l,C=d,I=u,H=y,R=p,$=v,G=m)),N===0)return null;let q=x/N,te=w/N,ne=1/N,J=C-q*U,le=I-te*U,X=H-q*B,oe=R-te*B,ye=$-q*ie,Se=G-te*ie,ge=ye*oe-Se*X,_e=J*Se-le*ye,at=X*le-oe*J;if(r){if(ge<0||_e<0||at<0)return null}else if((ge<0||_e<0||at<0)&&(ge>0||_e>0||at>0))return null;let De=ge+_e+at;if(De===0)return null;let tt=ne*(ge*U+_e*B+at*ie);return(De>0?tt<0:tt>0)?null:this.at(tt/De,s)}applyMatrix4(e){return this.origin.applyMatrix4(e),this.direction.transformDirection(e),this}equals(e){return e.origin.equals(this.origin)&&e.direction.equals(this.direction)}clone(){return new this.constructor().copy(this)}},ma=class extends ui{constructor(e){super(),this.isMeshBasicMaterial=!0,this.type="MeshBasicMaterial",this.color=new Ze(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new ci,this.combine=nh,this.reflectivity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.specularMap=e.specularMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.combine=e.combine,this.reflectivity=e.reflectivity,this.refractionRatio=e.refractionRatio,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.fog=e.fog,this}},Hd=new gt,Di=new Oi,zo=new Fi,Wd=new O,Vo=new O,Go=new O,Ho=new O,Gc=new O,Wo=new O,Xd=new O,Xo=new O,Gt=class extends an{constructor(e=new Vt,t=new ma){super(),this.isMesh=!0,this.type="Mesh",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.count=1,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let r=t[n[0]];if(r!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let s=0,o=r.length;s<o;s++){let a=r[s].name||String(s);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=s}}}}getVertexPosition(e,t){let n=this.geometry,r=n.attributes.position,s=n.morphAttributes.position,o=n.morphTargetsRelative;t.fromBufferAttribute(r,e);let a=this.morphTargetInfluences;if(s&&a){Wo.set(0,0,0);for(let l=0,c=s.length;l<c;l++){let h=a[l],u=s[l];h!==0&&(Gc.fromBufferAttribute(u,e),o?Wo.addScaledVector(Gc,h):Wo.addScaledVector(Gc.sub(t),h))}t.add(Wo)}return t}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,r=this.material,s=this.matrixWorld;r!==void 0&&(n.boundingSphere===null&&n.computeBoundingSphere(),zo.copy(n.boundingSphere),zo.applyMatrix4(s),Di.copy(e.ray).recast(e.near),!(zo.containsPoint(Di.origin)===!1&&(Di.intersectSphere(zo,Wd)===null||Di.origin.distanceToSquared(Wd)>(e.far-e.near)**2))&&(Hd.copy(s).invert(),Di.copy(e.ray).applyMatrix4(Hd),!(n.boundingBox!==null&&Di.intersectsBox(n.boundingBox)===!1)&&this._computeIntersections(e,t,Di)))}_computeIntersections(e,t,n){let r,s=this.geometry,o=this.material,a=s.index,l=s.attributes.position,c=s.attributes.uv,h=s.attributes.uv1,u=s.attributes.normal,d=s.groups,f=s.drawRange;if(a!==null)if(Array.isArray(o))for(let p=0,y=d.length;p<y;p++){let g=d[p],m=o[g.materialIndex],v=Math.max(g.start,f.start),A=Math.min(a.count,Math.min(g.start+g.count,f.start+f.count));for(let E=v,b=A;E<b;E+=3){let _=a.getX(E),x=a.getX(E+1),w=a.getX(E+2);r=$o(this,m,e,n,c,h,u,_,x,w),r&&(r.faceIndex=Math.floor(E/3),r.face.materialIndex=g.materialIndex,t.push(r))}}else{let p=Math.max(0,f.start),y=Math.min(a.count,f.start+f.count);for(let g=p,m=y;g<m;g+=3){let v=a.getX(g),A=a.getX(g+1),E=a.getX(g+2);r=$o(this,o,e,n,c,h,u,v,A,E),r&&(r.faceIndex=Math.floor(g/3),t.push(r))}}else if(l!==void 0)if(Array.isArray(o))for(let p=0,y=d.length;p<y;p++){let g=d[p],m=o[g.materialIndex],v=Math.max(g.start,f.start),A=Math.min(l.count,Math.min(g.start+g.count,f.start+f.count));for(let E=v,b=A;E<b;E+=3){let _=E,x=E+1,w=E+2;r=$o(this,m,e,n,c,h,u,_,x,w),r&&(r.faceIndex=Math.floor(E/3),r.face.materialIndex=g.materialIndex,t.push(r))}}else{let p=Math.max(0,f.start),y=Math.min(l.count,f.start+f.count);for(let g=p,m=y;g<m;g+=3){let v=g,A=g+1,E=g+2;r=$o(this,o,e,n,c,h,u,v,A,E),r&&(r.faceIndex=Math.floor(g/3),t.push(r))}}}};function P0(i,e,t,n,r,s,o,a){let l;if(e.side===Zt?l=n.intersectTriangle(o,s,r,!0,a):l=n.intersectTriangle(r,s,o,e.side===xi,a),l===null)return null;Xo.copy(a),Xo.applyMatrix4(i.matrixWorld);let c=t.ray.origin.distanceTo(Xo);return c<t.near||c>t.far?null:{distance:c,point:Xo.clone(),object:i}}function $o(i,e,t,n,r,s,o,a,l,c){i.getVertexPosition(a,Vo),i.getVertexPosition(l,Go),i.getVertexPosition(c,Ho);let h=P0(i,e,t,n,Vo,Go,Ho,Xd);if(h){let u=new O;li.getBarycoord(Xd,Vo,Go,Ho,u),r&&(h.uv=li.getInterpolatedAttribute(r,a,l,c,u,new Fe)),s&&(h.uv1=li.getInterpolatedAttribute(s,a,l,c,u,new Fe)),o&&(h.normal=li.getInterpolatedAttribute(o,a,l,c,u,new O),h.normal.dot(n.direction)>0&&h.normal.multiplyScalar(-1));let d={a,b:l,c,normal:new O,materialIndex:0};li.getNormal(Vo,Go,Ho,d.normal),h.face=d,h.barycoord=u}return h}var Tr=class extends Jt{constructor(e=null,t=1,n=1,r,s,o,a,l,c=Lt,h=Lt,u,d){super(null,o,a,l,c,h,r,s,u,d),this.isDataTexture=!0,this.image={data:e,width:t,height:n},this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}};var Ui=new Fi,I0=new Fe(.5,.5),qo=new O,Bi=class{constructor(e=new nn,t=new nn,n=new nn,r=new nn,s=new nn,o=new nn){this.planes=[e,t,n,r,s,o]}set(e,t,n,r,s,o){let a=this.planes;return a[0].copy(e),a[1].copy(t),a[2].copy(n),a[3].copy(r),a[4].copy(s),a[5].copy(o),this}copy(e){let t=this.planes;for(let n=0;n<6;n++)t[n].copy(e.planes[n]);return this}setFromProjectionMatrix(e,t=_n,n=!1){let r=this.planes,s=e.elements,o=s[0],a=s[1],l=s[2],c=s[3],h=s[4],u=s[5],d=s[6],f=s[7],p=s[8],y=s[9],g=s[10],m=s[11],v=s[12],A=s[13],E=s[14],b=s[15];if(r[0].setComponents(c-o,f-h,m-p,b-v).normalize(),r[1].setComponents(c+o,f+h,m+p,b+v).normalize(),r[2].setComponents(c+a,f+u,m+y,b+A).normalize(),r[3].setComponents(c-a,f-u,m-y,b-A).normalize(),n)r[4].setComponents(l,d,g,E).normalize(),r[5].setComponents(c-l,f-d,m-g,b-E).normalize();else if(r[4].setComponents(c-l,f-d,m-g,b-E).normalize(),t===_n)r[5].setComponents(c+l,f+d,m+g,b+E).normalize();else if(t===us)r[5].setComponents(l,d,g,E).normalize();else throw new Error("THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: "+t);return this}intersectsObject(e){if(e.boundingSphere!==void 0)e.boundingSphere===null&&e.computeBoundingSphere(),Ui.copy(e.boundingSphere).applyMatrix4(e.matrixWorld);else{let t=e.geometry;t.boundingSphere===null&&t.computeBoundingSphere(),Ui.copy(t.boundingSphere).applyMatrix4(e.matrixWorld)}return this.intersectsSphere(Ui)}intersectsSprite(e){Ui.center.set(0,0,0);let t=I0.distanceTo(e.center);return Ui.radius=.7071067811865476+t,Ui.applyMatrix4(e.matrixWorld),this.intersectsSphere(Ui)}intersectsSphere(e){let t=this.planes,n=e.center,r=-e.radius;for(let s=0;s<6;s++)if(t[s].distanceToPoint(n)<r)return!1;return!0}intersectsBox(e){let t=this.planes;for(let n=0;n<6;n++){let r=t[n];if(qo.x=r.normal.x>0?e.max.x:e.min.x,qo.y=r.normal.y>0?e.max.y:e.min.y,qo.z=r.normal.z>0?e.max.z:e.min.z,r.distanceToPoint(qo)<0)return!1}return!0}containsPoint(e){let t=this.planes;for(let n=0;n<6;n++)if(t[n].distanceToPoint(e)<0)return!1;return!0}clone(){return new this.constructor().copy(this)}},$d=new gt,ga=class i{constructor(){this.coordinateSystem=_n,this._frustums=[],this._count=0}setFromArrayCamera(e){let t=e.cameras,n=this._frustums;for(let r=0;r<t.length;r++){let s=t[r];$d.multiplyMatrices(s.projectionMatrix,s.matrixWorldInverse),n[r]===void 0&&(n[r]=new Bi),n[r].setFromProjectionMatrix($d,s.coordinateSystem,s.reversedDepth)}return this._count=t.length,this}getFrustum(e){return this._frustums[e]}intersectsObject(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsObject(e))return!0;return!1}intersectsSprite(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsSprite(e))return!0;return!1}intersectsSphere(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsSphere(e))return!0;return!1}intersectsBox(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsBox(e))return!0;return!1}containsPoint(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].containsPoint(e))return!0;return!1}copy(e){this.coordinateSystem=e.coordinateSystem;let t=this._frustums,n=e._frustums;for(let r=0;r<e._count;r++)t[r]===void 0&&(t[r]=new Bi),t[r].copy(n[r]);return this._count=e._count,this}clone(){return new i().copy(this)}};var ya=class extends ui{constructor(e){super(),this.isPointsMaterial=!0,this.type="PointsMaterial",this.color=new Ze(16777215),this.map=null,this.alphaMap=null,this.size=1,this.sizeAttenuation=!0,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.alphaMap=e.alphaMap,this.size=e.size,this.sizeAttenuation=e.sizeAttenuation,this.fog=e.fog,this}},qd=new gt,qc=new Oi,Yo=new Fi,Zo=new O,vs=class extends an{constructor(e=new Vt,t=new ya){super(),this.isPoints=!0,this.type="Points",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,r=this.matrixWorld,s=e.params.Points.threshold,o=n.drawRange;if(n.boundingSphere===null&&n.computeBoundingSphere(),Yo.copy(n.boundingSphere),Yo.applyMatrix4(r),Yo.radius+=s,e.ray.intersectsSphere(Yo)===!1)return;qd.copy(r).invert(),qc.copy(e.ray).applyMatrix4(qd);let a=s/((this.scale.x+this.scale.y+this.scale.z)/3),l=a*a,c=n.index,u=n.attributes.position;if(c!==null){let d=Math.max(0,o.start),f=Math.min(c.count,o.start+o.count);for(let p=d,y=f;p<y;p++){let g=c.getX(p);Zo.fromBufferAttribute(u,g),Yd(Zo,g,l,r,e,t,this)}}else{let d=Math.max(0,o.start),f=Math.min(u.count,o.start+o.count);for(let p=d,y=f;p<y;p++)Zo.fromBufferAttribute(u,p),Yd(Zo,p,l,r,e,t,this)}}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let r=t[n[0]];if(r!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let s=0,o=r.length;s<o;s++){let a=r[s].name||String(s);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=s}}}}};function Yd(i,e,t,n,r,s,o){let a=qc.distanceSqToPoint(i);if(a<t){let l=new O;qc.closestPointToPoint(i,l),l.applyMatrix4(n);let c=r.ray.origin.distanceTo(l);if(c<r.near||c>r.far)return;s.push({distance:c,distanceToRay:Math.sqrt(a),point:l,index:e,face:null,faceIndex:null,barycoord:null,object:o})}}var bs=class extends Jt{constructor(e=[],t=Vi,n,r,s,o,a,l,c,h){super(e,t,n,r,s,o,a,l,c,h),this.isCubeTexture=!0,this.flipY=!1}get images(){return this.image}set images(e){this.image=e}};var Yn=class extends Jt{constructor(e,t,n=Pn,r,s,o,a=Lt,l=Lt,c,h=qn,u=1){if(h!==qn&&h!==Kn)throw new Error("THREE.DepthTexture: format must be either THREE.DepthFormat or THREE.DepthStencilFormat");let d={width:e,height:t,depth:u};super(d,r,s,o,a,l,h,n,c),this.isDepthTexture=!0,this.flipY=!1,this.generateMipmaps=!1,this.compareFunction=null}copy(e){return super.copy(e),this.source=new Er(Object.assign({},e.image)),this.compareFunction=e.compareFunction,this}toJSON(e){let t=super.toJSON(e);return t.compareFunction=this.compareFunction,t}},Ms=class extends Yn{constructor(e,t=Pn,n=Vi,r,s,o=Lt,a=Lt,l,c=qn){let h={width:e,height:e,depth:1},u=[h,h,h,h,h,h];super(e,e,t,n,r,s,o,a,l,c),this.image=u,this.isCubeDepthTexture=!0,this.isCubeTexture=!0}get images(){return this.image}set images(e){this.image=e}},Ss=class extends Jt{constructor(e=null){super(),this.sourceTexture=e,this.isExternalTexture=!0}copy(e){return super.copy(e),this.sourceTexture=e.sourceTexture,this}},Rr=class i extends Vt{constructor(e=1,t=1,n=1,r=1,s=1,o=1){super(),this.type="BoxGeometry",this.parameters={width:e,height:t,depth:n,widthSegments:r,heightSegments:s,depthSegments:o};let a=this;r=Math.floor(r),s=Math.floor(s),o=Math.floor(o);let l=[],c=[],h=[],u=[],d=0,f=0;p("z","y","x",-1,-1,n,t,e,o,s,0),p("z","y","x",1,-1,n,t,-e,o,s,1),p("x","z","y",1,1,e,n,t,r,o,2),p("x","z","y",1,-1,e,n,-t,r,o,3),p("x","y","z",1,-1,e,t,n,r,s,4),p("x","y","z",-1,-1,e,t,-n,r,s,5),this.setIndex(l),this.setAttribute("position",new vn(c,3)),this.setAttribute("normal",new vn(h,3)),this.setAttribute("uv",new vn(u,2));function p(y,g,m,v,A,E,b,_,x,w,N){let C=E/x,I=b/w,U=E/2,H=b/2,R=_/2,B=x+1,$=w+1,G=0,ie=0,q=new O;for(let te=0;te<$;te++){let ne=te*I-H;for(let J=0;J<B;J++){let le=J*C-U;q[y]=le*v,q[g]=ne*A,q[m]=R,c.push(q.x,q.y,q.z),q[y]=0,q[g]=0,q[m]=_>0?1:-1,h.push(q.x,q.y,q.z),u.push(J/x),u.push(1-te/w),G+=1}}for(let te=0;te<w;te++)for(let ne=0;ne<x;ne++){let J=d+ne+B*te,le=d+ne+B*(te+1),X=d+(ne+1)+B*(te+1),oe=d+(ne+1)+B*te;l.push(J,le,oe),l.push(le,X,oe),ie+=6}a.addGroup(f,ie,N),f+=ie,d+=G}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new i(e.width,e.height,e.depth,e.widthSegments,e.heightSegments,e.depthSegments)}};var ws=class i extends Vt{constructor(e=1,t=1,n=1,r=1){super(),this.type="PlaneGeometry",this.parameters={width:e,height:t,widthSegments:n,heightSegments:r};let s=e/2,o=t/2,a=Math.floor(n),l=Math.floor(r),c=a+1,h=l+1,u=e/a,d=t/l,f=[],p=[],y=[],g=[];for(let m=0;m<h;m++){let v=m*d-o;for(let A=0;A<c;A++){let E=A*u-s;p.push(E,-v,0),y.push(0,0,1),g.push(A/a),g.push(1-m/l)}}for(let m=0;m<l;m++)for(let v=0;v<a;v++){let A=v+c*m,E=v+c*(m+1),b=v+1+c*(m+1),_=v+1+c*m;f.push(A,E,_),f.push(E,b,_)}this.setIndex(f),this.setAttribute("position",new vn(p,3)),this.setAttribute("normal",new vn(y,3)),this.setAttribute("uv",new vn(g,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new i(e.width,e.height,e.widthSegments,e.heightSegments)}};function Wi(i){let e={};for(let t in i){e[t]={};for(let n in i[t]){let r=i[t][n];if(Zd(r))r.isRenderTargetTexture?(Ne("UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms()."),e[t][n]=null):e[t][n]=r.clone();else if(Array.isArray(r))if(Zd(r[0])){let s=[];for(let o=0,a=r.length;o<a;o++)s[o]=r[o].clone();e[t][n]=s}else e[t][n]=r.slice();else e[t][n]=r}}return e}function Wt(i){let e={};for(let t=0;t<i.length;t++){let n=Wi(i[t]);for(let r in n)e[r]=n[r]}return e}function Zd(i){return i&&(i.isColor||i.isMatrix3||i.isMatrix4||i.isVector2||i.isVector3||i.isVector4||i.isTexture||i.isQuaternion)}function L0(i){let e=[];for(let t=0;t<i.length;t++)e.push(i[t].clone());return e}function Rh(i){let e=i.getRenderTarget();return e===null?i.outputColorSpace:e.isXRRenderTarget===!0?e.texture.colorSpace:Ye.workingColorSpace}var Bf={clone:Wi,merge:Wt},N0=`void main() {
	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
}`,D0=`void main() {
	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );
}`,Ht=class extends ui{constructor(e){super(),this.isShaderMaterial=!0,this.type="ShaderMaterial",this.defines={},this.uniforms={},this.uniformsGroups=[],this.vertexShader=N0,this.fragmentShader=D0,this.linewidth=1,this.wireframe=!1,this.wireframeLinewidth=1,this.fog=!1,this.lights=!1,this.clipping=!1,this.forceSinglePass=!0,this.extensions={clipCullDistance:!1,multiDraw:!1},this.defaultAttributeValues={color:[1,1,1],uv:[0,0],uv1:[0,0]},this.index0AttributeName=void 0,this.uniformsNeedUpdate=!1,this.glslVersion=null,e!==void 0&&this.setValues(e)}copy(e){return super.copy(e),this.fragmentShader=e.fragmentShader,this.vertexShader=e.vertexShader,this.uniforms=Wi(e.uniforms),this.uniformsGroups=L0(e.uniformsGroups),this.defines=Object.assign({},e.defines),this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.fog=e.fog,this.lights=e.lights,this.clipping=e.clipping,this.extensions=Object.assign({},e.extensions),this.glslVersion=e.glslVersion,this.defaultAttributeValues=Object.assign({},e.defaultAttributeValues),this.index0AttributeName=e.index0AttributeName,this.uniformsNeedUpdate=e.uniformsNeedUpdate,this}toJSON(e){let t=super.toJSON(e);t.glslVersion=this.glslVersion,t.uniforms={};for(let r in this.uniforms){let o=this.uniforms[r].value;o&&o.isTexture?t.uniforms[r]={type:"t",value:o.toJSON(e).uuid}:o&&o.isColor?t.uniforms[r]={type:"c",value:o.getHex()}:o&&o.isVector2?t.uniforms[r]={type:"v2",value:o.toArray()}:o&&o.isVector3?t.uniforms[r]={type:"v3",value:o.toArray()}:o&&o.isVector4?t.uniforms[r]={type:"v4",value:o.toArray()}:o&&o.isMatrix3?t.uniforms[r]={type:"m3",value:o.toArray()}:o&&o.isMatrix4?t.uniforms[r]={type:"m4",value:o.toArray()}:t.uniforms[r]={value:o}}Object.keys(this.defines).length>0&&(t.defines=this.defines),t.vertexShader=this.vertexShader,t.fragmentShader=this.fragmentShader,t.lights=this.lights,t.clipping=this.clipping;let n={};for(let r in this.extensions)this.extensions[r]===!0&&(n[r]=!0);return Object.keys(n).length>0&&(t.extensions=n),t}fromJSON(e,t){if(super.fromJSON(e,t),e.uniforms!==void 0)for(let n in e.uniforms){let r=e.uniforms[n];switch(this.uniforms[n]={},r.type){case"t":this.uniforms[n].value=t[r.value]||null;break;case"c":this.uniforms[n].value=new Ze().setHex(r.value);break;case"v2":this.uniforms[n].value=new Fe().fromArray(r.value);break;case"v3":this.uniforms[n].value=new O().fromArray(r.value);break;case"v4":this.uniforms[n].value=new ut().fromArray(r.value);break;case"m3":this.uniforms[n].value=new Oe().fromArray(r.value);break;case"m4":this.uniforms[n].value=new gt().fromArray(r.value);break;default:this.uniforms[n].value=r.value}}if(e.defines!==void 0&&(this.defines=e.defines),e.vertexShader!==void 0&&(this.vertexShader=e.vertexShader),e.fragmentShader!==void 0&&(this.fragmentShader=e.fragmentShader),e.glslVersion!==void 0&&(this.glslVersion=e.glslVersion),e.extensions!==void 0)for(let n in e.extensions)this.extensions[n]=e.extensions[n];return e.lights!==void 0&&(this.lights=e.lights),e.clipping!==void 0&&(this.clipping=e.clipping),this}},xa=class extends Ht{constructor(e){super(e),this.isRawShaderMaterial=!0,this.type="RawShaderMaterial"}};var _a=class extends ui{constructor(e){super(),this.isMeshDepthMaterial=!0,this.type="MeshDepthMaterial",this.depthPacking=Ef,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.wireframe=!1,this.wireframeLinewidth=1,this.setValues(e)}copy(e){return super.copy(e),this.depthPacking=e.depthPacking,this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this}},va=class extends ui{constructor(e){super(),this.isMeshDistanceMaterial=!0,this.type="MeshDistanceMaterial",this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.setValues(e)}copy(e){return super.copy(e),this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this}};function xr(i,e){return!i||i.constructor===e?i:typeof e.BYTES_PER_ELEMENT=="number"?new e(i):Array.prototype.slice.call(i)}function Ko(i){return i!==void 0&&i.inTangents!==void 0&&i.outTangents!==void 0}var di=class{constructor(e,t,n,r){this.parameterPositions=e,this._cachedIndex=0,this.resultBuffer=r!==void 0?r:new t.constructor(n),this.sampleValues=t,this.valueSize=n,this.settings=null,this.DefaultSettings_={}}evaluate(e){let t=this.parameterPositions,n=this._cachedIndex,r=t[n],s=t[n-1];n:{e:{let o;t:{i:if(!(e<r)){for(let a=n+2;;){if(r===void 0){if(e<s)break i;return n=t.length,this._cachedIndex=n,this.copySampleValue_(n-1)}if(n===a)break;if(s=r,r=t[++n],e<r)break e}o=t.length;break t}if(!(e>=s)){let a=t[1];e<a&&(n=2,s=a);for(let l=n-2;;){if(s===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(n===l)break;if(r=s,s=t[--n-1],e>=s)break e}o=n,n=0;break t}break n}for(;n<o;){let a=n+o>>>1;e<t[a]?o=a:n=a+1}if(r=t[n],s=t[n-1],s===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(r===void 0)return n=t.length,this._cachedIndex=n,this.copySampleValue_(n-1)}this._cachedIndex=n,this.intervalChanged_(n,s,r)}return this.interpolate_(n,s,e,r)}getSettings_(){return this.settings||this.DefaultSettings_}copySampleValue_(e){let t=this.resultBuffer,n=this.sampleValues,r=this.valueSize,s=e*r;for(let o=0;o!==r;++o)t[o]=n[s+o];return t}interpolate_(){throw new Error("THREE.Interpolant: Call to abstract method.")}intervalChanged_(){}},ba=class extends di{constructor(e,t,n,r){super(e,t,n,r),this._weightPrev=-0,this._offsetPrev=-0,this._weightNext=-0,this._offsetNext=-0,this.DefaultSettings_={endingStart:Wc,endingEnd:Wc}}intervalChanged_(e,t,n){let r=this.parameterPositions,s=e-2,o=e+1,a=r[s],l=r[o];if(a===void 0)switch(this.getSettings_().endingStart){case Xc:s=e,a=2*t-n;break;case $c:s=r.length-2,a=t+r[s]-r[s+1];break;default:s=e,a=n}if(l===void 0)switch(this.getSettings_().endingEnd){case Xc:o=e,l=2*n-t;break;case $c:o=1,l=n+r[1]-r[0];break;default:o=e-1,l=t}let c=(n-t)*.5,h=this.valueSize;this._weightPrev=c/(t-a),this._weightNext=c/(l-n),this._offsetPrev=s*h,this._offsetNext=o*h}interpolate_(e,t,n,r){let s=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=e*a,c=l-a,h=this._offsetPrev,u=this._offsetNext,d=this._weightPrev,f=this._weightNext,p=(n-t)/(r-t),y=p*p,g=y*p,m=-d*g+2*d*y-d*p,v=(1+d)*g+(-1.5-2*d)*y+(-.5+d)*p+1,A=(-1-f)*g+(1.5+f)*y+.5*p,E=f*g-f*y;for(let b=0;b!==a;++b)s[b]=m*o[h+b]+v*o[c+b]+A*o[l+b]+E*o[u+b];return s}},Ma=class extends di{constructor(e,t,n,r){super(e,t,n,r)}interpolate_(e,t,n,r){let s=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=e*a,c=l-a,h=(n-t)/(r-t),u=1-h;for(let d=0;d!==a;++d)s[d]=o[c+d]*u+o[l+d]*h;return s}},Sa=class extends di{constructor(e,t,n,r){super(e,t,n,r)}interpolate_(e){return this.copySampleValue_(e-1)}},wa=class extends di{interpolate_(e,t,n,r){let s=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=e*a,c=l-a,h=this.inTangents,u=this.outTangents;if(!h||!u){let p=(n-t)/(r-t),y=1-p;for(let g=0;g!==a;++g)s[g]=o[c+g]*y+o[l+g]*p;return s}let d=a*2,f=e-1;for(let p=0;p!==a;++p){let y=o[c+p],g=o[l+p],m=f*d+p*2,v=u[m],A=u[m+1],E=e*d+p*2,b=h[E],_=h[E+1],x=F0(n,t,v,b,r);s[p]=kf(x,y,A,_,g)}return s}};function kf(i,e,t,n,r){let s=1-i;return s*s*s*e+3*s*s*i*t+3*s*i*i*n+i*i*i*r}function U0(i,e,t,n,r){let s=1-i;return 3*s*s*(t-e)+6*s*i*(n-t)+3*i*i*(r-n)}function F0(i,e,t,n,r){let s=(i-e)/(r-e);for(let o=0;o<8;o++){let a=kf(s,e,t,n,r)-i;if(Math.abs(a)<1e-10)break;let l=U0(s,e,t,n,r);if(Math.abs(l)<1e-10)break;s=Math.max(0,Math.min(1,s-a/l))}return s}var ln=class{constructor(e,t,n,r){if(e===void 0)throw new Error("THREE.KeyframeTrack: track name is undefined");if(t===void 0||t.length===0)throw new Error("THREE.KeyframeTrack: no keyframes in track named "+e);this.name=e,this.times=xr(t,this.TimeBufferType),this.values=xr(n,this.ValueBufferType),this.setInterpolation(r||this.DefaultInterpolation)}static toJSON(e){let t=e.constructor,n;if(t.toJSON!==this.toJSON)n=t.toJSON(e);else{n={name:e.name,times:xr(e.times,Array),values:xr(e.values,Array)};let r=e.getInterpolation();r!==e.DefaultInterpolation&&(n.interpolation=r),Ko(e.settings)&&(n.settings={inTangents:xr(e.settings.inTangents,Array),outTangents:xr(e.settings.outTangents,Array)})}return n.type=e.ValueTypeName,n}InterpolantFactoryMethodDiscrete(e){return new Sa(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodLinear(e){return new Ma(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodSmooth(e){return new ba(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodBezier(e){let t=new wa(this.times,this.values,this.getValueSize(),e);return this.settings&&(t.inTangents=this.settings.inTangents,t.outTangents=this.settings.outTangents),t}setInterpolation(e){let t;switch(e){case ls:t=this.InterpolantFactoryMethodDiscrete;break;case ha:t=this.InterpolantFactoryMethodLinear;break;case Qo:t=this.InterpolantFactoryMethodSmooth;break;case Hc:t=this.InterpolantFactoryMethodBezier;break}if(t===void 0){let n="unsupported interpolation for "+this.ValueTypeName+" keyframe track named "+this.name;if(this.createInterpolant===void 0)if(e!==this.DefaultInterpolation)this.setInterpolation(this.DefaultInterpolation);else throw new Error(n);return Ne("KeyframeTrack:",n),this}return this.createInterpolant=t,this}getInterpolation(){switch(this.createInterpolant){case this.InterpolantFactoryMethodDiscrete:return ls;case this.InterpolantFactoryMethodLinear:return ha;case this.InterpolantFactoryMethodSmooth:return Qo;case this.InterpolantFactoryMethodBezier:return Hc}}getValueSize(){return this.values.length/this.times.length}shift(e){if(e!==0){let t=this.times;for(let n=0,r=t.length;n!==r;++n)t[n]+=e;Ko(this.settings)&&(Kd(this.settings.inTangents,e),Kd(this.settings.outTangents,e))}return this}scale(e){if(e!==1){let t=this.times;for(let n=0,r=t.length;n!==r;++n)t[n]*=e;Ko(this.settings)&&(Jd(this.settings.inTangents,e),Jd(this.settings.outTangents,e))}return this}trim(e,t){let n=this.times,r=n.length,s=0,o=r-1;for(;s!==r&&n[s]<e;)++s;for(;o!==-1&&n[o]>t;)--o;if(++o,s!==0||o!==r){s>=o&&(o=Math.max(o,1),s=o-1);let a=this.getValueSize();this.times=n.slice(s,o),this.values=this.values.slice(s*a,o*a)}return this}validate(){let e=!0,t=this.getValueSize();t-Math.floor(t)!==0&&(Ue("KeyframeTrack: Invalid value size in track.",this),e=!1);let n=this.times,r=this.values,s=n.length;s===0&&(Ue("KeyframeTrack: Track is empty.",this),e=!1);let o=null;for(let a=0;a!==s;a++){let l=n[a];if(typeof l=="number"&&isNaN(l)){Ue("KeyframeTrack: Time is not a valid number.",this,a,l),e=!1;break}if(o!==null&&o>l){Ue("KeyframeTrack: Out of order keys.",this,a,l,o),e=!1;break}o=l}if(r!==void 0&&jg(r))for(let a=0,l=r.length;a!==l;++a){let c=r[a];if(isNaN(c)){Ue("KeyframeTrack: Value is not a valid number.",this,a,c),e=!1;break}}return e}optimize(){let e=this.times.slice(),t=this.values.slice(),n=this.getValueSize(),r=this.getInterpolation()===Qo,s=e.length-1,o=1;for(let a=1;a<s;++a){let l=!1,c=e[a],h=e[a+1];if(c!==h&&(a!==1||c!==e[0]))if(r)l=!0;else{let u=a*n,d=u-n,f=u+n;for(let p=0;p!==n;++p){let y=t[u+p];if(y!==t[d+p]||y!==t[f+p]){l=!0;break}}}if(l){if(a!==o){e[o]=e[a];let u=a*n,d=o*n;for(let f=0;f!==n;++f)t[d+f]=t[u+f]}++o}}if(s>0){e[o]=e[s];for(let a=s*n,l=o*n,c=0;c!==n;++c)t[l+c]=t[a+c];++o}return o!==e.length?(this.times=e.slice(0,o),this.values=t.slice(0,o*n)):(this.times=e,this.values=t),this}clone(){let e=this.times.slice(),t=this.values.slice(),n=this.constructor,r=new n(this.name,e,t);return r.createInterpolant=this.createInterpolant,Ko(this.settings)&&(r.settings={inTangents:this.settings.inTangents.slice(),outTangents:this.settings.outTangents.slice()}),r}};function Kd(i,e){for(let t=0,n=i.length;t!==n;t+=2)i[t]+=e}function Jd(i,e){for(let t=0,n=i.length;t!==n;t+=2)i[t]*=e}ln.prototype.ValueTypeName="";ln.prototype.TimeBufferType=Float32Array;ln.prototype.ValueBufferType=Float32Array;ln.prototype.DefaultInterpolation=ha;var fi=class extends ln{constructor(e,t,n){super(e,t,n)}};fi.prototype.ValueTypeName="bool";fi.prototype.ValueBufferType=Array;fi.prototype.DefaultInterpolation=ls;fi.prototype.InterpolantFactoryMethodLinear=void 0;fi.prototype.InterpolantFactoryMethodSmooth=void 0;var Ea=class extends ln{constructor(e,t,n,r){super(e,t,n,r)}};Ea.prototype.ValueTypeName="color";var Aa=class extends ln{constructor(e,t,n,r){super(e,t,n,r)}};Aa.prototype.ValueTypeName="number";var Ta=class extends di{constructor(e,t,n,r){super(e,t,n,r)}interpolate_(e,t,n,r){let s=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=(n-t)/(r-t),c=e*a;for(let h=c+a;c!==h;c+=4)sn.slerpFlat(s,0,o,c-a,o,c,l);return s}},Es=class extends ln{constructor(e,t,n,r){super(e,t,n,r)}InterpolantFactoryMethodLinear(e){return new Ta(this.times,this.values,this.getValueSize(),e)}};Es.prototype.ValueTypeName="quaternion";Es.prototype.InterpolantFactoryMethodSmooth=void 0;var pi=class extends ln{constructor(e,t,n){super(e,t,n)}};pi.prototype.ValueTypeName="string";pi.prototype.ValueBufferType=Array;pi.prototype.DefaultInterpolation=ls;pi.prototype.InterpolantFactoryMethodLinear=void 0;pi.prototype.InterpolantFactoryMethodSmooth=void 0;var Ra=class extends ln{constructor(e,t,n,r){super(e,t,n,r)}};Ra.prototype.ValueTypeName="vector";var Ca=class{constructor(e,t,n){let r=this,s=!1,o=0,a=0,l,c=[];this.onStart=void 0,this.onLoad=e,this.onProgress=t,this.onError=n,this._abortController=null,this.itemStart=function(h){a++,s===!1&&r.onStart!==void 0&&r.onStart(h,o,a),s=!0},this.itemEnd=function(h){o++,r.onProgress!==void 0&&r.onProgress(h,o,a),o===a&&(s=!1,r.onLoad!==void 0&&r.onLoad())},this.itemError=function(h){r.onError!==void 0&&r.onError(h)},this.resolveURL=function(h){return h=h.normalize("NFC"),l?l(h):h},this.setURLModifier=function(h){return l=h,this},this.addHandler=function(h,u){return c.push(h,u),this},this.removeHandler=function(h){let u=c.indexOf(h);return u!==-1&&c.splice(u,2),this},this.getHandler=function(h){for(let u=0,d=c.length;u<d;u+=2){let f=c[u],p=c[u+1];if(f.global&&(f.lastIndex=0),f.test(h))return p}return null},this.abort=function(){return this.abortController.abort(),this._abortController=null,this}}get abortController(){return this._abortController||(this._abortController=new AbortController),this._abortController}},zf=new Ca,Pa=class{constructor(e){this.manager=e!==void 0?e:zf,this.crossOrigin="anonymous",this.withCredentials=!1,this.path="",this.resourcePath="",this.requestHeader={},this.priority="auto",this.cache="default",typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}load(){}loadAsync(e,t){let n=this;return new Promise(function(r,s){n.load(e,r,t,s)})}parse(){}setCrossOrigin(e){return this.crossOrigin=e,this}setWithCredentials(e){return this.withCredentials=e,this}setPath(e){return this.path=e,this}setResourcePath(e){return this.resourcePath=e,this}setRequestHeader(e){return this.requestHeader=e,this}setPriority(e){return this.priority=e,this}setCache(e){return this.cache=e,this}abort(){return this}};Pa.DEFAULT_MATERIAL_NAME="__DEFAULT";var Jo=new O,jo=new sn,Un=new O,As=class extends an{constructor(){super(),this.isCamera=!0,this.type="Camera",this.matrixWorldInverse=new gt,this.projectionMatrix=new gt,this.projectionMatrixInverse=new gt,this.coordinateSystem=_n,this._reversedDepth=!1}get reversedDepth(){return this._reversedDepth}copy(e,t){return super.copy(e,t),this.matrixWorldInverse.copy(e.matrixWorldInverse),this.projectionMatrix.copy(e.projectionMatrix),this.projectionMatrixInverse.copy(e.projectionMatrixInverse),this.coordinateSystem=e.coordinateSystem,this}getWorldDirection(e){return super.getWorldDirection(e).negate()}updateMatrixWorld(e){super.updateMatrixWorld(e),this.matrixWorld.decompose(Jo,jo,Un),Un.x===1&&Un.y===1&&Un.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(Jo,jo,Un.set(1,1,1)).invert()}updateWorldMatrix(e,t,n=!1){super.updateWorldMatrix(e,t,n),this.matrixWorld.decompose(Jo,jo,Un),Un.x===1&&Un.y===1&&Un.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(Jo,jo,Un.set(1,1,1)).invert()}clone(){return new this.constructor().copy(this)}},ai=new O,jd=new Fe,Qd=new Fe,Yt=class extends As{constructor(e=50,t=1,n=.1,r=2e3){super(),this.isPerspectiveCamera=!0,this.type="PerspectiveCamera",this.fov=e,this.zoom=1,this.near=n,this.far=r,this.focus=10,this.aspect=t,this.view=null,this.filmGauge=35,this.filmOffset=0,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.fov=e.fov,this.zoom=e.zoom,this.near=e.near,this.far=e.far,this.focus=e.focus,this.aspect=e.aspect,this.view=e.view===null?null:Object.assign({},e.view),this.filmGauge=e.filmGauge,this.filmOffset=e.filmOffset,this}setFocalLength(e){let t=.5*this.getFilmHeight()/e;this.fov=wr*2*Math.atan(t),this.updateProjectionMatrix()}getFocalLength(){let e=Math.tan(os*.5*this.fov);return .5*this.getFilmHeight()/e}getEffectiveFOV(){return wr*2*Math.atan(Math.tan(os*.5*this.fov)/this.zoom)}getFilmWidth(){return this.filmGauge*Math.min(this.aspect,1)}getFilmHeight(){return this.filmGauge/Math.max(this.aspect,1)}getViewBounds(e,t,n){ai.set(-1,-1,.5).applyMatrix4(this.projectionMatrixInverse),t.set(ai.x,ai.y).multiplyScalar(-e/ai.z),ai.set(1,1,.5).applyMatrix4(this.projectionMatrixInverse),n.set(ai.x,ai.y).multiplyScalar(-e/ai.z)}getViewSize(e,t){return this.getViewBounds(e,jd,Qd),t.subVectors(Qd,jd)}setViewOffset(e,t,n,r,s,o){this.aspect=e/t,this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=n,this.view.offsetY=r,this.view.width=s,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=this.near,t=e*Math.tan(os*.5*this.fov)/this.zoom,n=2*t,r=this.aspect*n,s=-.5*r,o=this.view;if(this.view!==null&&this.view.enabled){let l=o.fullWidth,c=o.fullHeight;s+=o.offsetX*r/l,t-=o.offsetY*n/c,r*=o.width/l,n*=o.height/c}let a=this.filmOffset;a!==0&&(s+=e*a/this.getFilmWidth()),this.projectionMatrix.makePerspective(s,s+r,t,t-n,e,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.fov=this.fov,t.object.zoom=this.zoom,t.object.near=this.near,t.object.far=this.far,t.object.focus=this.focus,t.object.aspect=this.aspect,this.view!==null&&(t.object.view=Object.assign({},this.view)),t.object.filmGauge=this.filmGauge,t.object.filmOffset=this.filmOffset,t}};var Ia=class extends As{constructor(e=-1,t=1,n=1,r=-1,s=.1,o=2e3){super(),this.isOrthographicCamera=!0,this.type="OrthographicCamera",this.zoom=1,this.view=null,this.left=e,this.right=t,this.top=n,this.bottom=r,this.near=s,this.far=o,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.left=e.left,this.right=e.right,this.top=e.top,this.bottom=e.bottom,this.near=e.near,this.far=e.far,this.zoom=e.zoom,this.view=e.view===null?null:Object.assign({},e.view),this}setViewOffset(e,t,n,r,s,o){this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=n,this.view.offsetY=r,this.view.width=s,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=(this.right-this.left)/(2*this.zoom),t=(this.top-this.bottom)/(2*this.zoom),n=(this.right+this.left)/2,r=(this.top+this.bottom)/2,s=n-e,o=n+e,a=r+t,l=r-t;if(this.view!==null&&this.view.enabled){let c=(this.right-this.left)/this.view.fullWidth/this.zoom,h=(this.top-this.bottom)/this.view.fullHeight/this.zoom;s+=c*this.view.offsetX,o=s+c*this.view.width,a-=h*this.view.offsetY,l=a-h*this.view.height}this.projectionMatrix.makeOrthographic(s,o,a,l,this.near,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.zoom=this.zoom,t.object.left=this.left,t.object.right=this.right,t.object.top=this.top,t.object.bottom=this.bottom,t.object.near=this.near,t.object.far=this.far,this.view!==null&&(t.object.view=Object.assign({},this.view)),t}};var Cr=class extends Vt{constructor(){super(),this.isInstancedBufferGeometry=!0,this.type="InstancedBufferGeometry",this.instanceCount=1/0}copy(e){return super.copy(e),this.instanceCount=e.instanceCount,this}toJSON(){let e=super.toJSON();return e.instanceCount=this.instanceCount,e.isInstancedBufferGeometry=!0,e}};var _r=-90,vr=1,Pr=class extends an{constructor(e,t,n){super(),this.type="CubeCamera",this.renderTarget=n,this.coordinateSystem=null,this.activeMipmapLevel=0;let r=new Yt(_r,vr,e,t);r.layers=this.layers,this.add(r);let s=new Yt(_r,vr,e,t);s.layers=this.layers,this.add(s);let o=new Yt(_r,vr,e,t);o.layers=this.layers,this.add(o);let a=new Yt(_r,vr,e,t);a.layers=this.layers,this.add(a);let l=new Yt(_r,vr,e,t);l.layers=this.layers,this.add(l);let c=new Yt(_r,vr,e,t);c.layers=this.layers,this.add(c)}updateCoordinateSystem(){let e=this.coordinateSystem,t=this.children.concat(),[n,r,s,o,a,l]=t;for(let c of t)this.remove(c);if(e===_n)n.up.set(0,1,0),n.lookAt(1,0,0),r.up.set(0,1,0),r.lookAt(-1,0,0),s.up.set(0,0,-1),s.lookAt(0,1,0),o.up.set(0,0,1),o.lookAt(0,-1,0),a.up.set(0,1,0),a.lookAt(0,0,1),l.up.set(0,1,0),l.lookAt(0,0,-1);else if(e===us)n.up.set(0,-1,0),n.lookAt(-1,0,0),r.up.set(0,-1,0),r.lookAt(1,0,0),s.up.set(0,0,1),s.lookAt(0,1,0),o.up.set(0,0,-1),o.lookAt(0,-1,0),a.up.set(0,-1,0),a.lookAt(0,0,1),l.up.set(0,-1,0),l.lookAt(0,0,-1);else throw new Error("THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: "+e);for(let c of t)this.add(c),c.updateMatrixWorld()}update(e,t){this.parent===null&&this.updateMatrixWorld();let{renderTarget:n,activeMipmapLevel:r}=this;this.coordinateSystem!==e.coordinateSystem&&(this.coordinateSystem=e.coordinateSystem,this.updateCoordinateSystem());let[s,o,a,l,c,h]=this.children,u=e.getRenderTarget(),d=e.getActiveCubeFace(),f=e.getActiveMipmapLevel(),p=e.xr.enabled;e.xr.enabled=!1;let y=n.texture.mipmapsAutoUpdate;n.texture.mipmapsAutoUpdate=!1;let g=!1;e.isWebGLRenderer===!0?g=e.state.buffers.depth.getReversed():g=e.reversedDepthBuffer,e.setRenderTarget(n,0,r),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,s),e.setRenderTarget(n,1,r),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,o),e.setRenderTarget(n,2,r),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,a),e.setRenderTarget(n,3,r),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,l),e.setRenderTarget(n,4,r),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,c),n.texture.mipmapsAutoUpdate=y,e.setRenderTarget(n,5,r),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,h),e.setRenderTarget(u,d,f),e.xr.enabled=p,n.texture.needsPMREMUpdate=!0}},La=class extends Yt{constructor(e=[]){super(),this.isArrayCamera=!0,this.isMultiViewCamera=!1,this.cameras=e,this.perCameraFrustumCulled=!1}};var Ch="\\[\\]\\.:\\/",O0=new RegExp("["+Ch+"]","g"),Ph="[^"+Ch+"]",B0="[^"+Ch.replace("\\.","")+"]",k0=/((?:WC+[\/:])*)/.source.replace("WC",Ph),z0=/(WCOD+)?/.source.replace("WCOD",B0),V0=/(?:\.(WC+)(?:\[(.+)\])?)?/.source.replace("WC",Ph),G0=/\.(WC+)(?:\[(.+)\])?/.source.replace("WC",Ph),H0=new RegExp("^"+k0+z0+V0+G0+"$"),W0=["material","materials","bones","map"],Yc=class{constructor(e,t,n){let r=n||ht.parseTrackName(t);this._targetGroup=e,this._bindings=e.subscribe_(t,r)}getValue(e,t){this.bind();let n=this._targetGroup.nCachedObjects_,r=this._bindings[n];r!==void 0&&r.getValue(e,t)}setValue(e,t){let n=this._bindings;for(let r=this._targetGroup.nCachedObjects_,s=n.length;r!==s;++r)n[r].setValue(e,t)}bind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,n=e.length;t!==n;++t)e[t].bind()}unbind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,n=e.length;t!==n;++t)e[t].unbind()}},ht=class i{constructor(e,t,n){this.path=t,this.parsedPath=n||i.parseTrackName(t),this.node=i.findNode(e,this.parsedPath.nodeName),this.rootNode=e,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}static create(e,t,n){return e&&e.isAnimationObjectGroup?new i.Composite(e,t,n):new i(e,t,n)}static sanitizeNodeName(e){return e.replace(/\s/g,"_").replace(O0,"")}static parseTrackName(e){let t=H0.exec(e);if(t===null)throw new Error("THREE.PropertyBinding: Cannot parse trackName: "+e);let n={nodeName:t[2],objectName:t[3],objectIndex:t[4],propertyName:t[5],propertyIndex:t[6]},r=n.nodeName&&n.nodeName.lastIndexOf(".");if(r!==void 0&&r!==-1){let s=n.nodeName.substring(r+1);W0.indexOf(s)!==-1&&(n.nodeName=n.nodeName.substring(0,r),n.objectName=s)}if(n.propertyName===null||n.propertyName.length===0)throw new Error("THREE.PropertyBinding: can not parse propertyName from trackName: "+e);return n}static findNode(e,t){if(t===void 0||t===""||t==="."||t===-1||t===e.name||t===e.uuid)return e;if(e.skeleton){let n=e.skeleton.getBoneByName(t);if(n!==void 0)return n}if(e.children){let n=function(s){for(let o=0;o<s.length;o++){let a=s[o];if(a.name===t||a.uuid===t)return a;let l=n(a.children);if(l)return l}return null},r=n(e.children);if(r)return r}return null}_getValue_unavailable(){}_setValue_unavailable(){}_getValue_direct(e,t){e[t]=this.targetObject[this.propertyName]}_getValue_array(e,t){let n=this.resolvedProperty;for(let r=0,s=n.length;r!==s;++r)e[t++]=n[r]}_getValue_arrayElement(e,t){e[t]=this.resolvedProperty[this.propertyIndex]}_getValue_toArray(e,t){this.resolvedProperty.toArray(e,t)}_setValue_direct(e,t){this.targetObject[this.propertyName]=e[t]}_setValue_direct_setNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.needsUpdate=!0}_setValue_direct_setMatrixWorldNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_array(e,t){let n=this.resolvedProperty;for(let r=0,s=n.length;r!==s;++r)n[r]=e[t++]}_setValue_array_setNeedsUpdate(e,t){let n=this.resolvedProperty;for(let r=0,s=n.length;r!==s;++r)n[r]=e[t++];this.targetObject.needsUpdate=!0}_setValue_array_setMatrixWorldNeedsUpdate(e,t){let n=this.resolvedProperty;for(let r=0,s=n.length;r!==s;++r)n[r]=e[t++];this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_arrayElement(e,t){this.resolvedProperty[this.propertyIndex]=e[t]}_setValue_arrayElement_setNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.needsUpdate=!0}_setValue_arrayElement_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_fromArray(e,t){this.resolvedProperty.fromArray(e,t)}_setValue_fromArray_setNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.needsUpdate=!0}_setValue_fromArray_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.matrixWorldNeedsUpdate=!0}_getValue_unbound(e,t){this.bind(),this.getValue(e,t)}_setValue_unbound(e,t){this.bind(),this.setValue(e,t)}bind(){let e=this.node,t=this.parsedPath,n=t.objectName,r=t.propertyName,s=t.propertyIndex;if(e||(e=i.findNode(this.rootNode,t.nodeName),this.node=e),this.getValue=this._getValue_unavailable,this.setValue=this._setValue_unavailable,!e){Ne("PropertyBinding: No target node found for track: "+this.path+".");return}if(n){let c=t.objectIndex;switch(n){case"materials":if(!e.material){Ue("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!e.material.materials){Ue("PropertyBinding: Can not bind to material.materials as node.material does not have a materials array.",this);return}e=e.material.materials;break;case"bones":if(!e.skeleton){Ue("PropertyBinding: Can not bind to bones as node does not have a skeleton.",this);return}e=e.skeleton.bones;for(let h=0;h<e.length;h++)if(e[h].name===c){c=h;break}break;case"map":if("map"in e){e=e.map;break}if(!e.material){Ue("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!e.material.map){Ue("PropertyBinding: Can not bind to material.map as node.material does not have a map.",this);return}e=e.material.map;break;default:if(e[n]===void 0){Ue("PropertyBinding: Can not bind to objectName of node undefined.",this);return}e=e[n]}if(c!==void 0){if(e[c]===void 0){Ue("PropertyBinding: Trying to bind to objectIndex of objectName, but is undefined.",this,e);return}e=e[c]}}let o=e[r];if(o===void 0){let c=t.nodeName;Ue("PropertyBinding: Trying to update property for track: "+c+"."+r+" but it wasn't found.",e);return}let a=this.Versioning.None;this.targetObject=e,e.isMaterial===!0?a=this.Versioning.NeedsUpdate:e.isObject3D===!0&&(a=this.Versioning.MatrixWorldNeedsUpdate);let l=this.BindingType.Direct;if(s!==void 0){if(r==="morphTargetInfluences"){if(!e.geometry){Ue("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.",this);return}if(!e.geometry.morphAttributes){Ue("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.morphAttributes.",this);return}e.morphTargetDictionary[s]!==void 0&&(s=e.morphTargetDictionary[s])}l=this.BindingType.ArrayElement,this.resolvedProperty=o,this.propertyIndex=s}else o.fromArray!==void 0&&o.toArray!==void 0?(l=this.BindingType.HasFromToArray,this.resolvedProperty=o):Array.isArray(o)?(l=this.BindingType.EntireArray,this.resolvedProperty=o):this.propertyName=r;this.getValue=this.GetterByBindingType[l],this.setValue=this.SetterByBindingTypeAndVersioning[l][a]}unbind(){this.node=null,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}};ht.Composite=Yc;ht.prototype.BindingType={Direct:0,EntireArray:1,ArrayElement:2,HasFromToArray:3};ht.prototype.Versioning={None:0,NeedsUpdate:1,MatrixWorldNeedsUpdate:2};ht.prototype.GetterByBindingType=[ht.prototype._getValue_direct,ht.prototype._getValue_array,ht.prototype._getValue_arrayElement,ht.prototype._getValue_toArray];ht.prototype.SetterByBindingTypeAndVersioning=[[ht.prototype._setValue_direct,ht.prototype._setValue_direct_setNeedsUpdate,ht.prototype._setValue_direct_setMatrixWorldNeedsUpdate],[ht.prototype._setValue_array,ht.prototype._setValue_array_setNeedsUpdate,ht.prototype._setValue_array_setMatrixWorldNeedsUpdate],[ht.prototype._setValue_arrayElement,ht.prototype._setValue_arrayElement_setNeedsUpdate,ht.prototype._setValue_arrayElement_setMatrixWorldNeedsUpdate],[ht.prototype._setValue_fromArray,ht.prototype._setValue_fromArray_setNeedsUpdate,ht.prototype._setValue_fromArray_setMatrixWorldNeedsUpdate]];var FE=new Float32Array(1);var Ts=class extends pa{constructor(e,t,n=1){super(e,t),this.isInstancedInterleavedBuffer=!0,this.meshPerAttribute=n}copy(e){return super.copy(e),this.meshPerAttribute=e.meshPerAttribute,this}clone(e){let t=super.clone(e);return t.meshPerAttribute=this.meshPerAttribute,t}toJSON(e){let t=super.toJSON(e);return t.isInstancedInterleavedBuffer=!0,t.meshPerAttribute=this.meshPerAttribute,t}};var mi=class{constructor(e=1,t=0,n=0){this.radius=e,this.phi=t,this.theta=n}set(e,t,n){return this.radius=e,this.phi=t,this.theta=n,this}copy(e){return this.radius=e.radius,this.phi=e.phi,this.theta=e.theta,this}makeSafe(){return this.phi=He(this.phi,1e-6,Math.PI-1e-6),this}setFromVector3(e){return this.setFromCartesianCoords(e.x,e.y,e.z)}setFromCartesianCoords(e,t,n){return this.radius=Math.sqrt(e*e+t*t+n*n),this.radius===0?(this.theta=0,this.phi=0):(this.theta=Math.atan2(e,n),this.phi=Math.acos(He(t/this.radius,-1,1))),this}clone(){return new this.constructor().copy(this)}};var Zc=class{static{this.prototype.isMatrix2=!0}constructor(e,t,n,r){this.elements=[1,0,0,1],e!==void 0&&this.set(e,t,n,r)}identity(){return this.set(1,0,0,1),this}fromArray(e,t=0){for(let n=0;n<4;n++)this.elements[n]=e[n+t];return this}set(e,t,n,r){let s=this.elements;return s[0]=e,s[2]=t,s[1]=n,s[3]=r,this}};var Rs=class extends Cn{constructor(e,t=null){super(),this.object=e,this.domElement=t,this.enabled=!0,this.state=-1,this.keys={},this.mouseButtons={LEFT:null,MIDDLE:null,RIGHT:null},this.touches={ONE:null,TWO:null}}connect(e){this.domElement!==null&&this.disconnect(),this.domElement=e}disconnect(){}dispose(){}update(){}};function Ih(i,e,t,n){let r=X0(n);switch(t){case mh:return i*e;case yh:return i*e/r.components*r.byteLength;case ka:return i*e/r.components*r.byteLength;case _i:return i*e*2/r.components*r.byteLength;case za:return i*e*2/r.components*r.byteLength;case gh:return i*e*3/r.components*r.byteLength;case hn:return i*e*4/r.components*r.byteLength;case Va:return i*e*4/r.components*r.byteLength;case Is:case Ls:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*8;case Ns:case Ds:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*16;case Ha:case Xa:return Math.max(i,16)*Math.max(e,8)/4;case Ga:case Wa:return Math.max(i,8)*Math.max(e,8)/2;case $a:case qa:case Za:case Ka:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*8;case Ya:case Us:case Ja:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*16;case ja:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*16;case Qa:return Math.floor((i+4)/5)*Math.floor((e+3)/4)*16;case el:return Math.floor((i+4)/5)*Math.floor((e+4)/5)*16;case tl:return Math.floor((i+5)/6)*Math.floor((e+4)/5)*16;case nl:return Math.floor((i+5)/6)*Math.floor((e+5)/6)*16;case il:return Math.floor((i+7)/8)*Math.floor((e+4)/5)*16;case rl:return Math.floor((i+7)/8)*Math.floor((e+5)/6)*16;case sl:return Math.floor((i+7)/8)*Math.floor((e+7)/8)*16;case ol:return Math.floor((i+9)/10)*Math.floor((e+4)/5)*16;case al:return Math.floor((i+9)/10)*Math.floor((e+5)/6)*16;case ll:return Math.floor((i+9)/10)*Math.floor((e+7)/8)*16;case cl:return Math.floor((i+9)/10)*Math.floor((e+9)/10)*16;case hl:return Math.floor((i+11)/12)*Math.floor((e+9)/10)*16;case ul:return Math.floor((i+11)/12)*Math.floor((e+11)/12)*16;case dl:case fl:case pl:return Math.ceil(i/4)*Math.ceil(e/4)*16;case ml:case gl:return Math.ceil(i/4)*Math.ceil(e/4)*8;case Fs:case yl:return Math.ceil(i/4)*Math.ceil(e/4)*16}throw new Error(`Unable to determine texture byte length for ${t} format.`)}function X0(i){switch(i){case cn:case uh:return{byteLength:1,components:1};case Dr:case dh:case Ln:return{byteLength:2,components:1};case Oa:case Ba:return{byteLength:2,components:4};case Pn:case Fa:case In:return{byteLength:4,components:1};case fh:case ph:return{byteLength:4,components:3}}throw new Error(`THREE.TextureUtils: Unknown texture type ${i}.`)}typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("register",{detail:{revision:"187"}}));typeof window<"u"&&(window.__THREE__?Ne("WARNING: Multiple instances of Three.js being imported."):window.__THREE__="187");function lp(){let i=null,e=!1,t=null,n=null;function r(s,o){n=i.requestAnimationFrame(r),t(s,o)}return{start:function(){e!==!0&&t!==null&&i!==null&&(n=i.requestAnimationFrame(r),e=!0)},stop:function(){i!==null&&i.cancelAnimationFrame(n),e=!1},setAnimationLoop:function(s){t=s},setContext:function(s){i=s}}}function q0(i){let e=new WeakMap;function t(a,l){let c=a.array,h=a.usage,u=c.byteLength,d=i.createBuffer();i.bindBuffer(l,d),i.bufferData(l,c,h),a.onUploadCallback();let f;if(c instanceof Float32Array)f=i.FLOAT;else if(typeof Float16Array<"u"&&c instanceof Float16Array)f=i.HALF_FLOAT;else if(c instanceof Uint16Array)a.isFloat16BufferAttribute?f=i.HALF_FLOAT:f=i.UNSIGNED_SHORT;else if(c instanceof Int16Array)f=i.SHORT;else if(c instanceof Uint32Array)f=i.UNSIGNED_INT;else if(c instanceof Int32Array)f=i.INT;else if(c instanceof Int8Array)f=i.BYTE;else if(c instanceof Uint8Array)f=i.UNSIGNED_BYTE;else if(c instanceof Uint8ClampedArray)f=i.UNSIGNED_BYTE;else throw new Error("THREE.WebGLAttributes: Unsupported buffer data format: "+c);return{buffer:d,type:f,bytesPerElement:c.BYTES_PER_ELEMENT,version:a.version,size:u}}function n(a,l,c){let h=l.array,u=l.updateRanges;if(i.bindBuffer(c,a),u.length===0)i.bufferSubData(c,0,h);else{u.sort((f,p)=>f.start-p.start);let d=0;for(let f=1;f<u.length;f++){let p=u[d],y=u[f];y.start<=p.start+p.count+1?p.count=Math.max(p.count,y.start+y.count-p.start):(++d,u[d]=y)}u.length=d+1;for(let f=0,p=u.length;f<p;f++){let y=u[f];i.bufferSubData(c,y.start*h.BYTES_PER_ELEMENT,h,y.start,y.count)}l.clearUpdateRanges()}l.onUploadCallback()}function r(a){return a.isInterleavedBufferAttribute&&(a=a.data),e.get(a)}function s(a){a.isInterleavedBufferAttribute&&(a=a.data);let l=e.get(a);l&&(i.deleteBuffer(l.buffer),e.delete(a))}function o(a,l){if(a.isInterleavedBufferAttribute&&(a=a.data),a.isGLBufferAttribute){let h=e.get(a);(!h||h.version<a.version)&&e.set(a,{buffer:a.buffer,type:a.type,bytesPerElement:a.elementSize,version:a.version});return}let c=e.get(a);if(c===void 0)e.set(a,t(a,l));else if(c.version<a.version){if(c.size!==a.array.byteLength)throw new Error("THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.");n(c.buffer,a,l),c.version=a.version}}return{get:r,remove:s,update:o}}var Y0=`#ifdef USE_ALPHAHASH
	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;
#endif`,Z0=`#ifdef USE_ALPHAHASH
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
#endif`,K0=`#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;
#endif`,J0=`#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,j0=`#ifdef USE_ALPHATEST
	#ifdef ALPHA_TO_COVERAGE
	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );
	if ( diffuseColor.a == 0.0 ) discard;
	#else
	if ( diffuseColor.a < alphaTest ) discard;
	#endif
#endif`,Q0=`#ifdef USE_ALPHATEST
	uniform float alphaTest;
#endif`,ey=`#ifdef USE_AOMAP
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
#endif`,ty=`#ifdef USE_AOMAP
	uniform sampler2D aoMap;
	uniform float aoMapIntensity;
#endif`,ny=`#ifdef USE_BATCHING
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
#endif`,iy=`#ifdef USE_BATCHING
	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );
#endif`,ry=`vec3 transformed = vec3( position );
#ifdef USE_ALPHAHASH
	vPosition = vec3( position );
#endif`,sy=`vec3 objectNormal = vec3( normal );
#ifdef USE_TANGENT
	vec3 objectTangent = vec3( tangent.xyz );
#endif`,oy=`float G_BlinnPhong_Implicit( ) {
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
} // validated`,ay=`#ifdef USE_IRIDESCENCE
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
#endif`,ly=`#ifdef USE_BUMPMAP
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
#endif`,cy=`#if NUM_CLIPPING_PLANES > 0
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
#endif`,hy=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];
#endif`,uy=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
#endif`,dy=`#if NUM_CLIPPING_PLANES > 0
	vClipPosition = - mvPosition.xyz;
#endif`,fy=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	diffuseColor *= vColor;
#endif`,py=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#endif`,my=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	varying vec4 vColor;
#endif`,gy=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
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
#endif`,yy=`#define PI 3.141592653589793
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
} // validated`,xy=`vec3 transformedNormal = objectNormal;
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
#endif`,_y=`#ifdef USE_DISPLACEMENTMAP
	uniform sampler2D displacementMap;
	uniform float displacementScale;
	uniform float displacementBias;
#endif`,vy=`#ifdef USE_DISPLACEMENTMAP
	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );
#endif`,by=`#ifdef USE_EMISSIVEMAP
	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );
	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE
		emissiveColor = sRGBTransferEOTF( emissiveColor );
	#endif
	totalEmissiveRadiance *= emissiveColor.rgb;
#endif`,My=`#ifdef USE_EMISSIVEMAP
	uniform sampler2D emissiveMap;
#endif`,Sy="gl_FragColor = linearToOutputTexel( gl_FragColor );",wy=`vec4 LinearTransferOETF( in vec4 value ) {
	return value;
}
vec4 sRGBTransferEOTF( in vec4 value ) {
	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );
}
vec4 sRGBTransferOETF( in vec4 value ) {
	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );
}`,Ey=`#ifdef USE_ENVMAP
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
#endif`,Ay=`#ifdef USE_ENVMAP
	uniform float envMapIntensity;
	uniform mat3 envMapRotation;
	uniform samplerCube envMap;
	#ifdef ENVMAP_TYPE_PMREM
		float roughnessToMip( const in float roughness ) {
			float r = clamp( roughness, 0.0, 1.0 );
			return ENVMAP_MAX_LOD * r * ( 2.0 - r );
		}
	#endif
#endif`,Ty=`#ifdef USE_ENVMAP
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
#endif`,Ry=`#ifdef USE_ENVMAP
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		
		varying vec3 vWorldPosition;
	#else
		varying vec3 vReflect;
		uniform float refractionRatio;
	#endif
#endif`,Cy=`#ifdef USE_ENVMAP
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
#endif`,Py=`#ifdef USE_FOG
	vFogDepth = - mvPosition.z;
#endif`,Iy=`#ifdef USE_FOG
	varying float vFogDepth;
#endif`,Ly=`#ifdef USE_FOG
	#ifdef FOG_EXP2
		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );
	#else
		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );
	#endif
	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );
#endif`,Ny=`#ifdef USE_FOG
	uniform vec3 fogColor;
	varying float vFogDepth;
	#ifdef FOG_EXP2
		uniform float fogDensity;
	#else
		uniform float fogNear;
		uniform float fogFar;
	#endif
#endif`,Dy=`#ifdef USE_GRADIENTMAP
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
}`,Uy=`#ifdef USE_LIGHTMAP
	uniform sampler2D lightMap;
	uniform float lightMapIntensity;
#endif`,Fy=`LambertMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularStrength = specularStrength;`,Oy=`varying vec3 vViewPosition;
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
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert`,By=`uniform bool receiveShadow;
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
#include <lightprobes_pars_fragment>`,ky=`#ifdef USE_ENVMAP
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
#endif`,zy=`ToonMaterial material;
material.diffuseColor = diffuseColor.rgb;`,Vy=`varying vec3 vViewPosition;
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
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon`,Gy=`BlinnPhongMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularColor = specular;
material.specularShininess = shininess;
material.specularStrength = specularStrength;`,Hy=`varying vec3 vViewPosition;
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
#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong`,Wy=`PhysicalMaterial material;
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
#endif`,Xy=`uniform sampler2D dfgLUT;
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
}`,$y=`
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
#endif`,qy=`#if defined( RE_IndirectDiffuse )
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
#endif`,Yy=`#if defined( RE_IndirectDiffuse )
	#if defined( LAMBERT ) || defined( PHONG )
		irradiance += iblIrradiance;
	#endif
	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif
#if defined( RE_IndirectSpecular )
	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif`,Zy=`#if NUM_LIGHT_PROBE_GRIDS > 0
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
#endif`,Ky=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;
#endif`,Jy=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	uniform float logDepthBufFC;
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,jy=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,Qy=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	vFragDepth = 1.0 + gl_Position.w;
	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );
#endif`,ex=`#ifdef USE_MAP
	vec4 sampledDiffuseColor = texture2D( map, vMapUv );
	#ifdef DECODE_VIDEO_TEXTURE
		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );
	#endif
	diffuseColor *= sampledDiffuseColor;
#endif`,tx=`#ifdef USE_MAP
	uniform sampler2D map;
#endif`,nx=`#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
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
#endif`,ix=`#if defined( USE_POINTS_UV )
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
#endif`,rx=`float metalnessFactor = metalness;
#ifdef USE_METALNESSMAP
	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );
	metalnessFactor *= texelMetalness.b;
#endif`,sx=`#ifdef USE_METALNESSMAP
	uniform sampler2D metalnessMap;
#endif`,ox=`#ifdef USE_INSTANCING_MORPH
	float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;
	}
#endif`,ax=`#if defined( USE_MORPHCOLORS )
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
#endif`,lx=`#ifdef USE_MORPHNORMALS
	objectNormal *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,cx=`#ifdef USE_MORPHTARGETS
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
#endif`,hx=`#ifdef USE_MORPHTARGETS
	transformed *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,ux=`float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;
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
vec3 nonPerturbedNormal = normal;`,dx=`#ifdef USE_NORMALMAP_OBJECTSPACE
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
#endif`,fx=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,px=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,mx=`#ifndef FLAT_SHADED
	vNormal = normalize( transformedNormal );
	#ifdef USE_TANGENT
		vTangent = normalize( transformedTangent );
		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );
		#ifdef FLIP_SIDED
			vBitangent = - vBitangent;
		#endif
	#endif
#endif`,gx=`#ifdef USE_NORMALMAP
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
#endif`,yx=`#ifdef USE_CLEARCOAT
	vec3 clearcoatNormal = nonPerturbedNormal;
#endif`,xx=`#ifdef USE_CLEARCOAT_NORMALMAP
	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;
	clearcoatMapN.xy *= clearcoatNormalScale;
	clearcoatNormal = normalize( tbn2 * clearcoatMapN );
#endif`,_x=`#ifdef USE_CLEARCOATMAP
	uniform sampler2D clearcoatMap;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform sampler2D clearcoatNormalMap;
	uniform vec2 clearcoatNormalScale;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform sampler2D clearcoatRoughnessMap;
#endif`,vx=`#ifdef USE_IRIDESCENCEMAP
	uniform sampler2D iridescenceMap;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform sampler2D iridescenceThicknessMap;
#endif`,bx=`#ifdef OPAQUE
diffuseColor.a = 1.0;
#endif
#ifdef USE_TRANSMISSION
diffuseColor.a *= material.transmissionAlpha;
#endif
gl_FragColor = vec4( outgoingLight, diffuseColor.a );`,Mx=`vec3 packNormalToRGB( const in vec3 normal ) {
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
}`,Sx=`#ifdef PREMULTIPLIED_ALPHA
	gl_FragColor.rgb *= gl_FragColor.a;
#endif`,wx=`vec4 mvPosition = vec4( transformed, 1.0 );
#ifdef USE_BATCHING
	mvPosition = batchingMatrix * mvPosition;
#endif
#ifdef USE_INSTANCING
	mvPosition = instanceMatrix * mvPosition;
#endif
mvPosition = modelViewMatrix * mvPosition;
gl_Position = projectionMatrix * mvPosition;`,Ex=`#ifdef DITHERING
	gl_FragColor.rgb = dithering( gl_FragColor.rgb );
#endif`,Ax=`#ifdef DITHERING
	vec3 dithering( vec3 color ) {
		float grid_position = rand( gl_FragCoord.xy );
		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );
		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );
		return color + dither_shift_RGB;
	}
#endif`,Tx=`float roughnessFactor = roughness;
#ifdef USE_ROUGHNESSMAP
	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );
	roughnessFactor *= texelRoughness.g;
#endif`,Rx=`#ifdef USE_ROUGHNESSMAP
	uniform sampler2D roughnessMap;
#endif`,Cx=`#if NUM_SPOT_LIGHT_COORDS > 0
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
#endif`,Px=`#if NUM_SPOT_LIGHT_COORDS > 0
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
#endif`,Ix=`#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_SUN_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )
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
#endif`,Lx=`float getShadowMask() {
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
}`,Nx=`#ifdef USE_SKINNING
	mat4 boneMatX = getBoneMatrix( skinIndex.x );
	mat4 boneMatY = getBoneMatrix( skinIndex.y );
	mat4 boneMatZ = getBoneMatrix( skinIndex.z );
	mat4 boneMatW = getBoneMatrix( skinIndex.w );
#endif`,Dx=`#ifdef USE_SKINNING
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
#endif`,Ux=`#ifdef USE_SKINNING
	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );
	vec4 skinned = vec4( 0.0 );
	skinned += boneMatX * skinVertex * skinWeight.x;
	skinned += boneMatY * skinVertex * skinWeight.y;
	skinned += boneMatZ * skinVertex * skinWeight.z;
	skinned += boneMatW * skinVertex * skinWeight.w;
	transformed = ( bindMatrixInverse * skinned ).xyz;
#endif`,Fx=`#ifdef USE_SKINNING
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
#endif`,Ox=`float specularStrength;
#ifdef USE_SPECULARMAP
	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );
	specularStrength = texelSpecular.r;
#else
	specularStrength = 1.0;
#endif`,Bx=`#ifdef USE_SPECULARMAP
	uniform sampler2D specularMap;
#endif`,kx=`#if defined( TONE_MAPPING )
	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );
#endif`,zx=`#ifndef saturate
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
vec3 CustomToneMapping( vec3 color ) { return color; }`,Vx=`#ifdef USE_TRANSMISSION
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
#endif`,Gx=`#ifdef USE_TRANSMISSION
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
#endif`,Hx=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
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
#endif`,Wx=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
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
#endif`,Xx=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
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
#endif`,$x=`#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0
	vec4 worldPosition = vec4( transformed, 1.0 );
	#ifdef USE_BATCHING
		worldPosition = batchingMatrix * worldPosition;
	#endif
	#ifdef USE_INSTANCING
		worldPosition = instanceMatrix * worldPosition;
	#endif
	worldPosition = modelMatrix * worldPosition;
#endif`,qx=`varying vec2 vUv;
uniform mat3 uvTransform;
void main() {
	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	gl_Position = vec4( position.xy, 1.0, 1.0 );
}`,Yx=`uniform sampler2D t2D;
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
}`,Zx=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,Kx=`uniform float backgroundBlurriness;
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
}`,Jx=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,jx=`uniform samplerCube tCube;
uniform float tFlip;
uniform float opacity;
varying vec3 vWorldDirection;
void main() {
	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );
	gl_FragColor = texColor;
	gl_FragColor.a *= opacity;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Qx=`#include <common>
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
}`,e_=`#if DEPTH_PACKING == 3200
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
}`,t_=`#define DISTANCE
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
}`,n_=`#define DISTANCE
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
}`,i_=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
}`,r_=`uniform sampler2D tEquirect;
varying vec3 vWorldDirection;
#include <common>
void main() {
	vec3 direction = normalize( vWorldDirection );
	vec2 sampleUV = equirectUv( direction );
	gl_FragColor = texture2D( tEquirect, sampleUV );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,s_=`uniform float scale;
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
}`,o_=`uniform vec3 diffuse;
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
}`,a_=`#include <common>
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
}`,l_=`uniform vec3 diffuse;
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
}`,c_=`#define LAMBERT
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
}`,h_=`#define LAMBERT
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
}`,u_=`#define MATCAP
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
}`,d_=`#define MATCAP
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
}`,f_=`#define NORMAL
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
}`,p_=`#define NORMAL
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
}`,m_=`#define PHONG
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
}`,g_=`#define PHONG
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
}`,y_=`#define STANDARD
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
}`,x_=`#define STANDARD
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
}`,__=`#define TOON
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
}`,v_=`#define TOON
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
}`,b_=`uniform float size;
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
}`,M_=`uniform vec3 diffuse;
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
}`,S_=`#include <common>
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
}`,w_=`uniform vec3 color;
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
}`,E_=`uniform float rotation;
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
}`,A_=`uniform vec3 diffuse;
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
}`,Ge={alphahash_fragment:Y0,alphahash_pars_fragment:Z0,alphamap_fragment:K0,alphamap_pars_fragment:J0,alphatest_fragment:j0,alphatest_pars_fragment:Q0,aomap_fragment:ey,aomap_pars_fragment:ty,batching_pars_vertex:ny,batching_vertex:iy,begin_vertex:ry,beginnormal_vertex:sy,bsdfs:oy,iridescence_fragment:ay,bumpmap_pars_fragment:ly,clipping_planes_fragment:cy,clipping_planes_pars_fragment:hy,clipping_planes_pars_vertex:uy,clipping_planes_vertex:dy,color_fragment:fy,color_pars_fragment:py,color_pars_vertex:my,color_vertex:gy,common:yy,defaultnormal_vertex:xy,displacementmap_pars_vertex:_y,displacementmap_vertex:vy,emissivemap_fragment:by,emissivemap_pars_fragment:My,colorspace_fragment:Sy,colorspace_pars_fragment:wy,envmap_fragment:Ey,envmap_common_pars_fragment:Ay,envmap_pars_fragment:Ty,envmap_pars_vertex:Ry,envmap_physical_pars_fragment:ky,envmap_vertex:Cy,fog_vertex:Py,fog_pars_vertex:Iy,fog_fragment:Ly,fog_pars_fragment:Ny,gradientmap_pars_fragment:Dy,lightmap_pars_fragment:Uy,lights_lambert_fragment:Fy,lights_lambert_pars_fragment:Oy,lights_pars_begin:By,lights_toon_fragment:zy,lights_toon_pars_fragment:Vy,lights_phong_fragment:Gy,lights_phong_pars_fragment:Hy,lights_physical_fragment:Wy,lights_physical_pars_fragment:Xy,lights_fragment_begin:$y,lights_fragment_maps:qy,lights_fragment_end:Yy,lightprobes_pars_fragment:Zy,logdepthbuf_fragment:Ky,logdepthbuf_pars_fragment:Jy,logdepthbuf_pars_vertex:jy,logdepthbuf_vertex:Qy,map_fragment:ex,map_pars_fragment:tx,map_particle_fragment:nx,map_particle_pars_fragment:ix,metalnessmap_fragment:rx,metalnessmap_pars_fragment:sx,morphinstance_vertex:ox,morphcolor_vertex:ax,morphnormal_vertex:lx,morphtarget_pars_vertex:cx,morphtarget_vertex:hx,normal_fragment_begin:ux,normal_fragment_maps:dx,normal_pars_fragment:fx,normal_pars_vertex:px,normal_vertex:mx,normalmap_pars_fragment:gx,clearcoat_normal_fragment_begin:yx,clearcoat_normal_fragment_maps:xx,clearcoat_pars_fragment:_x,iridescence_pars_fragment:vx,opaque_fragment:bx,packing:Mx,premultiplied_alpha_fragment:Sx,project_vertex:wx,dithering_fragment:Ex,dithering_pars_fragment:Ax,roughnessmap_fragment:Tx,roughnessmap_pars_fragment:Rx,shadowmap_pars_fragment:Cx,shadowmap_pars_vertex:Px,shadowmap_vertex:Ix,shadowmask_pars_fragment:Lx,skinbase_vertex:Nx,skinning_pars_vertex:Dx,skinning_vertex:Ux,skinnormal_vertex:Fx,specularmap_fragment:Ox,specularmap_pars_fragment:Bx,tonemapping_fragment:kx,tonemapping_pars_fragment:zx,transmission_fragment:Vx,transmission_pars_fragment:Gx,uv_pars_fragment:Hx,uv_pars_vertex:Wx,uv_vertex:Xx,worldpos_vertex:$x,background_vert:qx,background_frag:Yx,backgroundCube_vert:Zx,backgroundCube_frag:Kx,cube_vert:Jx,cube_frag:jx,depth_vert:Qx,depth_frag:e_,distance_vert:t_,distance_frag:n_,equirect_vert:i_,equirect_frag:r_,linedashed_vert:s_,linedashed_frag:o_,meshbasic_vert:a_,meshbasic_frag:l_,meshlambert_vert:c_,meshlambert_frag:h_,meshmatcap_vert:u_,meshmatcap_frag:d_,meshnormal_vert:f_,meshnormal_frag:p_,meshphong_vert:m_,meshphong_frag:g_,meshphysical_vert:y_,meshphysical_frag:x_,meshtoon_vert:__,meshtoon_frag:v_,points_vert:b_,points_frag:M_,shadow_vert:S_,shadow_frag:w_,sprite_vert:E_,sprite_frag:A_},be={common:{diffuse:{value:new Ze(16777215)},opacity:{value:1},map:{value:null},mapTransform:{value:new Oe},alphaMap:{value:null},alphaMapTransform:{value:new Oe},alphaTest:{value:0}},specularmap:{specularMap:{value:null},specularMapTransform:{value:new Oe}},envmap:{envMap:{value:null},envMapRotation:{value:new Oe},reflectivity:{value:1},ior:{value:1.5},refractionRatio:{value:.98},dfgLUT:{value:null}},aomap:{aoMap:{value:null},aoMapIntensity:{value:1},aoMapTransform:{value:new Oe}},lightmap:{lightMap:{value:null},lightMapIntensity:{value:1},lightMapTransform:{value:new Oe}},bumpmap:{bumpMap:{value:null},bumpMapTransform:{value:new Oe},bumpScale:{value:1}},normalmap:{normalMap:{value:null},normalMapTransform:{value:new Oe},normalScale:{value:new Fe(1,1)}},displacementmap:{displacementMap:{value:null},displacementMapTransform:{value:new Oe},displacementScale:{value:1},displacementBias:{value:0}},emissivemap:{emissiveMap:{value:null},emissiveMapTransform:{value:new Oe}},metalnessmap:{metalnessMap:{value:null},metalnessMapTransform:{value:new Oe}},roughnessmap:{roughnessMap:{value:null},roughnessMapTransform:{value:new Oe}},gradientmap:{gradientMap:{value:null}},fog:{fogDensity:{value:25e-5},fogNear:{value:1},fogFar:{value:2e3},fogColor:{value:new Ze(16777215)}},lights:{ambientLightColor:{value:[]},lightProbe:{value:[]},sunLights:{value:[],properties:{direction:{},color:{}}},sunLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},sunShadowMatrix:{value:[]},sunShadowCascade:{value:[]},directionalLights:{value:[],properties:{direction:{},color:{}}},directionalLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},directionalShadowMatrix:{value:[]},spotLights:{value:[],properties:{color:{},position:{},direction:{},distance:{},coneCos:{},penumbraCos:{},decay:{}}},spotLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},spotLightMap:{value:[]},spotLightMatrix:{value:[]},pointLights:{value:[],properties:{color:{},position:{},decay:{},distance:{}}},pointLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{},shadowCameraNear:{},shadowCameraFar:{}}},pointShadowMatrix:{value:[]},hemisphereLights:{value:[],properties:{direction:{},skyColor:{},groundColor:{}}},rectAreaLights:{value:[],properties:{color:{},position:{},width:{},height:{}}},ltc_1:{value:null},ltc_2:{value:null},probesSH:{value:[]},probesMin:{value:[]},probesMax:{value:[]},probesResolution:{value:[]}},points:{diffuse:{value:new Ze(16777215)},opacity:{value:1},size:{value:1},scale:{value:1},map:{value:null},alphaMap:{value:null},alphaMapTransform:{value:new Oe},alphaTest:{value:0},uvTransform:{value:new Oe}},sprite:{diffuse:{value:new Ze(16777215)},opacity:{value:1},center:{value:new Fe(.5,.5)},rotation:{value:0},map:{value:null},mapTransform:{value:new Oe},alphaMap:{value:null},alphaMapTransform:{value:new Oe},alphaTest:{value:0}}},Bn={basic:{uniforms:Wt([be.common,be.specularmap,be.envmap,be.aomap,be.lightmap,be.fog]),vertexShader:Ge.meshbasic_vert,fragmentShader:Ge.meshbasic_frag},lambert:{uniforms:Wt([be.common,be.specularmap,be.envmap,be.aomap,be.lightmap,be.emissivemap,be.bumpmap,be.normalmap,be.displacementmap,be.fog,be.lights,{emissive:{value:new Ze(0)},envMapIntensity:{value:1}}]),vertexShader:Ge.meshlambert_vert,fragmentShader:Ge.meshlambert_frag},phong:{uniforms:Wt([be.common,be.specularmap,be.envmap,be.aomap,be.lightmap,be.emissivemap,be.bumpmap,be.normalmap,be.displacementmap,be.fog,be.lights,{emissive:{value:new Ze(0)},specular:{value:new Ze(1118481)},shininess:{value:30},envMapIntensity:{value:1}}]),vertexShader:Ge.meshphong_vert,fragmentShader:Ge.meshphong_frag},standard:{uniforms:Wt([be.common,be.envmap,be.aomap,be.lightmap,be.emissivemap,be.bumpmap,be.normalmap,be.displacementmap,be.roughnessmap,be.metalnessmap,be.fog,be.lights,{emissive:{value:new Ze(0)},roughness:{value:1},metalness:{value:0},envMapIntensity:{value:1}}]),vertexShader:Ge.meshphysical_vert,fragmentShader:Ge.meshphysical_frag},toon:{uniforms:Wt([be.common,be.aomap,be.lightmap,be.emissivemap,be.bumpmap,be.normalmap,be.displacementmap,be.gradientmap,be.fog,be.lights,{emissive:{value:new Ze(0)}}]),vertexShader:Ge.meshtoon_vert,fragmentShader:Ge.meshtoon_frag},matcap:{uniforms:Wt([be.common,be.bumpmap,be.normalmap,be.displacementmap,be.fog,{matcap:{value:null}}]),vertexShader:Ge.meshmatcap_vert,fragmentShader:Ge.meshmatcap_frag},points:{uniforms:Wt([be.points,be.fog]),vertexShader:Ge.points_vert,fragmentShader:Ge.points_frag},dashed:{uniforms:Wt([be.common,be.fog,{scale:{value:1},dashSize:{value:1},totalSize:{value:2}}]),vertexShader:Ge.linedashed_vert,fragmentShader:Ge.linedashed_frag},depth:{uniforms:Wt([be.common,be.displacementmap]),vertexShader:Ge.depth_vert,fragmentShader:Ge.depth_frag},normal:{uniforms:Wt([be.common,be.bumpmap,be.normalmap,be.displacementmap,{opacity:{value:1}}]),vertexShader:Ge.meshnormal_vert,fragmentShader:Ge.meshnormal_frag},sprite:{uniforms:Wt([be.sprite,be.fog]),vertexShader:Ge.sprite_vert,fragmentShader:Ge.sprite_frag},background:{uniforms:{uvTransform:{value:new Oe},t2D:{value:null},backgroundIntensity:{value:1}},vertexShader:Ge.background_vert,fragmentShader:Ge.background_frag},backgroundCube:{uniforms:{envMap:{value:null},backgroundBlurriness:{value:0},backgroundIntensity:{value:1},backgroundRotation:{value:new Oe}},vertexShader:Ge.backgroundCube_vert,fragmentShader:Ge.backgroundCube_frag},cube:{uniforms:{tCube:{value:null},tFlip:{value:-1},opacity:{value:1}},vertexShader:Ge.cube_vert,fragmentShader:Ge.cube_frag},equirect:{uniforms:{tEquirect:{value:null}},vertexShader:Ge.equirect_vert,fragmentShader:Ge.equirect_frag},distance:{uniforms:Wt([be.common,be.displacementmap,{referencePosition:{value:new O},nearDistance:{value:1},farDistance:{value:1e3}}]),vertexShader:Ge.distance_vert,fragmentShader:Ge.distance_frag},shadow:{uniforms:Wt([be.lights,be.fog,{color:{value:new Ze(0)},opacity:{value:1}}]),vertexShader:Ge.shadow_vert,fragmentShader:Ge.shadow_frag}};Bn.physical={uniforms:Wt([Bn.standard.uniforms,{clearcoat:{value:0},clearcoatMap:{value:null},clearcoatMapTransform:{value:new Oe},clearcoatNormalMap:{value:null},clearcoatNormalMapTransform:{value:new Oe},clearcoatNormalScale:{value:new Fe(1,1)},clearcoatRoughness:{value:0},clearcoatRoughnessMap:{value:null},clearcoatRoughnessMapTransform:{value:new Oe},diffuseRoughness:{value:0},diffuseRoughnessMap:{value:null},diffuseRoughnessMapTransform:{value:new Oe},dispersion:{value:0},retroreflectivity:{value:0},iridescence:{value:0},iridescenceMap:{value:null},iridescenceMapTransform:{value:new Oe},iridescenceIOR:{value:1.3},iridescenceThicknessMinimum:{value:100},iridescenceThicknessMaximum:{value:400},iridescenceThicknessMap:{value:null},iridescenceThicknessMapTransform:{value:new Oe},sheen:{value:0},sheenColor:{value:new Ze(0)},sheenColorMap:{value:null},sheenColorMapTransform:{value:new Oe},sheenRoughness:{value:1},sheenRoughnessMap:{value:null},sheenRoughnessMapTransform:{value:new Oe},transmission:{value:0},transmissionMap:{value:null},transmissionMapTransform:{value:new Oe},transmissionSamplerSize:{value:new Fe},transmissionSamplerMap:{value:null},thickness:{value:0},thicknessMap:{value:null},thicknessMapTransform:{value:new Oe},attenuationDistance:{value:0},attenuationColor:{value:new Ze(0)},specularColor:{value:new Ze(1,1,1)},specularColorMap:{value:null},specularColorMapTransform:{value:new Oe},specularIntensity:{value:1},specularIntensityMap:{value:null},specularIntensityMapTransform:{value:new Oe},anisotropyVector:{value:new Fe},anisotropyMap:{value:null},anisotropyMapTransform:{value:new Oe}}]),vertexShader:Ge.meshphysical_vert,fragmentShader:Ge.meshphysical_frag};var _l={r:0,b:0,g:0},T_=new gt,cp=new Oe;cp.set(-1,0,0,0,1,0,0,0,1);function R_(i,e,t,n,r,s){let o=new Ze(0),a=r===!0?0:1,l,c,h=null,u=0,d=null;function f(v){let A=v.isScene===!0?v.background:null;if(A&&A.isTexture){let E=v.backgroundBlurriness>0;A=e.get(A,E)}return A}function p(v){let A=!1,E=f(v);E===null?g(o,a):E&&E.isColor&&(g(E,1),A=!0);let b=i.xr.getEnvironmentBlendMode();b==="additive"?t.buffers.color.setClear(0,0,0,1,s):b==="alpha-blend"&&t.buffers.color.setClear(0,0,0,0,s),(i.autoClear||A)&&(t.buffers.depth.setTest(!0),t.buffers.depth.setMask(!0),t.buffers.color.setMask(!0),i.clear(i.autoClearColor,i.autoClearDepth,i.autoClearStencil))}function y(v,A){let E=f(A);E&&E.isCubeTexture?(c===void 0&&(c=new Gt(new Rr(1,1,1),new Ht({name:"BackgroundCubeMaterial",uniforms:Wi(Bn.backgroundCube.uniforms),vertexShader:Bn.backgroundCube.vertexShader,fragmentShader:Bn.backgroundCube.fragmentShader,side:Zt,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),c.geometry.deleteAttribute("normal"),c.geometry.deleteAttribute("uv"),c.onBeforeRender=function(b,_,x){this.matrixWorld.copyPosition(x.matrixWorld)},Object.defineProperty(c.material,"envMap",{get:function(){return this.uniforms.envMap.value}}),n.update(c)),c.material.uniforms.envMap.value=E,c.material.uniforms.backgroundBlurriness.value=A.backgroundBlurriness,c.material.uniforms.backgroundIntensity.value=A.backgroundIntensity,c.material.uniforms.backgroundRotation.value.setFromMatrix4(T_.makeRotationFromEuler(A.backgroundRotation)).transpose(),E.isRenderTargetTexture===!1&&c.material.uniforms.backgroundRotation.value.premultiply(cp),c.material.toneMapped=Ye.getTransfer(E.colorSpace)!==et,(h!==E||u!==E.version||d!==i.toneMapping)&&(c.material.needsUpdate=!0,h=E,u=E.version,d=i.toneMapping),c.layers.enableAll(),v.unshift(c,c.geometry,c.material,0,0,null)):E&&E.isTexture&&(l===void 0&&(l=new Gt(new ws(2,2),new Ht({name:"BackgroundMaterial",uniforms:Wi(Bn.background.uniforms),vertexShader:Bn.background.vertexShader,fragmentShader:Bn.background.fragmentShader,side:xi,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),l.geometry.deleteAttribute("normal"),Object.defineProperty(l.material,"map",{get:function(){return this.uniforms.t2D.value}}),n.update(l)),l.material.uniforms.t2D.value=E,l.material.uniforms.backgroundIntensity.value=A.backgroundIntensity,l.material.toneMapped=Ye.getTransfer(E.colorSpace)!==et,E.matrixAutoUpdate===!0&&E.updateMatrix(),l.material.uniforms.uvTransform.value.copy(E.matrix),(h!==E||u!==E.version||d!==i.toneMapping)&&(l.material.needsUpdate=!0,h=E,u=E.version,d=i.toneMapping),l.layers.enableAll(),v.unshift(l,l.geometry,l.material,0,0,null))}function g(v,A){v.getRGB(_l,Rh(i)),t.buffers.color.setClear(_l.r,_l.g,_l.b,A,s)}function m(){c!==void 0&&(c.geometry.dispose(),c.material.dispose(),c=void 0),l!==void 0&&(l.geometry.dispose(),l.material.dispose(),l=void 0)}return{getClearColor:function(){return o},setClearColor:function(v,A=1){o.set(v),a=A,g(o,a)},getClearAlpha:function(){return a},setClearAlpha:function(v){a=v,g(o,a)},render:p,addToRenderList:y,dispose:m}}function C_(i,e){let t=i.getParameter(i.MAX_VERTEX_ATTRIBS),n={},r=d(null),s=r,o=!1;function a(I,U,H,R,B){let $=!1,G=u(I,R,H,U);s!==G&&(s=G,c(s.object)),$=f(I,R,H,B),$&&p(I,R,H,B),B!==null&&e.update(B,i.ELEMENT_ARRAY_BUFFER),($||o)&&(o=!1,E(I,U,H,R),B!==null&&i.bindBuffer(i.ELEMENT_ARRAY_BUFFER,e.get(B).buffer))}function l(){return i.createVertexArray()}function c(I){return i.bindVertexArray(I)}function h(I){return i.deleteVertexArray(I)}function u(I,U,H,R){let B=R.wireframe===!0,$=n[U.id];$===void 0&&($={},n[U.id]=$);let G=I.isInstancedMesh===!0?I.id:0,ie=$[G];ie===void 0&&(ie={},$[G]=ie);let q=ie[H.id];q===void 0&&(q={},ie[H.id]=q);let te=q[B];return te===void 0&&(te=d(l()),q[B]=te),te}function d(I){let U=[],H=[],R=[];for(let B=0;B<t;B++)U[B]=0,H[B]=0,R[B]=0;return{geometry:null,program:null,wireframe:!1,newAttributes:U,enabledAttributes:H,attributeDivisors:R,object:I,attributes:{},index:null}}function f(I,U,H,R){let B=s.attributes,$=U.attributes,G=0,ie=H.getAttributes();for(let q in ie)if(ie[q].location>=0){let ne=B[q],J=$[q];if(J===void 0&&(q==="instanceMatrix"&&I.instanceMatrix&&(J=I.instanceMatrix),q==="instanceColor"&&I.instanceColor&&(J=I.instanceColor)),ne===void 0||ne.attribute!==J||J&&ne.data!==J.data)return!0;G++}return s.attributesNum!==G||s.index!==R}function p(I,U,H,R){let B={},$=U.attributes,G=0,ie=H.getAttributes();for(let q in ie)if(ie[q].location>=0){let ne=$[q];ne===void 0&&(q==="instanceMatrix"&&I.instanceMatrix&&(ne=I.instanceMatrix),q==="instanceColor"&&I.instanceColor&&(ne=I.instanceColor));let J={};J.attribute=ne,ne&&ne.data&&(J.data=ne.data),B[q]=J,G++}s.attributes=B,s.attributesNum=G,s.index=R}function y(){let I=s.newAttributes;for(let U=0,H=I.length;U<H;U++)I[U]=0}function g(I){m(I,0)}function m(I,U){let H=s.newAttributes,R=s.enabledAttributes,B=s.attributeDivisors;H[I]=1,R[I]===0&&(i.enableVertexAttribArray(I),R[I]=1),B[I]!==U&&(i.vertexAttribDivisor(I,U),B[I]=U)}function v(){let I=s.newAttributes,U=s.enabledAttributes;for(let H=0,R=U.length;H<R;H++)U[H]!==I[H]&&(i.disableVertexAttribArray(H),U[H]=0)}function A(I,U,H,R,B,$,G){G===!0?i.vertexAttribIPointer(I,U,H,B,$):i.vertexAttribPointer(I,U,H,R,B,$)}function E(I,U,H,R){y();let B=R.attributes,$=H.getAttributes(),G=U.defaultAttributeValues;for(let ie in $){let q=$[ie];if(q.location>=0){let te=B[ie];if(te===void 0&&(ie==="instanceMatrix"&&I.instanceMatrix&&(te=I.instanceMatrix),ie==="instanceColor"&&I.instanceColor&&(te=I.instanceColor)),te!==void 0){let ne=te.normalized,J=te.itemSize,le=e.get(te);if(le===void 0)continue;let X=le.buffer,oe=le.type,ye=le.bytesPerElement,Se=oe===i.INT||oe===i.UNSIGNED_INT||te.gpuType===Fa;if(te.isInterleavedBufferAttribute){let ge=te.data,_e=ge.isInterleavedBuffer===!0?ge.stride:ge.itemSize,at=te.offset;if(ge.isInstancedInterleavedBuffer||ge.isInstancedBufferAttribute){for(let De=0;De<q.locationSize;De++)m(q.location+De,ge.meshPerAttribute);I.isInstancedMesh!==!0&&R._maxInstanceCount===void 0&&(R._maxInstanceCount=ge.meshPerAttribute*ge.count)}else for(let De=0;De<q.locationSize;De++)g(q.location+De);i.bindBuffer(i.ARRAY_BUFFER,X);for(let De=0;De<q.locationSize;De++)A(q.location+De,J/q.locationSize,oe,ne,_e*ye,(at+J/q.locationSize*De)*ye,Se)}else{if(te.isInstancedBufferAttribute){for(let ge=0;ge<q.locationSize;ge++)m(q.location+ge,te.meshPerAttribute);I.isInstancedMesh!==!0&&R._maxInstanceCount===void 0&&(R._maxInstanceCount=te.meshPerAttribute*te.count)}else for(let ge=0;ge<q.locationSize;ge++)g(q.location+ge);i.bindBuffer(i.ARRAY_BUFFER,X);for(let ge=0;ge<q.locationSize;ge++)A(q.location+ge,J/q.locationSize,oe,ne,J*ye,J/q.locationSize*ge*ye,Se)}}else if(G!==void 0){let ne=G[ie];if(ne!==void 0)switch(ne.length){case 2:i.vertexAttrib2fv(q.location,ne);break;case 3:i.vertexAttrib3fv(q.location,ne);break;case 4:i.vertexAttrib4fv(q.location,ne);break;default:i.vertexAttrib1fv(q.location,ne)}}}}v()}function b(){N();for(let I in n){let U=n[I];for(let H in U){let R=U[H];for(let B in R){let $=R[B];for(let G in $)h($[G].object),delete $[G];delete R[B]}}delete n[I]}}function _(I){if(n[I.id]===void 0)return;let U=n[I.id];for(let H in U){let R=U[H];for(let B in R){let $=R[B];for(let G in $)h($[G].object),delete $[G];delete R[B]}}delete n[I.id]}function x(I){for(let U in n){let H=n[U];for(let R in H){let B=H[R];if(B[I.id]===void 0)continue;let $=B[I.id];for(let G in $)h($[G].object),delete $[G];delete B[I.id]}}}function w(I){for(let U in n){let H=n[U],R=I.isInstancedMesh===!0?I.id:0,B=H[R];if(B!==void 0){for(let $ in B){let G=B[$];for(let ie in G)h(G[ie].object),delete G[ie];delete B[$]}delete H[R],Object.keys(H).length===0&&delete n[U]}}}function N(){C(),o=!0,s!==r&&(s=r,c(s.object))}function C(){r.geometry=null,r.program=null,r.wireframe=!1}return{setup:a,reset:N,resetDefaultState:C,dispose:b,releaseStatesOfGeometry:_,releaseStatesOfObject:w,releaseStatesOfProgram:x,initAttributes:y,enableAttribute:g,disableUnusedAttributes:v}}function P_(i,e,t){let n;function r(l){n=l}function s(l,c){i.drawArrays(n,l,c),t.update(c,n,1)}function o(l,c,h){h!==0&&(i.drawArraysInstanced(n,l,c,h),t.update(c,n,h))}function a(l,c,h){if(h===0)return;e.get("WEBGL_multi_draw").multiDrawArraysWEBGL(n,l,0,c,0,h);let d=0;for(let f=0;f<h;f++)d+=c[f];t.update(d,n,1)}this.setMode=r,this.render=s,this.renderInstances=o,this.renderMultiDraw=a}function I_(i,e,t,n){let r;function s(){if(r!==void 0)return r;if(e.has("EXT_texture_filter_anisotropic")===!0){let x=e.get("EXT_texture_filter_anisotropic");r=i.getParameter(x.MAX_TEXTURE_MAX_ANISOTROPY_EXT)}else r=0;return r}function o(x){return!(x!==hn&&n.convert(x)!==i.getParameter(i.IMPLEMENTATION_COLOR_READ_FORMAT))}function a(x){let w=x===Ln&&(e.has("EXT_color_buffer_half_float")||e.has("EXT_color_buffer_float"));return!(x!==cn&&x!==In&&!w&&n.convert(x)!==i.getParameter(i.IMPLEMENTATION_COLOR_READ_TYPE))}function l(x){if(x==="highp"){if(i.getShaderPrecisionFormat(i.VERTEX_SHADER,i.HIGH_FLOAT).precision>0&&i.getShaderPrecisionFormat(i.FRAGMENT_SHADER,i.HIGH_FLOAT).precision>0)return"highp";x="mediump"}return x==="mediump"&&i.getShaderPrecisionFormat(i.VERTEX_SHADER,i.MEDIUM_FLOAT).precision>0&&i.getShaderPrecisionFormat(i.FRAGMENT_SHADER,i.MEDIUM_FLOAT).precision>0?"mediump":"lowp"}let c=t.precision!==void 0?t.precision:"highp",h=l(c);h!==c&&(Ne("WebGLRenderer:",c,"not supported, using",h,"instead."),c=h);let u=t.reversedDepthBuffer===!0&&e.has("EXT_clip_control"),d=t.logarithmicDepthBuffer===!0&&u===!1;t.reversedDepthBuffer===!0&&u===!1&&Ne("WebGLRenderer: Unable to use reversed depth buffer due to missing EXT_clip_control extension. Fallback to default depth buffer."),t.logarithmicDepthBuffer===!0&&u===!0&&Ne("WebGLRenderer: Logarithmic depth buffer is ignored when reversed depth buffer is enabled.");let f=i.getParameter(i.MAX_TEXTURE_IMAGE_UNITS),p=i.getParameter(i.MAX_VERTEX_TEXTURE_IMAGE_UNITS),y=i.getParameter(i.MAX_TEXTURE_SIZE),g=i.getParameter(i.MAX_CUBE_MAP_TEXTURE_SIZE),m=i.getParameter(i.MAX_VERTEX_ATTRIBS),v=i.getParameter(i.MAX_VERTEX_UNIFORM_VECTORS),A=i.getParameter(i.MAX_VARYING_VECTORS),E=i.getParameter(i.MAX_FRAGMENT_UNIFORM_VECTORS),b=i.getParameter(i.MAX_SAMPLES),_=i.getParameter(i.SAMPLES);return{isWebGL2:!0,getMaxAnisotropy:s,getMaxPrecision:l,textureFormatReadable:o,textureTypeReadable:a,precision:c,logarithmicDepthBuffer:d,reversedDepthBuffer:u,maxTextures:f,maxVertexTextures:p,maxTextureSize:y,maxCubemapSize:g,maxAttributes:m,maxVertexUniforms:v,maxVaryings:A,maxFragmentUniforms:E,maxSamples:b,samples:_}}function L_(i){let e=this,t=null,n=0,r=!1,s=!1,o=new nn,a=new Oe,l={value:null,needsUpdate:!1};this.uniform=l,this.numPlanes=0,this.numIntersection=0,this.init=function(u,d){let f=u.length!==0||d||n!==0||r;return r=d,n=u.length,f},this.beginShadows=function(){s=!0,h(null)},this.endShadows=function(){s=!1},this.setGlobalState=function(u,d){t=h(u,d,0)},this.setState=function(u,d,f){let p=u.clippingPlanes,y=u.clipIntersection,g=u.clipShadows,m=i.get(u);if(!r||p===null||p.length===0||s&&!g)s?h(null):c();else{let v=s?0:n,A=v*4,E=m.clippingState||null;l.value=E,E=h(p,d,A,f);for(let b=0;b!==A;++b)E[b]=t[b];m.clippingState=E,this.numIntersection=y?this.numPlanes:0,this.numPlanes+=v}};function c(){l.value!==t&&(l.value=t,l.needsUpdate=n>0),e.numPlanes=n,e.numIntersection=0}function h(u,d,f,p){let y=u!==null?u.length:0,g=null;if(y!==0){if(g=l.value,p!==!0||g===null){let m=f+y*4,v=d.matrixWorldInverse;a.getNormalMatrix(v),(g===null||g.length<m)&&(g=new Float32Array(m));for(let A=0,E=f;A!==y;++A,E+=4)o.copy(u[A]).applyMatrix4(v,a),o.normal.toArray(g,E),g[E+3]=o.constant}l.value=g,l.needsUpdate=!0}return e.numPlanes=y,e.numIntersection=0,g}}var ks=class extends on{constructor(e=1,t={}){super(e,e,t),this.isWebGLCubeRenderTarget=!0;let n={width:e,height:e,depth:1},r=[n,n,n,n,n,n];this.texture=new bs(r),this._setTextureOptions(t),this.texture.isRenderTargetTexture=!0}fromEquirectangularTexture(e,t){this.texture.type=t.type,this.texture.colorSpace=t.colorSpace,this.texture.generateMipmaps=t.generateMipmaps,this.texture.minFilter=t.minFilter,this.texture.magFilter=t.magFilter;let n={uniforms:{tEquirect:{value:null}},vertexShader:`

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
			`},r=new Rr(5,5,5),s=new Ht({name:"CubemapFromEquirect",uniforms:Wi(n.uniforms),vertexShader:n.vertexShader,fragmentShader:n.fragmentShader,side:Zt,blending:ki});s.uniforms.tEquirect.value=t;let o=new Gt(r,s),a=t.minFilter;return t.minFilter===Zn&&(t.minFilter=Ut),new Pr(1,10,this).update(e,o),t.minFilter=a,o.geometry.dispose(),o.material.dispose(),this}clear(e,t=!0,n=!0,r=!0){let s=e.getRenderTarget();for(let o=0;o<6;o++)e.setRenderTarget(this,o),e.clear(t,n,r);e.setRenderTarget(s)}},Vf=256,N_=3,D_=20,hp=256,up=16,U_=3,F_=new O,O_=new Ze,bl=class i{constructor(e){this._renderer=e,this._cubeSize=0,this._sourceTarget=null,this._cubeCamera=new Pr(1,10,null),this._boxMesh=new Gt(new Rr(5,5,5),null),this._cubemapMaterial=null,this._equirectMaterial=null,this._blurMaterial=null,this._ggxMaterial=null,this._integrationMaterial=null}fromScene(e,t=0,n=.1,r=100,s={}){let{size:o=256,position:a=F_}=s,l=this._renderer;this._setSize(o);let c=this._allocateTarget(),h=this._getSourceTarget(!0);t>0&&(h.texture.mipmapsAutoUpdate=!1);let u=l.autoClear,d=l.autoClearColor,f=l.autoClearDepth,p=l.autoClearStencil,y=e.background;l.autoClear=!0,l.autoClearColor=!0,l.autoClearDepth=!0,l.autoClearStencil=!0,y===null&&(e.background=l.getClearColor(O_));let g=new Pr(n,r,h);return g.position.copy(a),g.update(l,e),l.autoClear=u,l.autoClearColor=d,l.autoClearDepth=f,l.autoClearStencil=p,e.background=y,t>0&&(h.texture.mipmapsAutoUpdate=!0,this._blur(c,t)),this._applyPMREM(c),c}fromEquirectangular(e,t=null){return this._fromTexture(e,t)}fromCubemap(e,t=null){return this._fromTexture(e,t)}compileCubemapShader(){this._cubemapMaterial===null&&(this._cubemapMaterial=Wf(),this._compileMaterial(this._cubemapMaterial))}compileEquirectangularShader(){this._equirectMaterial===null&&(this._equirectMaterial=Hf(),this._compileMaterial(this._equirectMaterial))}dispose(){this._sourceTarget!==null&&this._sourceTarget.dispose(),this._cubemapMaterial!==null&&this._cubemapMaterial.dispose(),this._equirectMaterial!==null&&this._equirectMaterial.dispose(),this._blurMaterial!==null&&this._blurMaterial.dispose(),this._ggxMaterial!==null&&this._ggxMaterial.dispose(),this._integrationMaterial!==null&&this._integrationMaterial.dispose(),this._boxMesh.geometry.dispose()}static lodToRoughness(e,t){return t>0?1-Math.sqrt(1-e/t):0}_setSize(e){this._cubeSize=Math.max(Vf,Eh(e))}_fromTexture(e,t){e.mapping===Vi||e.mapping===Nr?this._setSize(e.image.length===0?Vf:e.image[0].width||e.image[0].image.width):this._setSize(e.image.width/4);let n=t||this._allocateTarget();return this._textureToCubemap(e),this._applyPMREM(n),n}_allocateTarget(){let e=this._cubeSize,t=Gf(e,!1,!1),n=Math.log2(e)-N_;for(let r=0;r<=n;r++)t.texture.mipmaps.push({width:e>>r,height:e>>r});return t.texture.name="PMREM",t.texture.isPMREMTexture=!0,t}_getSourceTarget(e=!1){let t=this._cubeSize,n=this._sourceTarget;return(n===null||n.width!==t||e&&n.depthBuffer===!1)&&(n!==null&&n.dispose(),this._sourceTarget=Gf(t,!0,e)),this._sourceTarget}_compileMaterial(e){this._boxMesh.material=e,this._renderer.compile(this._boxMesh,this._cubeCamera.children[0])}_renderCube(e,t,n){let r=this._boxMesh,s=this._cubeCamera;r.material=n,s.renderTarget=e,s.activeMipmapLevel=t;let o=e.width>>t;e.viewport.set(0,0,o,o),s.update(this._renderer,r),e.viewport.set(0,0,e.width,e.height)}_textureToCubemap(e){let t;e.mapping===Vi||e.mapping===Nr?(this._cubemapMaterial===null&&(this._cubemapMaterial=Wf()),t=this._cubemapMaterial,t.uniforms.flipEnvMap.value=e.isRenderTargetTexture===!1?-1:1):(this._equirectMaterial===null&&(this._equirectMaterial=Hf()),t=this._equirectMaterial),t.uniforms.envMap.value=e,this._renderCube(this._getSourceTarget(),0,t)}_applyPMREM(e){this._ggxMaterial===null&&(this._ggxMaterial=B_(),this._integrationMaterial=k_());let t=this._cubeSize,n=e.texture.mipmaps.length-1,r=this._ggxMaterial.uniforms;r.envMap.value=this._sourceTarget.texture;let s=this._integrationMaterial.uniforms;s.envMap.value=this._sourceTarget.texture,s.sourceLod.value=Math.log2(t/up);for(let o=0;o<=n;o++){let a=i.lodToRoughness(o,n);if(o>n-U_)s.roughness.value=a,this._renderCube(e,o,this._integrationMaterial);else{let l=a>0?Math.log2(t)+.5*Math.log2(6/(hp*Math.pow(a,4)))+.5:0;r.roughness.value=a,r.lodBias.value=l,this._renderCube(e,o,this._ggxMaterial)}}}_blur(e,t){this._blurMaterial===null&&(this._blurMaterial=z_());let n=this._blurMaterial,r=n.uniforms,s=this._sourceTarget;r.sigma.value=Math.min(t,Math.PI)/Math.SQRT2,r.envMap.value=s.texture,this._renderCube(e,0,n),r.envMap.value=e.texture,this._renderCube(s,0,n)}};function Gf(i,e,t){return new ks(i,{minFilter:Zn,generateMipmaps:e,type:Ln,colorSpace:cs,depthBuffer:t})}function zs(i,e,t){return new Ht({name:i,uniforms:e,vertexShader:Ge.cube_vert,fragmentShader:t,side:Zt,blending:ki,depthTest:!1,depthWrite:!1})}function B_(){return zs("PMREMGGXConvolution",{envMap:{value:null},roughness:{value:0},lodBias:{value:0}},`

		#define GGX_SAMPLES ${hp}u

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
	`)}function k_(){return zs("PMREMGGXIntegration",{envMap:{value:null},roughness:{value:0},sourceLod:{value:0},sourceSize:{value:up}},`

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
	`)}function z_(){return zs("PMREMSphericalGaussianBlur",{envMap:{value:null},sigma:{value:0}},`

		#define SAMPLES ${D_}
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
	`)}function Hf(){return zs("PMREMEquirectangularToCubemap",{envMap:{value:null}},`

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
	`)}function Wf(){return zs("PMREMCubemapToCubemap",{envMap:{value:null},flipEnvMap:{value:-1}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float flipEnvMap;

		void main() {

			gl_FragColor = vec4( textureCube( envMap, vec3( flipEnvMap * vWorldDirection.x, vWorldDirection.yz ) ).rgb, 1.0 );

		}
	`)}function V_(i){let e=new WeakMap,t=new WeakMap,n=null;function r(d,f=!1){return d==null?null:f?o(d):s(d)}function s(d){if(d&&d.isTexture){let f=d.mapping;if(f===Na||f===Da)if(e.has(d)){let p=e.get(d).texture;return a(p,d.mapping)}else{let p=d.image;if(p&&p.height>0){let y=new ks(p.height);return y.fromEquirectangularTexture(i,d),e.set(d,y),d.addEventListener("dispose",c),a(y.texture,d.mapping)}else return null}}return d}function o(d){if(d&&d.isTexture&&d.isPMREMTexture!==!0){let f=d.mapping,p=f===Na||f===Da,y=f===Vi||f===Nr;if(p||y){let g=t.get(d),m=g!==void 0?g.texture.pmremVersion:0;if(d.isRenderTargetTexture&&d.pmremVersion!==m)return n===null&&(n=new bl(i)),g=p?n.fromEquirectangular(d,g):n.fromCubemap(d,g),g.texture.pmremVersion=d.pmremVersion,t.set(d,g),g.texture;if(g!==void 0)return g.texture;{let v=d.image;return p&&v&&v.height>0||y&&v&&l(v)?(n===null&&(n=new bl(i)),g=p?n.fromEquirectangular(d):n.fromCubemap(d),g.texture.pmremVersion=d.pmremVersion,t.set(d,g),d.addEventListener("dispose",h),g.texture):null}}}return d}function a(d,f){return f===Na?d.mapping=Vi:f===Da&&(d.mapping=Nr),d}function l(d){let f=0,p=6;for(let y=0;y<p;y++)d[y]!==void 0&&f++;return f===p}function c(d){let f=d.target;f.removeEventListener("dispose",c);let p=e.get(f);p!==void 0&&(e.delete(f),p.dispose())}function h(d){let f=d.target;f.removeEventListener("dispose",h);let p=t.get(f);p!==void 0&&(t.delete(f),p.dispose())}function u(){e=new WeakMap,t=new WeakMap,n!==null&&(n.dispose(),n=null)}return{get:r,dispose:u}}function G_(i){let e={};function t(n){if(e[n]!==void 0)return e[n];let r=i.getExtension(n);return e[n]=r,r}return{has:function(n){return t(n)!==null},init:function(){t("EXT_color_buffer_float"),t("WEBGL_clip_cull_distance"),t("OES_texture_float_linear"),t("EXT_color_buffer_half_float"),t("WEBGL_multisampled_render_to_texture"),t("WEBGL_render_shared_exponent")},get:function(n){let r=t(n);return r===null&&ss("WebGLRenderer: "+n+" extension not supported."),r}}}function H_(i,e,t,n){let r={},s=new WeakMap,o=new FinalizationRegistry(p=>delete r[p]);function a(p){l(p.target)}function l(p){p.index!==null&&e.remove(p.index);for(let g in p.attributes)e.remove(p.attributes[g]);p.removeEventListener("dispose",a),delete r[p.id],o.unregister(p);let y=s.get(p);y&&(e.remove(y),s.delete(p)),n.releaseStatesOfGeometry(p),p.isInstancedBufferGeometry===!0&&delete p._maxInstanceCount,t.memory.geometries--}function c(p,y){return r[y.id]!==void 0||(y.addEventListener("dispose",a),r[y.id]=new WeakRef(y),o.register(y,y.id,y),t.memory.geometries++),y}function h(p){let y=p.attributes;for(let g in y)e.update(y[g],i.ARRAY_BUFFER)}function u(p){let y=p.index,g=p.attributes.position,m=0;if(g===void 0)return;let v=y!==null?y.array.length:g.array.length/3-1,A=g.count>=65535?xs:ys,E=new A(Math.ceil(v/3)*6,1),b=E.array;if(y!==null){let x=y.array;m=y.version;for(let w=0,N=0;w<v;w+=3){let C=x[w+0],I=x[w+1],U=x[w+2];b[N++]=C,b[N++]=I,b[N++]=I,b[N++]=U,b[N++]=U,b[N++]=C}}else{m=g.version;for(let x=0,w=0;x<v;x+=3){let N=x+0,C=x+1,I=x+2;b[w++]=N,b[w++]=C,b[w++]=C,b[w++]=I,b[w++]=I,b[w++]=N}}E.version=m;let _=s.get(p);_&&e.remove(_),s.set(p,E)}function d(p){let y=s.get(p);if(y){let g=p.index;g!==null&&y.version<g.version&&u(p)}else u(p);return s.get(p)}function f(){for(let p in r){let y=r[p].deref();y!==void 0&&l(y)}}return{get:c,update:h,getWireframeAttribute:d,dispose:f}}function W_(i,e,t){let n;function r(u){n=u}let s,o;function a(u){s=u.type,o=u.bytesPerElement}function l(u,d){i.drawElements(n,d,s,u*o),t.update(d,n,1)}function c(u,d,f){f!==0&&(i.drawElementsInstanced(n,d,s,u*o,f),t.update(d,n,f))}function h(u,d,f){if(f===0)return;e.get("WEBGL_multi_draw").multiDrawElementsWEBGL(n,d,0,s,u,0,f);let y=0;for(let g=0;g<f;g++)y+=d[g];t.update(y,n,1)}this.setMode=r,this.setIndex=a,this.render=l,this.renderInstances=c,this.renderMultiDraw=h}function X_(i){let e={geometries:0,textures:0},t={frame:0,calls:0,triangles:0,points:0,lines:0};function n(s,o,a){switch(t.calls++,o){case i.TRIANGLES:t.triangles+=a*(s/3);break;case i.LINES:t.lines+=a*(s/2);break;case i.LINE_STRIP:t.lines+=a*(s-1);break;case i.LINE_LOOP:t.lines+=a*s;break;case i.POINTS:t.points+=a*s;break;default:Ue("WebGLInfo: Unknown draw mode:",o);break}}function r(){t.calls=0,t.triangles=0,t.points=0,t.lines=0}return{memory:e,render:t,programs:null,autoReset:!0,reset:r,update:n}}function $_(i,e,t){let n=new WeakMap,r=new ut;function s(o,a,l){let c=o.morphTargetInfluences,h=a.morphAttributes.position||a.morphAttributes.normal||a.morphAttributes.color,u=h!==void 0?h.length:0,d=n.get(a);if(d===void 0||d.count!==u){let N=function(){x.dispose(),n.delete(a),a.removeEventListener("dispose",N)};d!==void 0&&d.texture.dispose();let f=a.morphAttributes.position!==void 0,p=a.morphAttributes.normal!==void 0,y=a.morphAttributes.color!==void 0,g=a.morphAttributes.position||[],m=a.morphAttributes.normal||[],v=a.morphAttributes.color||[],A=0;f===!0&&(A=1),p===!0&&(A=2),y===!0&&(A=3);let E=a.attributes.position.count*A,b=1;E>e.maxTextureSize&&(b=Math.ceil(E/e.maxTextureSize),E=e.maxTextureSize);let _=new Float32Array(E*b*4*u),x=new ps(_,E,b,u);x.type=In,x.needsUpdate=!0;let w=A*4;for(let C=0;C<u;C++){let I=g[C],U=m[C],H=v[C],R=E*b*4*C;for(let B=0;B<I.count;B++){let $=B*w;f===!0&&(r.fromBufferAttribute(I,B),_[R+$+0]=r.x,_[R+$+1]=r.y,_[R+$+2]=r.z,_[R+$+3]=0),p===!0&&(r.fromBufferAttribute(U,B),_[R+$+4]=r.x,_[R+$+5]=r.y,_[R+$+6]=r.z,_[R+$+7]=0),y===!0&&(r.fromBufferAttribute(H,B),_[R+$+8]=r.x,_[R+$+9]=r.y,_[R+$+10]=r.z,_[R+$+11]=H.itemSize===4?r.w:1)}}d={count:u,texture:x,size:new Fe(E,b)},n.set(a,d),a.addEventListener("dispose",N)}if(o.isInstancedMesh===!0&&o.morphTexture!==null)l.getUniforms().setValue(i,"morphTexture",o.morphTexture,t);else{let f=0;for(let y=0;y<c.length;y++)f+=c[y];let p=a.morphTargetsRelative?1:1-f;l.getUniforms().setValue(i,"morphTargetBaseInfluence",p),l.getUniforms().setValue(i,"morphTargetInfluences",c)}l.getUniforms().setValue(i,"morphTargetsTexture",d.texture,t),l.getUniforms().setValue(i,"morphTargetsTextureSize",d.size)}return{update:s}}function q_(i,e,t,n,r){let s=new WeakMap;function o(c){let h=r.render.frame,u=c.geometry,d=e.get(c,u);if(s.get(d)!==h&&(e.update(d),s.set(d,h)),c.isInstancedMesh&&(c.hasEventListener("dispose",l)===!1&&c.addEventListener("dispose",l),s.get(c)!==h&&(t.update(c.instanceMatrix,i.ARRAY_BUFFER),c.instanceColor!==null&&t.update(c.instanceColor,i.ARRAY_BUFFER),s.set(c,h))),c.isSkinnedMesh){let f=c.skeleton;s.get(f)!==h&&(f.update(),s.set(f,h))}return d}function a(){s=new WeakMap}function l(c){let h=c.target;h.removeEventListener("dispose",l),n.releaseStatesOfObject(h),t.remove(h.instanceMatrix),h.instanceColor!==null&&t.remove(h.instanceColor)}return{update:o,dispose:a}}var Y_={[ih]:"LINEAR_TONE_MAPPING",[rh]:"REINHARD_TONE_MAPPING",[sh]:"CINEON_TONE_MAPPING",[oh]:"ACES_FILMIC_TONE_MAPPING",[lh]:"AGX_TONE_MAPPING",[ch]:"NEUTRAL_TONE_MAPPING",[ah]:"CUSTOM_TONE_MAPPING"};function Z_(i,e,t,n,r,s){let o=new on(e,t,{type:i,depthBuffer:r,stencilBuffer:s,samples:n?4:0,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,resolveDepthBuffer:!1,resolveStencilBuffer:!1}),a=null,l=null,c=null,h=new Vt;h.setAttribute("position",new vn([-1,3,0,-1,-1,0,3,-1,0],3)),h.setAttribute("uv",new vn([0,2,0,0,2,0],2));let u=new xa({uniforms:{tDiffuse:{value:null}},vertexShader:`
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
			}`,depthTest:!1,depthWrite:!1}),d=new Gt(h,u),f=new Ia(-1,1,1,-1,0,1),p=null,y=null,g=!1,m,v=null,A=[],E=!1;this.setSize=function(b,_){o.setSize(b,_),a!==null&&a.setSize(b,_),l!==null&&l.setSize(b,_);for(let x=0;x<A.length;x++){let w=A[x];w.setSize&&w.setSize(b,_)}},this.setEffects=function(b){A=b,E=A.length>0&&A[0].isRenderPass===!0;let _=o.width,x=o.height;A.length>0&&a===null&&(a=new on(_,x,{type:Ln,depthBuffer:!1,stencilBuffer:!1}),l=new on(_,x,{type:Ln,depthBuffer:!1,stencilBuffer:!1}));let w=r===!0&&A.some(N=>N.needsDepthTexture===!0);w!==(o.depthTexture!==null)&&(w===!0&&c===null&&(c=new Yn(_,x),s===!0&&(c.format=Kn,c.type=Gi)),o.dispose(),o.depthTexture=w?c:null,o.resolveDepthBuffer=w,o.storeMultisampledDepthBuffer=w);for(let N=0;N<A.length;N++){let C=A[N];C.setSize&&C.setSize(_,x),w&&C.needsDepthTexture===!0&&C.setDepthTexture&&C.setDepthTexture(c)}},this.begin=function(b,_){if(g||b.toneMapping===Fn&&A.length===0)return!1;if(v=_,_!==null){let x=_.width,w=_.height;(o.width!==x||o.height!==w)&&this.setSize(x,w)}return E===!1&&b.setRenderTarget(o),m=b.toneMapping,b.toneMapping=Fn,!0},this.hasRenderPass=function(){return E},this.end=function(b,_){b.toneMapping=m,g=!0;let x=o,w=a;for(let N=0;N<A.length;N++){let C=A[N];C.enabled!==!1&&(C.render(b,w,x,_),C.needsSwap!==!1&&(x=w,w=w===a?l:a))}if(p!==b.outputColorSpace||y!==b.toneMapping){p=b.outputColorSpace,y=b.toneMapping,u.defines={},Ye.getTransfer(p)===et&&(u.defines.SRGB_TRANSFER="");let N=Y_[y];N&&(u.defines[N]=""),u.needsUpdate=!0}u.uniforms.tDiffuse.value=x.texture,b.setRenderTarget(v),b.render(d,f),v=null,g=!1},this.isCompositing=function(){return g},this.dispose=function(){o.dispose(),a!==null&&a.dispose(),l!==null&&l.dispose(),h.dispose(),u.dispose()}}var dp=new Jt,fp=new Yn(1,1),pp=new Ms(1),mp=new ps,gp=new fa,yp=new bs,Xf=[],$f=[],qf=new Float32Array(16),Yf=new Float32Array(9),Zf=new Float32Array(4);function Or(i,e,t){let n=i[0];if(n<=0||n>0)return i;let r=e*t,s=Xf[r];if(s===void 0&&(s=new Float32Array(r),Xf[r]=s),e!==0){n.toArray(s,0);for(let o=1,a=0;o!==e;++o)a+=t,i[o].toArray(s,a)}return s}function wt(i,e){if(i.length!==e.length)return!1;for(let t=0,n=i.length;t<n;t++)if(i[t]!==e[t])return!1;return!0}function Et(i,e){for(let t=0,n=e.length;t<n;t++)i[t]=e[t]}function Sl(i,e){let t=$f[e];t===void 0&&(t=new Int32Array(e),$f[e]=t);for(let n=0;n!==e;++n)t[n]=i.allocateTextureUnit();return t}function K_(i,e){let t=this.cache;t[0]!==e&&(i.uniform1f(this.addr,e),t[0]=e)}function J_(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(i.uniform2f(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(wt(t,e))return;i.uniform2fv(this.addr,e),Et(t,e)}}function j_(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(i.uniform3f(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else if(e.r!==void 0)(t[0]!==e.r||t[1]!==e.g||t[2]!==e.b)&&(i.uniform3f(this.addr,e.r,e.g,e.b),t[0]=e.r,t[1]=e.g,t[2]=e.b);else{if(wt(t,e))return;i.uniform3fv(this.addr,e),Et(t,e)}}function Q_(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(i.uniform4f(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(wt(t,e))return;i.uniform4fv(this.addr,e),Et(t,e)}}function ev(i,e){let t=this.cache,n=e.elements;if(n===void 0){if(wt(t,e))return;i.uniformMatrix2fv(this.addr,!1,e),Et(t,e)}else{if(wt(t,n))return;Zf.set(n),i.uniformMatrix2fv(this.addr,!1,Zf),Et(t,n)}}function tv(i,e){let t=this.cache,n=e.elements;if(n===void 0){if(wt(t,e))return;i.uniformMatrix3fv(this.addr,!1,e),Et(t,e)}else{if(wt(t,n))return;Yf.set(n),i.uniformMatrix3fv(this.addr,!1,Yf),Et(t,n)}}function nv(i,e){let t=this.cache,n=e.elements;if(n===void 0){if(wt(t,e))return;i.uniformMatrix4fv(this.addr,!1,e),Et(t,e)}else{if(wt(t,n))return;qf.set(n),i.uniformMatrix4fv(this.addr,!1,qf),Et(t,n)}}function iv(i,e){let t=this.cache;t[0]!==e&&(i.uniform1i(this.addr,e),t[0]=e)}function rv(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(i.uniform2i(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(wt(t,e))return;i.uniform2iv(this.addr,e),Et(t,e)}}function sv(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(i.uniform3i(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else{if(wt(t,e))return;i.uniform3iv(this.addr,e),Et(t,e)}}function ov(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(i.uniform4i(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(wt(t,e))return;i.uniform4iv(this.addr,e),Et(t,e)}}function av(i,e){let t=this.cache;t[0]!==e&&(i.uniform1ui(this.addr,e),t[0]=e)}function lv(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(i.uniform2ui(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(wt(t,e))return;i.uniform2uiv(this.addr,e),Et(t,e)}}function cv(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(i.uniform3ui(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else{if(wt(t,e))return;i.uniform3uiv(this.addr,e),Et(t,e)}}function hv(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(i.uniform4ui(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(wt(t,e))return;i.uniform4uiv(this.addr,e),Et(t,e)}}function wl(i){return i.version===0&&(i.compareFunction=bh,i.needsUpdate=!0),i}function uv(i,e,t){let n=this.cache,r=t.allocateTextureUnit();n[0]!==r&&(i.uniform1i(this.addr,r),n[0]=r);let s;this.type===i.SAMPLER_2D_SHADOW?s=wl(fp):s=dp,t.setTexture2D(e||s,r)}function dv(i,e,t){let n=this.cache,r=t.allocateTextureUnit();n[0]!==r&&(i.uniform1i(this.addr,r),n[0]=r),t.setTexture3D(e||gp,r)}function fv(i,e,t){let n=this.cache,r=t.allocateTextureUnit();n[0]!==r&&(i.uniform1i(this.addr,r),n[0]=r);let s;this.type===i.SAMPLER_CUBE_SHADOW?s=wl(pp):s=yp,t.setTextureCube(e||s,r)}function pv(i,e,t){let n=this.cache,r=t.allocateTextureUnit();n[0]!==r&&(i.uniform1i(this.addr,r),n[0]=r),t.setTexture2DArray(e||mp,r)}function mv(i){switch(i){case 5126:return K_;case 35664:return J_;case 35665:return j_;case 35666:return Q_;case 35674:return ev;case 35675:return tv;case 35676:return nv;case 5124:case 35670:return iv;case 35667:case 35671:return rv;case 35668:case 35672:return sv;case 35669:case 35673:return ov;case 5125:return av;case 36294:return lv;case 36295:return cv;case 36296:return hv;case 35678:case 36198:case 36298:case 36306:case 35682:return uv;case 35679:case 36299:case 36307:return dv;case 35680:case 36300:case 36308:case 36293:return fv;case 36289:case 36303:case 36311:case 36292:return pv}}function gv(i,e){i.uniform1fv(this.addr,e)}function yv(i,e){let t=Or(e,this.size,2);i.uniform2fv(this.addr,t)}function xv(i,e){let t=Or(e,this.size,3);i.uniform3fv(this.addr,t)}function _v(i,e){let t=Or(e,this.size,4);i.uniform4fv(this.addr,t)}function vv(i,e){let t=Or(e,this.size,4);i.uniformMatrix2fv(this.addr,!1,t)}function bv(i,e){let t=Or(e,this.size,9);i.uniformMatrix3fv(this.addr,!1,t)}function Mv(i,e){let t=Or(e,this.size,16);i.uniformMatrix4fv(this.addr,!1,t)}function Sv(i,e){i.uniform1iv(this.addr,e)}function wv(i,e){i.uniform2iv(this.addr,e)}function Ev(i,e){i.uniform3iv(this.addr,e)}function Av(i,e){i.uniform4iv(this.addr,e)}function Tv(i,e){i.uniform1uiv(this.addr,e)}function Rv(i,e){i.uniform2uiv(this.addr,e)}function Cv(i,e){i.uniform3uiv(this.addr,e)}function Pv(i,e){i.uniform4uiv(this.addr,e)}function Iv(i,e,t){let n=this.cache,r=e.length,s=Sl(t,r);wt(n,s)||(i.uniform1iv(this.addr,s),Et(n,s));let o;this.type===i.SAMPLER_2D_SHADOW?o=wl(fp):o=dp;for(let a=0;a!==r;++a)t.setTexture2D(e[a]||o,s[a])}function Lv(i,e,t){let n=this.cache,r=e.length,s=Sl(t,r);wt(n,s)||(i.uniform1iv(this.addr,s),Et(n,s));for(let o=0;o!==r;++o)t.setTexture3D(e[o]||gp,s[o])}function Nv(i,e,t){let n=this.cache,r=e.length,s=Sl(t,r);wt(n,s)||(i.uniform1iv(this.addr,s),Et(n,s));let o;this.type===i.SAMPLER_CUBE_SHADOW?o=wl(pp):o=yp;for(let a=0;a!==r;++a)t.setTextureCube(e[a]||o,s[a])}function Dv(i,e,t){let n=this.cache,r=e.length,s=Sl(t,r);wt(n,s)||(i.uniform1iv(this.addr,s),Et(n,s));for(let o=0;o!==r;++o)t.setTexture2DArray(e[o]||mp,s[o])}function Uv(i){switch(i){case 5126:return gv;case 35664:return yv;case 35665:return xv;case 35666:return _v;case 35674:return vv;case 35675:return bv;case 35676:return Mv;case 5124:case 35670:return Sv;case 35667:case 35671:return wv;case 35668:case 35672:return Ev;case 35669:case 35673:return Av;case 5125:return Tv;case 36294:return Rv;case 36295:return Cv;case 36296:return Pv;case 35678:case 36198:case 36298:case 36306:case 35682:return Iv;case 35679:case 36299:case 36307:return Lv;case 35680:case 36300:case 36308:case 36293:return Nv;case 36289:case 36303:case 36311:case 36292:return Dv}}var Dh=class{constructor(e,t,n){this.id=e,this.addr=n,this.cache=[],this.type=t.type,this.setValue=mv(t.type)}},Uh=class{constructor(e,t,n){this.id=e,this.addr=n,this.cache=[],this.type=t.type,this.size=t.size,this.setValue=Uv(t.type)}},Fh=class{constructor(e){this.id=e,this.seq=[],this.map={}}setValue(e,t,n){let r=this.seq;for(let s=0,o=r.length;s!==o;++s){let a=r[s];a.setValue(e,t[a.id],n)}}},Lh=/(\w+)(\])?(\[|\.)?/g;function Kf(i,e){i.seq.push(e),i.map[e.id]=e}function Fv(i,e,t){let n=i.name,r=n.length;for(Lh.lastIndex=0;;){let s=Lh.exec(n),o=Lh.lastIndex,a=s[1],l=s[2]==="]",c=s[3];if(l&&(a=a|0),c===void 0||c==="["&&o+2===r){Kf(t,c===void 0?new Dh(a,i,e):new Uh(a,i,e));break}else{let u=t.map[a];u===void 0&&(u=new Fh(a),Kf(t,u)),t=u}}}var Fr=class{constructor(e,t){this.seq=[],this.map={};let n=e.getProgramParameter(t,e.ACTIVE_UNIFORMS);for(let o=0;o<n;++o){let a=e.getActiveUniform(t,o),l=e.getUniformLocation(t,a.name);Fv(a,l,this)}let r=[],s=[];for(let o of this.seq)o.type===e.SAMPLER_2D_SHADOW||o.type===e.SAMPLER_CUBE_SHADOW||o.type===e.SAMPLER_2D_ARRAY_SHADOW?r.push(o):s.push(o);r.length>0&&(this.seq=r.concat(s))}setValue(e,t,n,r){let s=this.map[t];s!==void 0&&s.setValue(e,n,r)}setOptional(e,t,n){let r=t[n];r!==void 0&&this.setValue(e,n,r)}static upload(e,t,n,r){for(let s=0,o=t.length;s!==o;++s){let a=t[s],l=n[a.id];l.needsUpdate!==!1&&a.setValue(e,l.value,r)}}static seqWithValue(e,t){let n=[];for(let r=0,s=e.length;r!==s;++r){let o=e[r];o.id in t&&n.push(o)}return n}};function Jf(i,e,t){let n=i.createShader(e);return i.shaderSource(n,t),i.compileShader(n),n}var Ov=37297,Bv=0;function kv(i,e){let t=i.split(`
`),n=[],r=Math.max(e-6,0),s=Math.min(e+6,t.length);for(let o=r;o<s;o++){let a=o+1;n.push(`${a===e?">":" "} ${a}: ${t[o]}`)}return n.join(`
`)}var jf=new Oe;function zv(i){Ye._getMatrix(jf,Ye.workingColorSpace,i);let e=`mat3( ${jf.elements.map(t=>t.toFixed(4))} )`;switch(Ye.getTransfer(i)){case hs:return[e,"LinearTransferOETF"];case et:return[e,"sRGBTransferOETF"];default:return Ne("WebGLProgram: Unsupported color space: ",i),[e,"LinearTransferOETF"]}}function Qf(i,e,t){let n=i.getShaderParameter(e,i.COMPILE_STATUS),s=(i.getShaderInfoLog(e)||"").trim();if(n&&s==="")return"";let o=/ERROR: 0:(\d+)/.exec(s);if(o){let a=parseInt(o[1]);return t.toUpperCase()+`

`+s+`

`+kv(i.getShaderSource(e),a)}else return s}function Vv(i,e){let t=zv(e);return[`vec4 ${i}( vec4 value ) {`,`	return ${t[1]}( vec4( ${t[0]} * value.rgb, value.a ) );`,"}"].join(`
`)}var Gv={[ih]:"Linear",[rh]:"Reinhard",[sh]:"Cineon",[oh]:"ACESFilmic",[lh]:"AgX",[ch]:"Neutral",[ah]:"Custom"};function Hv(i,e){let t=Gv[e];return t===void 0?(Ne("WebGLProgram: Unsupported toneMapping:",e),"vec3 "+i+"( vec3 color ) { return LinearToneMapping( color ); }"):"vec3 "+i+"( vec3 color ) { return "+t+"ToneMapping( color ); }"}var vl=new O;function Wv(){Ye.getLuminanceCoefficients(vl);let i=vl.x.toFixed(4),e=vl.y.toFixed(4),t=vl.z.toFixed(4);return["float luminance( const in vec3 rgb ) {",`	const vec3 weights = vec3( ${i}, ${e}, ${t} );`,"	return dot( weights, rgb );","}"].join(`
`)}function Xv(i){return[i.extensionClipCullDistance?"#extension GL_ANGLE_clip_cull_distance : require":"",i.extensionMultiDraw?"#extension GL_ANGLE_multi_draw : require":""].filter(Bs).join(`
`)}function $v(i){let e=[];for(let t in i){let n=i[t];n!==!1&&e.push("#define "+t+" "+n)}return e.join(`
`)}function qv(i,e){let t={},n=i.getProgramParameter(e,i.ACTIVE_ATTRIBUTES);for(let r=0;r<n;r++){let s=i.getActiveAttrib(e,r),o=s.name,a=1;s.type===i.FLOAT_MAT2&&(a=2),s.type===i.FLOAT_MAT3&&(a=3),s.type===i.FLOAT_MAT4&&(a=4),t[o]={type:s.type,location:i.getAttribLocation(e,o),locationSize:a}}return t}function Bs(i){return i!==""}function ep(i,e){let t=e.numSpotLightShadows+e.numSpotLightMaps-e.numSpotLightShadowsWithMaps;return i.replace(/NUM_SUN_LIGHTS/g,e.numSunLights).replace(/NUM_DIR_LIGHTS/g,e.numDirLights).replace(/NUM_SPOT_LIGHTS/g,e.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g,e.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g,t).replace(/NUM_RECT_AREA_LIGHTS/g,e.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g,e.numPointLights).replace(/NUM_HEMI_LIGHTS/g,e.numHemiLights).replace(/NUM_SUN_LIGHT_SHADOWS/g,e.numSunLightShadows).replace(/NUM_DIR_LIGHT_SHADOWS/g,e.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g,e.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g,e.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g,e.numPointLightShadows).replace(/NUM_LIGHT_PROBE_GRIDS/g,e.numLightProbeGrids)}function tp(i,e){return i.replace(/NUM_CLIPPING_PLANES/g,e.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g,e.numClippingPlanes-e.numClipIntersection)}var Yv=/^[ \t]*#include +<([\w\d./]+)>/gm;function Oh(i){return i.replace(Yv,Zv)}function Zv(i,e){let t=Ge[e];if(t===void 0)throw new Error("THREE.WebGLProgram: Can not resolve #include <"+e+">");return Oh(t)}var Kv=/#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;function np(i){return i.replace(Kv,Jv)}function Jv(i,e,t,n){let r="";for(let s=parseInt(e);s<parseInt(t);s++)r+=n.replace(/\[\s*i\s*\]/g,"[ "+s+" ]").replace(/UNROLLED_LOOP_INDEX/g,s);return r}function ip(i){let e=`precision ${i.precision} float;
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
	`;return i.precision==="highp"?e+=`
#define HIGH_PRECISION`:i.precision==="mediump"?e+=`
#define MEDIUM_PRECISION`:i.precision==="lowp"&&(e+=`
#define LOW_PRECISION`),e}var jv={[Cs]:"SHADOWMAP_TYPE_PCF",[Ir]:"SHADOWMAP_TYPE_VSM"};function Qv(i){return jv[i.shadowMapType]||"SHADOWMAP_TYPE_BASIC"}var eb={[Nr]:"ENVMAP_MODE_REFRACTION"};function tb(i){return i.envMap===!1?"ENVMAP_MODE_REFLECTION":eb[i.envMapMode]||"ENVMAP_MODE_REFLECTION"}var nb={[nh]:"ENVMAP_BLENDING_MULTIPLY",[Mf]:"ENVMAP_BLENDING_MIX",[Sf]:"ENVMAP_BLENDING_ADD"};function ib(i){return i.envMap===!1?"ENVMAP_BLENDING_NONE":nb[i.combine]||"ENVMAP_BLENDING_NONE"}function rb(i,e,t,n){let r=i.getContext(),s=t.defines,o=t.vertexShader,a=t.fragmentShader,l=Qv(t),c=t.envMapPMREM===!0?"ENVMAP_TYPE_PMREM":"ENVMAP_TYPE_CUBE",h=tb(t),u=ib(t),d=Xv(t),f=$v(s),p=r.createProgram(),y,g,m=t.glslVersion?"#version "+t.glslVersion+`
`:"";t.isRawShaderMaterial?(y=["#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f].filter(Bs).join(`
`),y.length>0&&(y+=`
`),g=["#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f].filter(Bs).join(`
`),g.length>0&&(g+=`
`)):(y=[ip(t),"#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f,t.extensionClipCullDistance?"#define USE_CLIP_DISTANCE":"",t.batching?"#define USE_BATCHING":"",t.batchingColor?"#define USE_BATCHING_COLOR":"",t.instancing?"#define USE_INSTANCING":"",t.instancingColor?"#define USE_INSTANCING_COLOR":"",t.instancingMorph?"#define USE_INSTANCING_MORPH":"",t.useFog&&t.fog?"#define USE_FOG":"",t.useFog&&t.fogExp2?"#define FOG_EXP2":"",t.map?"#define USE_MAP":"",t.envMap?"#define USE_ENVMAP":"",t.envMap?"#define "+h:"",t.lightMap?"#define USE_LIGHTMAP":"",t.aoMap?"#define USE_AOMAP":"",t.bumpMap?"#define USE_BUMPMAP":"",t.normalMap?"#define USE_NORMALMAP":"",t.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",t.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",t.displacementMap?"#define USE_DISPLACEMENTMAP":"",t.emissiveMap?"#define USE_EMISSIVEMAP":"",t.anisotropy?"#define USE_ANISOTROPY":"",t.anisotropyMap?"#define USE_ANISOTROPYMAP":"",t.clearcoatMap?"#define USE_CLEARCOATMAP":"",t.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",t.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",t.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",t.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",t.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",t.specularMap?"#define USE_SPECULARMAP":"",t.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",t.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",t.roughnessMap?"#define USE_ROUGHNESSMAP":"",t.metalnessMap?"#define USE_METALNESSMAP":"",t.alphaMap?"#define USE_ALPHAMAP":"",t.alphaHash?"#define USE_ALPHAHASH":"",t.transmission?"#define USE_TRANSMISSION":"",t.transmissionMap?"#define USE_TRANSMISSIONMAP":"",t.thicknessMap?"#define USE_THICKNESSMAP":"",t.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",t.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",t.mapUv?"#define MAP_UV "+t.mapUv:"",t.alphaMapUv?"#define ALPHAMAP_UV "+t.alphaMapUv:"",t.lightMapUv?"#define LIGHTMAP_UV "+t.lightMapUv:"",t.aoMapUv?"#define AOMAP_UV "+t.aoMapUv:"",t.emissiveMapUv?"#define EMISSIVEMAP_UV "+t.emissiveMapUv:"",t.bumpMapUv?"#define BUMPMAP_UV "+t.bumpMapUv:"",t.normalMapUv?"#define NORMALMAP_UV "+t.normalMapUv:"",t.displacementMapUv?"#define DISPLACEMENTMAP_UV "+t.displacementMapUv:"",t.metalnessMapUv?"#define METALNESSMAP_UV "+t.metalnessMapUv:"",t.roughnessMapUv?"#define ROUGHNESSMAP_UV "+t.roughnessMapUv:"",t.anisotropyMapUv?"#define ANISOTROPYMAP_UV "+t.anisotropyMapUv:"",t.clearcoatMapUv?"#define CLEARCOATMAP_UV "+t.clearcoatMapUv:"",t.clearcoatNormalMapUv?"#define CLEARCOAT_NORMALMAP_UV "+t.clearcoatNormalMapUv:"",t.clearcoatRoughnessMapUv?"#define CLEARCOAT_ROUGHNESSMAP_UV "+t.clearcoatRoughnessMapUv:"",t.diffuseRoughnessMapUv?"#define DIFFUSE_ROUGHNESSMAP_UV "+t.diffuseRoughnessMapUv:"",t.iridescenceMapUv?"#define IRIDESCENCEMAP_UV "+t.iridescenceMapUv:"",t.iridescenceThicknessMapUv?"#define IRIDESCENCE_THICKNESSMAP_UV "+t.iridescenceThicknessMapUv:"",t.sheenColorMapUv?"#define SHEEN_COLORMAP_UV "+t.sheenColorMapUv:"",t.sheenRoughnessMapUv?"#define SHEEN_ROUGHNESSMAP_UV "+t.sheenRoughnessMapUv:"",t.specularMapUv?"#define SPECULARMAP_UV "+t.specularMapUv:"",t.specularColorMapUv?"#define SPECULAR_COLORMAP_UV "+t.specularColorMapUv:"",t.specularIntensityMapUv?"#define SPECULAR_INTENSITYMAP_UV "+t.specularIntensityMapUv:"",t.transmissionMapUv?"#define TRANSMISSIONMAP_UV "+t.transmissionMapUv:"",t.thicknessMapUv?"#define THICKNESSMAP_UV "+t.thicknessMapUv:"",t.vertexTangents&&t.flatShading===!1?"#define USE_TANGENT":"",t.vertexNormals?"#define HAS_NORMAL":"",t.vertexColors?"#define USE_COLOR":"",t.vertexAlphas?"#define USE_COLOR_ALPHA":"",t.vertexUv1s?"#define USE_UV1":"",t.vertexUv2s?"#define USE_UV2":"",t.vertexUv3s?"#define USE_UV3":"",t.pointsUvs?"#define USE_POINTS_UV":"",t.flatShading?"#define FLAT_SHADED":"",t.skinning?"#define USE_SKINNING":"",t.morphTargets?"#define USE_MORPHTARGETS":"",t.morphNormals&&t.flatShading===!1?"#define USE_MORPHNORMALS":"",t.morphColors?"#define USE_MORPHCOLORS":"",t.morphTargetsCount>0?"#define MORPHTARGETS_TEXTURE_STRIDE "+t.morphTextureStride:"",t.morphTargetsCount>0?"#define MORPHTARGETS_COUNT "+t.morphTargetsCount:"",t.doubleSided?"#define DOUBLE_SIDED":"",t.flipSided?"#define FLIP_SIDED":"",t.shadowMapEnabled?"#define USE_SHADOWMAP":"",t.shadowMapEnabled?"#define "+l:"",t.sizeAttenuation?"#define USE_SIZEATTENUATION":"",t.numLightProbes>0?"#define USE_LIGHT_PROBES":"",t.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",t.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 modelMatrix;","uniform mat4 modelViewMatrix;","uniform mat4 projectionMatrix;","uniform mat4 viewMatrix;","uniform mat3 normalMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;","#ifdef USE_INSTANCING","	attribute mat4 instanceMatrix;","#endif","#ifdef USE_INSTANCING_COLOR","	attribute vec3 instanceColor;","#endif","#ifdef USE_INSTANCING_MORPH","	uniform sampler2D morphTexture;","#endif","attribute vec3 position;","attribute vec3 normal;","attribute vec2 uv;","#ifdef USE_UV1","	attribute vec2 uv1;","#endif","#ifdef USE_UV2","	attribute vec2 uv2;","#endif","#ifdef USE_UV3","	attribute vec2 uv3;","#endif","#ifdef USE_TANGENT","	attribute vec4 tangent;","#endif","#if defined( USE_COLOR_ALPHA )","	attribute vec4 color;","#elif defined( USE_COLOR )","	attribute vec3 color;","#endif","#ifdef USE_SKINNING","	attribute vec4 skinIndex;","	attribute vec4 skinWeight;","#endif",`
`].filter(Bs).join(`
`),g=[ip(t),"#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f,t.useFog&&t.fog?"#define USE_FOG":"",t.useFog&&t.fogExp2?"#define FOG_EXP2":"",t.alphaToCoverage?"#define ALPHA_TO_COVERAGE":"",t.map?"#define USE_MAP":"",t.matcap?"#define USE_MATCAP":"",t.envMap?"#define USE_ENVMAP":"",t.envMap?"#define "+c:"",t.envMap?"#define "+h:"",t.envMap?"#define "+u:"",t.envMapPMREM?"#define ENVMAP_MAX_LOD "+t.envMapMaxLod+".0":"",t.envMapPMREM?"#define ENVMAP_SIZE "+t.envMapSize+".0":"",t.lightMap?"#define USE_LIGHTMAP":"",t.aoMap?"#define USE_AOMAP":"",t.bumpMap?"#define USE_BUMPMAP":"",t.normalMap?"#define USE_NORMALMAP":"",t.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",t.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",t.packedNormalMap?"#define USE_PACKED_NORMALMAP":"",t.emissiveMap?"#define USE_EMISSIVEMAP":"",t.anisotropy?"#define USE_ANISOTROPY":"",t.anisotropyMap?"#define USE_ANISOTROPYMAP":"",t.clearcoat?"#define USE_CLEARCOAT":"",t.clearcoatMap?"#define USE_CLEARCOATMAP":"",t.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",t.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",t.diffuseRoughness?"#define USE_DIFFUSE_ROUGHNESS":"",t.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",t.dispersion?"#define USE_DISPERSION":"",t.retroreflection?"#define USE_RETROREFLECTION":"",t.iridescence?"#define USE_IRIDESCENCE":"",t.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",t.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",t.specularMap?"#define USE_SPECULARMAP":"",t.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",t.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",t.roughnessMap?"#define USE_ROUGHNESSMAP":"",t.metalnessMap?"#define USE_METALNESSMAP":"",t.alphaMap?"#define USE_ALPHAMAP":"",t.alphaTest?"#define USE_ALPHATEST":"",t.alphaHash?"#define USE_ALPHAHASH":"",t.sheen?"#define USE_SHEEN":"",t.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",t.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",t.transmission?"#define USE_TRANSMISSION":"",t.transmissionMap?"#define USE_TRANSMISSIONMAP":"",t.thicknessMap?"#define USE_THICKNESSMAP":"",t.vertexTangents&&t.flatShading===!1?"#define USE_TANGENT":"",t.vertexColors||t.instancingColor?"#define USE_COLOR":"",t.vertexAlphas||t.batchingColor?"#define USE_COLOR_ALPHA":"",t.vertexUv1s?"#define USE_UV1":"",t.vertexUv2s?"#define USE_UV2":"",t.vertexUv3s?"#define USE_UV3":"",t.pointsUvs?"#define USE_POINTS_UV":"",t.gradientMap?"#define USE_GRADIENTMAP":"",t.flatShading?"#define FLAT_SHADED":"",t.doubleSided?"#define DOUBLE_SIDED":"",t.flipSided?"#define FLIP_SIDED":"",t.shadowMapEnabled?"#define USE_SHADOWMAP":"",t.shadowMapEnabled?"#define "+l:"",t.premultipliedAlpha?"#define PREMULTIPLIED_ALPHA":"",t.numLightProbes>0?"#define USE_LIGHT_PROBES":"",t.decodeVideoTexture?"#define DECODE_VIDEO_TEXTURE":"",t.decodeVideoTextureEmissive?"#define DECODE_VIDEO_TEXTURE_EMISSIVE":"",t.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",t.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 viewMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;",t.toneMapping!==Fn?"#define TONE_MAPPING":"",t.toneMapping!==Fn?Ge.tonemapping_pars_fragment:"",t.toneMapping!==Fn?Hv("toneMapping",t.toneMapping):"",t.dithering?"#define DITHERING":"",t.opaque?"#define OPAQUE":"",Ge.colorspace_pars_fragment,Vv("linearToOutputTexel",t.outputColorSpace),Wv(),t.useDepthPacking?"#define DEPTH_PACKING "+t.depthPacking:"",`
`].filter(Bs).join(`
`)),o=Oh(o),o=ep(o,t),o=tp(o,t),a=Oh(a),a=ep(a,t),a=tp(a,t),o=np(o),a=np(a),t.isRawShaderMaterial!==!0&&(m=`#version 300 es
`,y=[d,"#define attribute in","#define varying out","#define texture2D texture"].join(`
`)+`
`+y,g=["#define varying in",t.glslVersion===Sh?"":"layout(location = 0) out highp vec4 pc_fragColor;",t.glslVersion===Sh?"":"#define gl_FragColor pc_fragColor","#define gl_FragDepthEXT gl_FragDepth","#define texture2D texture","#define textureCube texture","#define texture2DProj textureProj","#define texture2DLodEXT textureLod","#define texture2DProjLodEXT textureProjLod","#define textureCubeLodEXT textureLod","#define texture2DGradEXT textureGrad","#define texture2DProjGradEXT textureProjGrad","#define textureCubeGradEXT textureGrad"].join(`
`)+`
`+g);let v=m+y+o,A=m+g+a,E=Jf(r,r.VERTEX_SHADER,v),b=Jf(r,r.FRAGMENT_SHADER,A);r.attachShader(p,E),r.attachShader(p,b),t.index0AttributeName!==void 0?r.bindAttribLocation(p,0,t.index0AttributeName):t.hasPositionAttribute===!0&&r.bindAttribLocation(p,0,"position"),r.linkProgram(p);function _(C){if(i.debug.checkShaderErrors){let I=r.getProgramInfoLog(p)||"",U=r.getShaderInfoLog(E)||"",H=r.getShaderInfoLog(b)||"",R=I.trim(),B=U.trim(),$=H.trim(),G=!0,ie=!0;if(r.getProgramParameter(p,r.LINK_STATUS)===!1)if(G=!1,typeof i.debug.onShaderError=="function")i.debug.onShaderError(r,p,E,b);else{let q=Qf(r,E,"vertex"),te=Qf(r,b,"fragment");Ue("WebGLProgram: Shader Error "+r.getError()+" - VALIDATE_STATUS "+r.getProgramParameter(p,r.VALIDATE_STATUS)+`

Material Name: `+C.name+`
Material Type: `+C.type+`

Program Info Log: `+R+`
`+q+`
`+te)}else R!==""?Ne("WebGLProgram: Program Info Log:",R):(B===""||$==="")&&(ie=!1);ie&&(C.diagnostics={runnable:G,programLog:R,vertexShader:{log:B,prefix:y},fragmentShader:{log:$,prefix:g}})}r.deleteShader(E),r.deleteShader(b),x=new Fr(r,p),w=qv(r,p)}let x;this.getUniforms=function(){return x===void 0&&_(this),x};let w;this.getAttributes=function(){return w===void 0&&_(this),w};let N=t.rendererExtensionParallelShaderCompile===!1;return this.isReady=function(){return N===!1&&(N=r.getProgramParameter(p,Ov)),N},this.destroy=function(){n.releaseStatesOfProgram(this),r.deleteProgram(p),this.program=void 0},this.type=t.shaderType,this.name=t.shaderName,this.id=Bv++,this.cacheKey=e,this.usedTimes=1,this.program=p,this.vertexShader=E,this.fragmentShader=b,this}var sb=0,Bh=class{constructor(){this.shaderCache=new Map,this.materialCache=new Map}update(e,t,n){let r=this._getShaderCacheForMaterial(e);return r.has(t)===!1&&(r.add(t),t.usedTimes++),r.has(n)===!1&&(r.add(n),n.usedTimes++),this}remove(e){let t=this.materialCache.get(e);for(let n of t)n.usedTimes--,n.usedTimes===0&&this.shaderCache.delete(n.code);return this.materialCache.delete(e),this}getVertexShaderStage(e){return this._getShaderStage(e.vertexShader)}getFragmentShaderStage(e){return this._getShaderStage(e.fragmentShader)}dispose(){this.shaderCache.clear(),this.materialCache.clear()}_getShaderCacheForMaterial(e){let t=this.materialCache,n=t.get(e);return n===void 0&&(n=new Set,t.set(e,n)),n}_getShaderStage(e){let t=this.shaderCache,n=t.get(e);return n===void 0&&(n=new kh(e),t.set(e,n)),n}},kh=class{constructor(e){this.id=sb++,this.code=e,this.usedTimes=0}};function ob(i){return i===_i||i===Us||i===Fs}function ab(i,e,t,n,r,s){let o=new ms,a=new Bh,l=new Set,c=[],h=new Map,u=n.logarithmicDepthBuffer,d={MeshDepthMaterial:"depth",MeshDistanceMaterial:"distance",MeshNormalMaterial:"normal",MeshBasicMaterial:"basic",MeshLambertMaterial:"lambert",MeshPhongMaterial:"phong",MeshToonMaterial:"toon",MeshStandardMaterial:"physical",MeshPhysicalMaterial:"physical",MeshMatcapMaterial:"matcap",LineBasicMaterial:"basic",LineDashedMaterial:"dashed",PointsMaterial:"points",ShadowMaterial:"shadow",SpriteMaterial:"sprite"};function f(x){return l.add(x),x===0?"uv":`uv${x}`}function p(x,w,N,C,I,U){let H=C.fog,R=I.geometry,B=x.isMeshStandardMaterial||x.isMeshLambertMaterial||x.isMeshPhongMaterial?C.environment:null,$=x.isMeshStandardMaterial||x.isMeshLambertMaterial&&!x.envMap||x.isMeshPhongMaterial&&!x.envMap,G=e.get(x.envMap||B,$),ie=d[x.type],q=n.precision;x.precision!==null&&(q=n.getMaxPrecision(x.precision),q!==x.precision&&Ne("WebGLProgram.getParameters:",x.precision,"not supported, using",q,"instead."));let te=R.morphAttributes.position||R.morphAttributes.normal||R.morphAttributes.color,ne=te!==void 0?te.length:0,J=0;R.morphAttributes.position!==void 0&&(J=1),R.morphAttributes.normal!==void 0&&(J=2),R.morphAttributes.color!==void 0&&(J=3);let le,X,oe,ye;if(ie){let ve=Bn[ie];le=ve.vertexShader,X=ve.fragmentShader}else{le=x.vertexShader,X=x.fragmentShader;let ve=a.getVertexShaderStage(x),nt=a.getFragmentShaderStage(x);a.update(x,ve,nt),oe=ve.id,ye=nt.id}let Se=i.getRenderTarget(),ge=i.state.buffers.depth.getReversed(),_e=I.isInstancedMesh===!0,at=I.isBatchedMesh===!0,De=!!x.map,tt=!!x.matcap,rt=!!G,We=rt&&G.isPMREMTexture===!0,Nt=!!x.aoMap,bt=!!x.lightMap,Kt=!!x.bumpMap&&x.wireframe===!1,pt=!!x.normalMap,Dn=!!x.displacementMap,Rt=!!x.emissiveMap,un=!!x.metalnessMap,dn=!!x.roughnessMap,fn=x.anisotropy>0,D=x.clearcoat>0,pn=x.diffuseRoughness>0,dt=x.dispersion>0,ft=x.retroreflectivity>0,xe=x.iridescence>0,Mt=x.sheen>0,Ie=x.transmission>0,Be=fn&&!!x.anisotropyMap,T=D&&!!x.clearcoatMap,M=D&&!!x.clearcoatNormalMap,z=D&&!!x.clearcoatRoughnessMap,re=pn&&!!x.diffuseRoughnessMap,ee=xe&&!!x.iridescenceMap,ce=xe&&!!x.iridescenceThicknessMap,pe=Mt&&!!x.sheenColorMap,K=Mt&&!!x.sheenRoughnessMap,j=!!x.specularMap,ue=!!x.specularColorMap,P=!!x.specularIntensityMap,Q=Ie&&!!x.transmissionMap,Y=Ie&&!!x.thicknessMap,de=!!x.gradientMap,ae=!!x.alphaMap,he=x.alphaTest>0,Re=!!x.alphaHash,Ve=!!x.extensions,se=Fn;x.toneMapped&&(Se===null||Se.isXRRenderTarget===!0)&&(se=i.toneMapping);let Pe=We?G.isCompressedCubeTexture?G.image[0].mipmaps:G.mipmaps:null,ze={shaderID:ie,shaderType:x.type,shaderName:x.name,vertexShader:le,fragmentShader:X,defines:x.defines,customVertexShaderID:oe,customFragmentShaderID:ye,isRawShaderMaterial:x.isRawShaderMaterial===!0,glslVersion:x.glslVersion,precision:q,batching:at,batchingColor:at&&I._colorsTexture!==null,instancing:_e,instancingColor:_e&&I.instanceColor!==null,instancingMorph:_e&&I.morphTexture!==null,outputColorSpace:Se===null?i.outputColorSpace:Se.isXRRenderTarget===!0?Se.texture.colorSpace:Ye.workingColorSpace,alphaToCoverage:!!x.alphaToCoverage,map:De,matcap:tt,envMap:rt,envMapMode:rt&&G.mapping,envMapPMREM:We,envMapMaxLod:We?Pe.length-1:null,envMapSize:We?Pe[0].width:null,aoMap:Nt,lightMap:bt,bumpMap:Kt,normalMap:pt,displacementMap:Dn,emissiveMap:Rt,normalMapObjectSpace:pt&&x.normalMapType===Af,normalMapTangentSpace:pt&&x.normalMapType===xh,packedNormalMap:pt&&x.normalMapType===xh&&ob(x.normalMap.format),metalnessMap:un,roughnessMap:dn,anisotropy:fn,anisotropyMap:Be,clearcoat:D,clearcoatMap:T,clearcoatNormalMap:M,clearcoatRoughnessMap:z,diffuseRoughness:pn,diffuseRoughnessMap:re,dispersion:dt,retroreflection:ft,iridescence:xe,iridescenceMap:ee,iridescenceThicknessMap:ce,sheen:Mt,sheenColorMap:pe,sheenRoughnessMap:K,specularMap:j,specularColorMap:ue,specularIntensityMap:P,transmission:Ie,transmissionMap:Q,thicknessMap:Y,gradientMap:de,opaque:x.transparent===!1&&x.blending===Lr&&x.alphaToCoverage===!1,alphaMap:ae,alphaTest:he,alphaHash:Re,combine:x.combine,mapUv:De&&f(x.map.channel),aoMapUv:Nt&&f(x.aoMap.channel),lightMapUv:bt&&f(x.lightMap.channel),bumpMapUv:Kt&&f(x.bumpMap.channel),normalMapUv:pt&&f(x.normalMap.channel),displacementMapUv:Dn&&f(x.displacementMap.channel),emissiveMapUv:Rt&&f(x.emissiveMap.channel),metalnessMapUv:un&&f(x.metalnessMap.channel),roughnessMapUv:dn&&f(x.roughnessMap.channel),anisotropyMapUv:Be&&f(x.anisotropyMap.channel),clearcoatMapUv:T&&f(x.clearcoatMap.channel),clearcoatNormalMapUv:M&&f(x.clearcoatNormalMap.channel),clearcoatRoughnessMapUv:z&&f(x.clearcoatRoughnessMap.channel),diffuseRoughnessMapUv:re&&f(x.diffuseRoughnessMap.channel),iridescenceMapUv:ee&&f(x.iridescenceMap.channel),iridescenceThicknessMapUv:ce&&f(x.iridescenceThicknessMap.channel),sheenColorMapUv:pe&&f(x.sheenColorMap.channel),sheenRoughnessMapUv:K&&f(x.sheenRoughnessMap.channel),specularMapUv:j&&f(x.specularMap.channel),specularColorMapUv:ue&&f(x.specularColorMap.channel),specularIntensityMapUv:P&&f(x.specularIntensityMap.channel),transmissionMapUv:Q&&f(x.transmissionMap.channel),thicknessMapUv:Y&&f(x.thicknessMap.channel),alphaMapUv:ae&&f(x.alphaMap.channel),vertexTangents:!!R.attributes.tangent&&(pt||fn),vertexNormals:!!R.attributes.normal,vertexColors:x.vertexColors,vertexAlphas:x.vertexColors===!0&&!!R.attributes.color&&R.attributes.color.itemSize===4,pointsUvs:I.isPoints===!0&&!!R.attributes.uv&&(De||ae),fog:!!H,useFog:x.fog===!0,fogExp2:!!H&&H.isFogExp2,flatShading:x.wireframe===!1&&(x.flatShading===!0||R.attributes.normal===void 0&&pt===!1&&(x.isMeshLambertMaterial||x.isMeshPhongMaterial||x.isMeshStandardMaterial||x.isMeshPhysicalMaterial)),sizeAttenuation:x.sizeAttenuation===!0,logarithmicDepthBuffer:u,reversedDepthBuffer:ge,skinning:I.isSkinnedMesh===!0,hasPositionAttribute:R.attributes.position!==void 0,morphTargets:R.morphAttributes.position!==void 0,morphNormals:R.morphAttributes.normal!==void 0,morphColors:R.morphAttributes.color!==void 0,morphTargetsCount:ne,morphTextureStride:J,numSunLights:w.sun.length,numDirLights:w.directional.length,numPointLights:w.point.length,numSpotLights:w.spot.length,numSpotLightMaps:w.spotLightMap.length,numRectAreaLights:w.rectArea.length,numHemiLights:w.hemi.length,numSunLightShadows:w.sunShadowMap.length,numDirLightShadows:w.directionalShadowMap.length,numPointLightShadows:w.pointShadowMap.length,numSpotLightShadows:w.spotShadowMap.length,numSpotLightShadowsWithMaps:w.numSpotLightShadowsWithMaps,numLightProbes:w.numLightProbes,numLightProbeGrids:U.filter(ve=>ve.texture!==null).length,numClippingPlanes:s.numPlanes,numClipIntersection:s.numIntersection,dithering:x.dithering,shadowMapEnabled:i.shadowMap.enabled&&N.length>0,shadowMapType:i.shadowMap.type,toneMapping:se,decodeVideoTexture:De&&x.map.isVideoTexture===!0&&Ye.getTransfer(x.map.colorSpace)===et,decodeVideoTextureEmissive:Rt&&x.emissiveMap.isVideoTexture===!0&&Ye.getTransfer(x.emissiveMap.colorSpace)===et,premultipliedAlpha:x.premultipliedAlpha,doubleSided:x.side===bn,flipSided:x.side===Zt,useDepthPacking:x.depthPacking>=0,depthPacking:x.depthPacking||0,index0AttributeName:x.index0AttributeName,extensionClipCullDistance:Ve&&x.extensions.clipCullDistance===!0&&t.has("WEBGL_clip_cull_distance"),extensionMultiDraw:(Ve&&x.extensions.multiDraw===!0||at)&&t.has("WEBGL_multi_draw"),rendererExtensionParallelShaderCompile:t.has("KHR_parallel_shader_compile"),customProgramCacheKey:x.customProgramCacheKey()};return ze.vertexUv1s=l.has(1),ze.vertexUv2s=l.has(2),ze.vertexUv3s=l.has(3),l.clear(),ze}function y(x){let w=[];if(x.shaderID?w.push(x.shaderID):(w.push(x.customVertexShaderID),w.push(x.customFragmentShaderID)),x.defines!==void 0)for(let N in x.defines)w.push(N),w.push(x.defines[N]);return x.isRawShaderMaterial===!1&&(g(w,x),m(w,x),w.push(i.outputColorSpace)),w.push(x.customProgramCacheKey),w.join()}function g(x,w){x.push(w.precision),x.push(w.outputColorSpace),x.push(w.envMapMode),x.push(w.envMapPMREM),x.push(w.envMapMaxLod),x.push(w.envMapSize),x.push(w.mapUv),x.push(w.alphaMapUv),x.push(w.lightMapUv),x.push(w.aoMapUv),x.push(w.bumpMapUv),x.push(w.normalMapUv),x.push(w.displacementMapUv),x.push(w.emissiveMapUv),x.push(w.metalnessMapUv),x.push(w.roughnessMapUv),x.push(w.anisotropyMapUv),x.push(w.clearcoatMapUv),x.push(w.clearcoatNormalMapUv),x.push(w.clearcoatRoughnessMapUv),x.push(w.diffuseRoughnessMapUv),x.push(w.iridescenceMapUv),x.push(w.iridescenceThicknessMapUv),x.push(w.sheenColorMapUv),x.push(w.sheenRoughnessMapUv),x.push(w.specularMapUv),x.push(w.specularColorMapUv),x.push(w.specularIntensityMapUv),x.push(w.transmissionMapUv),x.push(w.thicknessMapUv),x.push(w.combine),x.push(w.fogExp2),x.push(w.sizeAttenuation),x.push(w.morphTargetsCount),x.push(w.numSunLights),x.push(w.numDirLights),x.push(w.numPointLights),x.push(w.numSpotLights),x.push(w.numSpotLightMaps),x.push(w.numHemiLights),x.push(w.numRectAreaLights),x.push(w.numSunLightShadows),x.push(w.numDirLightShadows),x.push(w.numPointLightShadows),x.push(w.numSpotLightShadows),x.push(w.numSpotLightShadowsWithMaps),x.push(w.numLightProbes),x.push(w.numLightProbeGrids),x.push(w.shadowMapType),x.push(w.toneMapping),x.push(w.numClippingPlanes),x.push(w.numClipIntersection),x.push(w.depthPacking)}function m(x,w){o.disableAll(),w.instancing&&o.enable(0),w.instancingColor&&o.enable(1),w.instancingMorph&&o.enable(2),w.matcap&&o.enable(3),w.envMap&&o.enable(4),w.normalMapObjectSpace&&o.enable(5),w.normalMapTangentSpace&&o.enable(6),w.clearcoat&&o.enable(7),w.iridescence&&o.enable(8),w.alphaTest&&o.enable(9),w.vertexColors&&o.enable(10),w.vertexAlphas&&o.enable(11),w.vertexUv1s&&o.enable(12),w.vertexUv2s&&o.enable(13),w.vertexUv3s&&o.enable(14),w.vertexTangents&&o.enable(15),w.anisotropy&&o.enable(16),w.alphaHash&&o.enable(17),w.batching&&o.enable(18),w.dispersion&&o.enable(19),w.retroreflection&&o.enable(24),w.diffuseRoughness&&o.enable(25),w.batchingColor&&o.enable(20),w.gradientMap&&o.enable(21),w.packedNormalMap&&o.enable(22),w.vertexNormals&&o.enable(23),x.push(o.mask),o.disableAll(),w.fog&&o.enable(0),w.useFog&&o.enable(1),w.flatShading&&o.enable(2),w.logarithmicDepthBuffer&&o.enable(3),w.reversedDepthBuffer&&o.enable(4),w.skinning&&o.enable(5),w.morphTargets&&o.enable(6),w.morphNormals&&o.enable(7),w.morphColors&&o.enable(8),w.premultipliedAlpha&&o.enable(9),w.shadowMapEnabled&&o.enable(10),w.doubleSided&&o.enable(11),w.flipSided&&o.enable(12),w.useDepthPacking&&o.enable(13),w.dithering&&o.enable(14),w.transmission&&o.enable(15),w.sheen&&o.enable(16),w.opaque&&o.enable(17),w.pointsUvs&&o.enable(18),w.decodeVideoTexture&&o.enable(19),w.decodeVideoTextureEmissive&&o.enable(20),w.alphaToCoverage&&o.enable(21),w.numLightProbeGrids>0&&o.enable(22),w.hasPositionAttribute&&o.enable(23),x.push(o.mask)}function v(x){let w=d[x.type],N;if(w){let C=Bn[w];N=Bf.clone(C.uniforms)}else N=x.uniforms;return N}function A(x,w){let N=h.get(w);return N!==void 0?++N.usedTimes:(N=new rb(i,w,x,r),c.push(N),h.set(w,N)),N}function E(x){if(--x.usedTimes===0){let w=c.indexOf(x);c[w]=c[c.length-1],c.pop(),h.delete(x.cacheKey),x.destroy()}}function b(x){a.remove(x)}function _(){a.dispose()}return{getParameters:p,getProgramCacheKey:y,getUniforms:v,acquireProgram:A,releaseProgram:E,releaseShaderCache:b,programs:c,dispose:_}}function lb(){let i=new WeakMap;function e(o){return i.has(o)}function t(o){let a=i.get(o);return a===void 0&&(a={},i.set(o,a)),a}function n(o){i.delete(o)}function r(o,a,l){i.get(o)[a]=l}function s(){i=new WeakMap}return{has:e,get:t,remove:n,update:r,dispose:s}}function cb(i,e){return i.groupOrder!==e.groupOrder?i.groupOrder-e.groupOrder:i.renderOrder!==e.renderOrder?i.renderOrder-e.renderOrder:i.material.id!==e.material.id?i.material.id-e.material.id:i.materialVariant!==e.materialVariant?i.materialVariant-e.materialVariant:i.z!==e.z?i.z-e.z:i.id-e.id}function rp(i,e){return i.groupOrder!==e.groupOrder?i.groupOrder-e.groupOrder:i.renderOrder!==e.renderOrder?i.renderOrder-e.renderOrder:i.z!==e.z?e.z-i.z:i.id-e.id}function sp(){let i=[],e=0,t=[],n=[],r=[];function s(){e=0,t.length=0,n.length=0,r.length=0}function o(d){let f=0;return d.isInstancedMesh&&(f+=2),d.isSkinnedMesh&&(f+=1),f}function a(d,f,p,y,g,m){let v=i[e];return v===void 0?(v={id:d.id,object:d,geometry:f,material:p,materialVariant:o(d),groupOrder:y,renderOrder:d.renderOrder,z:g,group:m},i[e]=v):(v.id=d.id,v.object=d,v.geometry=f,v.material=p,v.materialVariant=o(d),v.groupOrder=y,v.renderOrder=d.renderOrder,v.z=g,v.group=m),e++,v}function l(d,f,p,y,g,m,v){v.reversedDepth===!0&&(g=-g);let A=a(d,f,p,y,g,m);p.transmission>0?n.push(A):p.transparent===!0?r.push(A):t.push(A)}function c(d,f,p,y,g,m){let v=a(d,f,p,y,g,m);p.transmission>0?n.unshift(v):p.transparent===!0?r.unshift(v):t.unshift(v)}function h(d,f){t.length>1&&t.sort(d||cb),n.length>1&&n.sort(f||rp),r.length>1&&r.sort(f||rp)}function u(){for(let d=e,f=i.length;d<f;d++){let p=i[d];if(p.id===null)break;p.id=null,p.object=null,p.geometry=null,p.material=null,p.group=null}}return{opaque:t,transmissive:n,transparent:r,init:s,push:l,unshift:c,finish:u,sort:h}}function hb(){let i=new WeakMap;function e(n,r){let s=i.get(n),o;return s===void 0?(o=new sp,i.set(n,[o])):r>=s.length?(o=new sp,s.push(o)):o=s[r],o}function t(){i=new WeakMap}return{get:e,dispose:t}}function ub(){let i={};return{get:function(e){if(i[e.id]!==void 0)return i[e.id];let t;switch(e.type){case"SunLight":case"DirectionalLight":t={direction:new O,color:new Ze};break;case"SpotLight":t={position:new O,direction:new O,color:new Ze,distance:0,coneCos:0,penumbraCos:0,decay:0};break;case"PointLight":t={position:new O,color:new Ze,distance:0,decay:0};break;case"HemisphereLight":t={direction:new O,skyColor:new Ze,groundColor:new Ze};break;case"RectAreaLight":t={color:new Ze,position:new O,halfWidth:new O,halfHeight:new O};break}return i[e.id]=t,t}}}function db(){let i={};return{get:function(e){if(i[e.id]!==void 0)return i[e.id];let t;switch(e.type){case"SunLight":case"DirectionalLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Fe};break;case"SpotLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Fe};break;case"PointLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Fe,shadowCameraNear:1,shadowCameraFar:1e3};break}return i[e.id]=t,t}}}var fb=0;function pb(i,e){return(e.castShadow?2:0)-(i.castShadow?2:0)+(e.map?1:0)-(i.map?1:0)}function mb(i){let e=new ub,t=db(),n={version:0,hash:{sunLength:-1,directionalLength:-1,pointLength:-1,spotLength:-1,rectAreaLength:-1,hemiLength:-1,numSunShadows:-1,numDirectionalShadows:-1,numPointShadows:-1,numSpotShadows:-1,numSpotMaps:-1,numLightProbes:-1},ambient:[0,0,0],probe:[],sun:[],sunShadow:[],sunShadowMap:[],sunShadowMatrix:[],sunShadowCascade:[],directional:[],directionalShadow:[],directionalShadowMap:[],directionalShadowMatrix:[],spot:[],spotLightMap:[],spotShadow:[],spotShadowMap:[],spotLightMatrix:[],rectArea:[],rectAreaLTC1:null,rectAreaLTC2:null,point:[],pointShadow:[],pointShadowMap:[],pointShadowMatrix:[],hemi:[],numSpotLightShadowsWithMaps:0,numLightProbes:0};for(let c=0;c<9;c++)n.probe.push(new O);let r=new O,s=new gt,o=new gt;function a(c){let h=0,u=0,d=0;for(let U=0;U<9;U++)n.probe[U].set(0,0,0);let f=0,p=0,y=0,g=0,m=0,v=0,A=0,E=0,b=0,_=0,x=0,w=0,N=0,C=0;c.sort(pb);for(let U=0,H=c.length;U<H;U++){let R=c[U],B=R.color,$=R.intensity,G=R.distance,ie=null;if(R.shadow&&R.shadow.map&&(R.shadow.map.texture.format===_i?ie=R.shadow.map.texture:ie=R.shadow.map.depthTexture||R.shadow.map.texture),R.isAmbientLight)h+=B.r*$,u+=B.g*$,d+=B.b*$;else if(R.isLightProbe){for(let q=0;q<9;q++)n.probe[q].addScaledVector(R.sh.coefficients[q],$);C++}else if(R.isSunLight){let q=e.get(R);if(q.color.copy(R.color).multiplyScalar(R.intensity),R.castShadow){let te=R.shadow,ne=t.get(R);ne.shadowIntensity=te.intensity,ne.shadowBias=te.bias,ne.shadowNormalBias=te.normalBias,ne.shadowRadius=te.radius,ne.shadowMapSize.copy(te.mapSize).multiply(te.getFrameExtents()),n.sunShadow[p]=ne,n.sunShadowMap[p]=ie;let J=te.getViewportCount();for(let le=0;le<J;le++)n.sunShadowMatrix[y+le]=te.getMatrix(le),n.sunShadowCascade[y+le]=te._cascadeData[le];y+=J,p++}n.sun[f]=q,f++}else if(R.isDirectionalLight){let q=e.get(R);if(q.color.copy(R.color).multiplyScalar(R.intensity),R.castShadow){let te=R.shadow,ne=t.get(R);ne.shadowIntensity=te.intensity,ne.shadowBias=te.bias,ne.shadowNormalBias=te.normalBias,ne.shadowRadius=te.radius,ne.shadowMapSize=te.mapSize,n.directionalShadow[g]=ne,n.directionalShadowMap[g]=ie,n.directionalShadowMatrix[g]=R.shadow.matrix,b++}n.directional[g]=q,g++}else if(R.isSpotLight){let q=e.get(R);q.position.setFromMatrixPosition(R.matrixWorld),q.color.copy(B).multiplyScalar($),q.distance=G,q.coneCos=Math.cos(R.angle),q.penumbraCos=Math.cos(R.angle*(1-R.penumbra)),q.decay=R.decay,n.spot[v]=q;let te=R.shadow;if(R.map&&(n.spotLightMap[w]=R.map,w++,te.updateMatrices(R),R.castShadow&&N++),n.spotLightMatrix[v]=te.matrix,R.castShadow){let ne=t.get(R);ne.shadowIntensity=te.intensity,ne.shadowBias=te.bias,ne.shadowNormalBias=te.normalBias,ne.shadowRadius=te.radius,ne.shadowMapSize=te.mapSize,n.spotShadow[v]=ne,n.spotShadowMap[v]=ie,x++}v++}else if(R.isRectAreaLight){let q=e.get(R);q.color.copy(B).multiplyScalar($),q.halfWidth.set(R.width*.5,0,0),q.halfHeight.set(0,R.height*.5,0),n.rectArea[A]=q,A++}else if(R.isPointLight){let q=e.get(R);if(q.color.copy(R.color).multiplyScalar(R.intensity),q.distance=R.distance,q.decay=R.decay,R.castShadow){let te=R.shadow,ne=t.get(R);ne.shadowIntensity=te.intensity,ne.shadowBias=te.bias,ne.shadowNormalBias=te.normalBias,ne.shadowRadius=te.radius,ne.shadowMapSize=te.mapSize,ne.shadowCameraNear=te.camera.near,ne.shadowCameraFar=te.camera.far,n.pointShadow[m]=ne,n.pointShadowMap[m]=ie,n.pointShadowMatrix[m]=R.shadow.matrix,_++}n.point[m]=q,m++}else if(R.isHemisphereLight){let q=e.get(R);q.skyColor.copy(R.color).multiplyScalar($),q.groundColor.copy(R.groundColor).multiplyScalar($),n.hemi[E]=q,E++}}A>0&&(i.has("OES_texture_float_linear")===!0?(n.rectAreaLTC1=be.LTC_FLOAT_1,n.rectAreaLTC2=be.LTC_FLOAT_2):(n.rectAreaLTC1=be.LTC_HALF_1,n.rectAreaLTC2=be.LTC_HALF_2)),n.ambient[0]=h,n.ambient[1]=u,n.ambient[2]=d;let I=n.hash;(I.sunLength!==f||I.directionalLength!==g||I.pointLength!==m||I.spotLength!==v||I.rectAreaLength!==A||I.hemiLength!==E||I.numSunShadows!==p||I.numDirectionalShadows!==b||I.numPointShadows!==_||I.numSpotShadows!==x||I.numSpotMaps!==w||I.numLightProbes!==C)&&(n.sun.length=f,n.directional.length=g,n.spot.length=v,n.rectArea.length=A,n.point.length=m,n.hemi.length=E,n.sunShadow.length=p,n.sunShadowMap.length=p,n.sunShadowMatrix.length=y,n.sunShadowCascade.length=y,n.directionalShadow.length=b,n.directionalShadowMap.length=b,n.directionalShadowMatrix.length=b,n.pointShadow.length=_,n.pointShadowMap.length=_,n.pointShadowMatrix.length=_,n.spotShadow.length=x,n.spotShadowMap.length=x,n.spotLightMatrix.length=x+w-N,n.spotLightMap.length=w,n.numSpotLightShadowsWithMaps=N,n.numLightProbes=C,I.sunLength=f,I.directionalLength=g,I.pointLength=m,I.spotLength=v,I.rectAreaLength=A,I.hemiLength=E,I.numSunShadows=p,I.numDirectionalShadows=b,I.numPointShadows=_,I.numSpotShadows=x,I.numSpotMaps=w,I.numLightProbes=C,n.version=fb++)}function l(c,h){let u=0,d=0,f=0,p=0,y=0,g=0,m=h.matrixWorldInverse;for(let v=0,A=c.length;v<A;v++){let E=c[v];if(E.isSunLight){let b=n.sun[u];b.direction.setFromMatrixPosition(E.matrixWorld),b.direction.transformDirection(m),u++}else if(E.isDirectionalLight){let b=n.directional[d];b.direction.setFromMatrixPosition(E.matrixWorld),r.setFromMatrixPosition(E.target.matrixWorld),b.direction.sub(r),b.direction.transformDirection(m),d++}else if(E.isSpotLight){let b=n.spot[p];b.position.setFromMatrixPosition(E.matrixWorld),b.position.applyMatrix4(m),b.direction.setFromMatrixPosition(E.matrixWorld),r.setFromMatrixPosition(E.target.matrixWorld),b.direction.sub(r),b.direction.transformDirection(m),p++}else if(E.isRectAreaLight){let b=n.rectArea[y];b.position.setFromMatrixPosition(E.matrixWorld),b.position.applyMatrix4(m),o.identity(),s.copy(E.matrixWorld),s.premultiply(m),o.extractRotation(s),b.halfWidth.set(E.width*.5,0,0),b.halfHeight.set(0,E.height*.5,0),b.halfWidth.applyMatrix4(o),b.halfHeight.applyMatrix4(o),y++}else if(E.isPointLight){let b=n.point[f];b.position.setFromMatrixPosition(E.matrixWorld),b.position.applyMatrix4(m),f++}else if(E.isHemisphereLight){let b=n.hemi[g];b.direction.setFromMatrixPosition(E.matrixWorld),b.direction.transformDirection(m),g++}}}return{setup:a,setupView:l,state:n}}function op(i){let e=new mb(i),t=[],n=[],r=[];function s(u){h.camera=u,t.length=0,n.length=0,r.length=0}function o(u){u.isLightProbeGrid?r.push(u):t.push(u)}function a(u){n.push(u)}function l(){e.setup(t),r.sort((u,d)=>u.priority-d.priority||u.id-d.id)}function c(u){e.setupView(t,u)}let h={lightsArray:t,shadowsArray:n,lightProbeGridArray:r,camera:null,lights:e,transmissionRenderTarget:{},textureUnits:0};return{init:s,state:h,setupLights:l,setupLightsView:c,pushLight:o,pushShadow:a}}function gb(i){let e=new WeakMap;function t(r,s=0){let o=e.get(r),a;return o===void 0?(a=new op(i),e.set(r,[a])):s>=o.length?(a=new op(i),o.push(a)):a=o[s],a}function n(){e=new WeakMap}return{get:t,dispose:n}}var yb=`void main() {
	gl_Position = vec4( position, 1.0 );
}`,xb=`uniform sampler2D shadow_pass;
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
}`,_b=[new O(1,0,0),new O(-1,0,0),new O(0,1,0),new O(0,-1,0),new O(0,0,1),new O(0,0,-1)],vb=[new O(0,-1,0),new O(0,-1,0),new O(0,0,1),new O(0,0,-1),new O(0,-1,0),new O(0,-1,0)],ap=new gt,Os=new O,Nh=new O;function bb(i,e,t){let n=new Bi,r=new Fe,s=new Fe,o=new ut,a=new _a,l=new va,c={},h=t.maxTextureSize,u={[xi]:Zt,[Zt]:xi,[bn]:bn},d=new Ht({defines:{VSM_SAMPLES:8},uniforms:{shadow_pass:{value:null},resolution:{value:new Fe},radius:{value:4}},vertexShader:yb,fragmentShader:xb}),f=d.clone();f.defines.HORIZONTAL_PASS=1;let p=new Vt;p.setAttribute("position",new yt(new Float32Array([-1,-1,.5,3,-1,.5,-1,3,.5]),3));let y=new Gt(p,d),g=this;this.enabled=!1,this.autoUpdate=!0,this.needsUpdate=!1,this.type=Cs;let m=this.type;this.render=function(_,x,w){if(g.enabled===!1||g.autoUpdate===!1&&g.needsUpdate===!1||_.length===0)return;this.type===nf&&(Ne("WebGLShadowMap: PCFSoftShadowMap has been removed. Using PCFShadowMap instead."),this.type=Cs);let N=i.getRenderTarget(),C=i.getActiveCubeFace(),I=i.getActiveMipmapLevel(),U=i.state;U.setBlending(ki),U.buffers.depth.getReversed()===!0?U.buffers.color.setClear(0,0,0,0):U.buffers.color.setClear(1,1,1,1),U.buffers.depth.setTest(!0),U.setScissorTest(!1);let H=m!==this.type;H&&x.traverse(function(R){R.material&&(Array.isArray(R.material)?R.material.forEach(B=>B.needsUpdate=!0):R.material.needsUpdate=!0)});for(let R=0,B=_.length;R<B;R++){let $=_[R],G=$.shadow;if(G===void 0){Ne("WebGLShadowMap:",$,"has no shadow.");continue}if(G.autoUpdate===!1&&G.needsUpdate===!1)continue;r.copy(G.mapSize);let ie=G.getFrameExtents();r.multiply(ie),s.copy(G.mapSize),(r.x>h||r.y>h)&&(r.x>h&&(s.x=Math.floor(h/ie.x),r.x=s.x*ie.x,G.mapSize.x=s.x),r.y>h&&(s.y=Math.floor(h/ie.y),r.y=s.y*ie.y,G.mapSize.y=s.y));let q=i.state.buffers.depth.getReversed();if(G.camera._reversedDepth=q,G.map===null||H===!0){if(G.map!==null&&(G.map.depthTexture!==null&&(G.map.depthTexture.dispose(),G.map.depthTexture=null),G.map.dispose()),this.type===Ir){if($.isPointLight){Ne("WebGLShadowMap: VSM shadow maps are not supported for PointLights. Use PCF or BasicShadowMap instead.");continue}G.map=new on(r.x,r.y,{format:_i,type:Ln,minFilter:Ut,magFilter:Ut,generateMipmaps:!1}),G.map.texture.name=$.name+".shadowMap",G.map.depthTexture=new Yn(r.x,r.y,In),G.map.depthTexture.name=$.name+".shadowMapDepth",G.map.depthTexture.format=qn,G.map.depthTexture.compareFunction=null,G.map.depthTexture.minFilter=Lt,G.map.depthTexture.magFilter=Lt}else $.isPointLight?(G.map=new ks(r.x),G.map.depthTexture=new Ms(r.x,Pn)):(G.map=new on(r.x,r.y),G.map.depthTexture=new Yn(r.x,r.y,Pn)),G.map.depthTexture.name=$.name+".shadowMap",G.map.depthTexture.format=qn,this.type===Cs?(G.map.depthTexture.compareFunction=q?vh:_h,G.map.depthTexture.minFilter=Ut,G.map.depthTexture.magFilter=Ut):(G.map.depthTexture.compareFunction=null,G.map.depthTexture.minFilter=Lt,G.map.depthTexture.magFilter=Lt);G.camera.updateProjectionMatrix()}G.map.isWebGLCubeRenderTarget!==!0&&(G.map.width!==r.x||G.map.height!==r.y)&&G.map.setSize(r.x,r.y);let te=G.map.isWebGLCubeRenderTarget?6:G.getViewportCount();$.isPointLight!==!0&&G.updateMatrices($,w);let ne=(G.camera.layers.mask&4294967294)!==0?G.camera.layers:w.layers;for(let J=0;J<te;J++){let le=G.getCamera(J);if($.isPointLight){let X=G.camera,oe=G.matrix,ye=$.distance||X.far;ye!==X.far&&(X.far=ye,X.updateProjectionMatrix()),Os.setFromMatrixPosition($.matrixWorld),X.position.copy(Os),Nh.copy(X.position),Nh.add(_b[J]),X.up.copy(vb[J]),X.lookAt(Nh),X.updateMatrixWorld(),oe.makeTranslation(-Os.x,-Os.y,-Os.z),ap.multiplyMatrices(X.projectionMatrix,X.matrixWorldInverse),G._frustum.setFromProjectionMatrix(ap,X.coordinateSystem,X.reversedDepth)}if(G.map.isWebGLCubeRenderTarget)i.setRenderTarget(G.map,J),i.clear();else{J===0&&(i.setRenderTarget(G.map),i.clear());let X=G.getViewport(J);o.set(s.x*X.x,s.y*X.y,s.x*X.z,s.y*X.w),U.viewport(o)}n=G.getFrustum(J),E(x,w,le,$,ne,this.type)}G.isPointLightShadow!==!0&&this.type===Ir&&v(G,w),G.needsUpdate=!1}m=this.type,g.needsUpdate=!1,i.setRenderTarget(N,C,I)};function v(_,x){let w=e.update(y);d.defines.VSM_SAMPLES!==_.blurSamples&&(d.defines.VSM_SAMPLES=_.blurSamples,f.defines.VSM_SAMPLES=_.blurSamples,d.needsUpdate=!0,f.needsUpdate=!0),_.mapPass===null?_.mapPass=new on(r.x,r.y,{format:_i,type:Ln}):(_.mapPass.width!==_.map.width||_.mapPass.height!==_.map.height)&&_.mapPass.setSize(_.map.width,_.map.height),d.uniforms.shadow_pass.value=_.map.depthTexture,d.uniforms.resolution.value.set(_.map.width,_.map.height),d.uniforms.radius.value=_.radius,i.setRenderTarget(_.mapPass),i.clear(),i.renderBufferDirect(x,null,w,d,y,null),f.uniforms.shadow_pass.value=_.mapPass.texture,f.uniforms.resolution.value.set(_.map.width,_.map.height),f.uniforms.radius.value=_.radius,i.setRenderTarget(_.map),i.clear(),i.renderBufferDirect(x,null,w,f,y,null)}function A(_,x,w,N){let C=null,I=w.isPointLight===!0?_.customDistanceMaterial:_.customDepthMaterial;if(I!==void 0)C=I;else if(C=w.isPointLight===!0?l:a,i.localClippingEnabled&&x.clipShadows===!0&&Array.isArray(x.clippingPlanes)&&x.clippingPlanes.length!==0||x.displacementMap&&x.displacementScale!==0||x.alphaMap&&x.alphaTest>0||x.map&&x.alphaTest>0||x.alphaToCoverage===!0){let U=C.uuid,H=x.uuid,R=c[U];R===void 0&&(R={},c[U]=R);let B=R[H];B===void 0&&(B=C.clone(),R[H]=B,x.addEventListener("dispose",b)),C=B}if(C.visible=x.visible,C.wireframe=x.wireframe,N===Ir?C.side=x.shadowSide!==null?x.shadowSide:x.side:C.side=x.shadowSide!==null?x.shadowSide:u[x.side],C.alphaMap=x.alphaMap,C.alphaTest=x.alphaToCoverage===!0?.5:x.alphaTest,C.map=x.map,C.clipShadows=x.clipShadows,C.clippingPlanes=x.clippingPlanes,C.clipIntersection=x.clipIntersection,C.displacementMap=x.displacementMap,C.displacementScale=x.displacementScale,C.displacementBias=x.displacementBias,C.wireframeLinewidth=x.wireframeLinewidth,C.linewidth=x.linewidth,w.isPointLight===!0&&C.isMeshDistanceMaterial===!0){let U=i.properties.get(C);U.light=w}return C}function E(_,x,w,N,C,I){if(_.visible===!1)return;if(_.layers.test(C)&&(_.isMesh||_.isLine||_.isPoints)&&(_.castShadow||_.receiveShadow&&I===Ir)&&(!_.frustumCulled||_.intersectsFrustum(n))){_.modelViewMatrix.multiplyMatrices(w.matrixWorldInverse,_.matrixWorld);let R=e.update(_),B=_.material;if(Array.isArray(B)){let $=R.groups;for(let G=0,ie=$.length;G<ie;G++){let q=$[G],te=B[q.materialIndex];if(te&&te.visible){let ne=A(_,te,N,I);_.onBeforeShadow(i,_,x,w,R,ne,q),i.renderBufferDirect(w,null,R,ne,_,q),_.onAfterShadow(i,_,x,w,R,ne,q)}}}else if(B.visible){let $=A(_,B,N,I);_.onBeforeShadow(i,_,x,w,R,$,null),i.renderBufferDirect(w,null,R,$,_,null),_.onAfterShadow(i,_,x,w,R,$,null)}}let H=_.children;for(let R=0,B=H.length;R<B;R++)E(H[R],x,w,N,C,I)}function b(_){_.target.removeEventListener("dispose",b);for(let w in c){let N=c[w],C=_.target.uuid;C in N&&(N[C].dispose(),delete N[C])}}}function Mb(i,e){function t(){let P=!1,Q=new ut,Y=null,de=new ut(0,0,0,0);return{setMask:function(ae){Y!==ae&&!P&&(i.colorMask(ae,ae,ae,ae),Y=ae)},setLocked:function(ae){P=ae},setClear:function(ae,he,Re,Ve,se){se===!0&&(ae*=Ve,he*=Ve,Re*=Ve),Q.set(ae,he,Re,Ve),de.equals(Q)===!1&&(i.clearColor(ae,he,Re,Ve),de.copy(Q))},reset:function(){P=!1,Y=null,de.set(-1,0,0,0)}}}function n(){let P=!1,Q=!1,Y=null,de=null,ae=null;return{setReversed:function(he){if(Q!==he){let Re=e.get("EXT_clip_control");he?Re.clipControlEXT(Re.LOWER_LEFT_EXT,Re.ZERO_TO_ONE_EXT):Re.clipControlEXT(Re.LOWER_LEFT_EXT,Re.NEGATIVE_ONE_TO_ONE_EXT),Q=he;let Ve=ae;ae=null,this.setClear(Ve)}},getReversed:function(){return Q},setTest:function(he){he?ge(i.DEPTH_TEST):_e(i.DEPTH_TEST)},setMask:function(he){Y!==he&&!P&&(i.depthMask(he),Y=he)},setFunc:function(he){if(Q&&(he=Ff[he]),de!==he){switch(he){case ta:i.depthFunc(i.NEVER);break;case na:i.depthFunc(i.ALWAYS);break;case ia:i.depthFunc(i.LESS);break;case Mr:i.depthFunc(i.LEQUAL);break;case ra:i.depthFunc(i.EQUAL);break;case sa:i.depthFunc(i.GEQUAL);break;case oa:i.depthFunc(i.GREATER);break;case aa:i.depthFunc(i.NOTEQUAL);break;default:i.depthFunc(i.LEQUAL)}de=he}},setLocked:function(he){P=he},setClear:function(he){ae!==he&&(ae=he,Q&&(he=1-he),i.clearDepth(he))},reset:function(){P=!1,Y=null,de=null,ae=null,Q=!1}}}function r(){let P=!1,Q=null,Y=null,de=null,ae=null,he=null,Re=null,Ve=null,se=null;return{setTest:function(Pe){P||(Pe?ge(i.STENCIL_TEST):_e(i.STENCIL_TEST))},setMask:function(Pe){Q!==Pe&&!P&&(i.stencilMask(Pe),Q=Pe)},setFunc:function(Pe,ze,ve){(Y!==Pe||de!==ze||ae!==ve)&&(i.stencilFunc(Pe,ze,ve),Y=Pe,de=ze,ae=ve)},setOp:function(Pe,ze,ve){(he!==Pe||Re!==ze||Ve!==ve)&&(i.stencilOp(Pe,ze,ve),he=Pe,Re=ze,Ve=ve)},setLocked:function(Pe){P=Pe},setClear:function(Pe){se!==Pe&&(i.clearStencil(Pe),se=Pe)},reset:function(){P=!1,Q=null,Y=null,de=null,ae=null,he=null,Re=null,Ve=null,se=null}}}let s=new t,o=new n,a=new r,l={},c=new WeakMap,h={},u={},d={},f=new WeakMap,p=[],y=null,g=!1,m=null,v=null,A=null,E=null,b=null,_=null,x=null,w=new Ze(0,0,0),N=0,C=!1,I=null,U=null,H=null,R=null,B=null,$=i.getParameter(i.MAX_COMBINED_TEXTURE_IMAGE_UNITS),G=!1,ie=0,q=i.getParameter(i.VERSION);q.indexOf("WebGL")!==-1?(ie=parseFloat(/^WebGL (\d)/.exec(q)[1]),G=ie>=1):q.indexOf("OpenGL ES")!==-1&&(ie=parseFloat(/^OpenGL ES (\d)/.exec(q)[1]),G=ie>=2);let te=null,ne={},J=i.getParameter(i.SCISSOR_BOX),le=i.getParameter(i.VIEWPORT),X=new ut().fromArray(J),oe=new ut().fromArray(le);function ye(P,Q,Y,de){let ae=new Uint8Array(4),he=i.createTexture();i.bindTexture(P,he),i.texParameteri(P,i.TEXTURE_MIN_FILTER,i.NEAREST),i.texParameteri(P,i.TEXTURE_MAG_FILTER,i.NEAREST);for(let Re=0;Re<Y;Re++)P===i.TEXTURE_3D||P===i.TEXTURE_2D_ARRAY?i.texImage3D(Q,0,i.RGBA,1,1,de,0,i.RGBA,i.UNSIGNED_BYTE,ae):i.texImage2D(Q+Re,0,i.RGBA,1,1,0,i.RGBA,i.UNSIGNED_BYTE,ae);return he}let Se={};Se[i.TEXTURE_2D]=ye(i.TEXTURE_2D,i.TEXTURE_2D,1),Se[i.TEXTURE_CUBE_MAP]=ye(i.TEXTURE_CUBE_MAP,i.TEXTURE_CUBE_MAP_POSITIVE_X,6),Se[i.TEXTURE_2D_ARRAY]=ye(i.TEXTURE_2D_ARRAY,i.TEXTURE_2D_ARRAY,1,1),Se[i.TEXTURE_3D]=ye(i.TEXTURE_3D,i.TEXTURE_3D,1,1),s.setClear(0,0,0,1),o.setClear(1),a.setClear(0),ge(i.DEPTH_TEST),o.setFunc(Mr),Kt(!1),pt(Kc),ge(i.CULL_FACE),Nt(ki);function ge(P){h[P]!==!0&&(i.enable(P),h[P]=!0)}function _e(P){h[P]!==!1&&(i.disable(P),h[P]=!1)}function at(P,Q){return d[P]!==Q?(i.bindFramebuffer(P,Q),d[P]=Q,P===i.DRAW_FRAMEBUFFER&&(d[i.FRAMEBUFFER]=Q),P===i.FRAMEBUFFER&&(d[i.DRAW_FRAMEBUFFER]=Q),!0):!1}function De(P,Q){let Y=p,de=!1;if(P){Y=f.get(Q),Y===void 0&&(Y=[],f.set(Q,Y));let ae=P.textures;if(Y.length!==ae.length||Y[0]!==i.COLOR_ATTACHMENT0){for(let he=0,Re=ae.length;he<Re;he++)Y[he]=i.COLOR_ATTACHMENT0+he;Y.length=ae.length,de=!0}}else Y[0]!==i.BACK&&(Y[0]=i.BACK,de=!0);de&&i.drawBuffers(Y)}function tt(P){return y!==P?(i.useProgram(P),y=P,!0):!1}let rt={[zi]:i.FUNC_ADD,[sf]:i.FUNC_SUBTRACT,[of]:i.FUNC_REVERSE_SUBTRACT};rt[af]=i.MIN,rt[lf]=i.MAX;let We={[cf]:i.ZERO,[hf]:i.ONE,[uf]:i.SRC_COLOR,[eh]:i.SRC_ALPHA,[yf]:i.SRC_ALPHA_SATURATE,[mf]:i.DST_COLOR,[ff]:i.DST_ALPHA,[df]:i.ONE_MINUS_SRC_COLOR,[th]:i.ONE_MINUS_SRC_ALPHA,[gf]:i.ONE_MINUS_DST_COLOR,[pf]:i.ONE_MINUS_DST_ALPHA,[xf]:i.CONSTANT_COLOR,[_f]:i.ONE_MINUS_CONSTANT_COLOR,[vf]:i.CONSTANT_ALPHA,[bf]:i.ONE_MINUS_CONSTANT_ALPHA};function Nt(P,Q,Y,de,ae,he,Re,Ve,se,Pe){if(P===ki){g===!0&&(_e(i.BLEND),g=!1);return}if(g===!1&&(ge(i.BLEND),g=!0),P!==rf){if(P!==m||Pe!==C){if((v!==zi||b!==zi)&&(i.blendEquation(i.FUNC_ADD),v=zi,b=zi),Pe)switch(P){case Lr:i.blendFuncSeparate(i.ONE,i.ONE_MINUS_SRC_ALPHA,i.ONE,i.ONE_MINUS_SRC_ALPHA);break;case Jc:i.blendFunc(i.ONE,i.ONE);break;case jc:i.blendFuncSeparate(i.ZERO,i.ONE_MINUS_SRC_COLOR,i.ZERO,i.ONE);break;case Qc:i.blendFuncSeparate(i.DST_COLOR,i.ONE_MINUS_SRC_ALPHA,i.ZERO,i.ONE);break;default:Ue("WebGLState: Invalid blending: ",P);break}else switch(P){case Lr:i.blendFuncSeparate(i.SRC_ALPHA,i.ONE_MINUS_SRC_ALPHA,i.ONE,i.ONE_MINUS_SRC_ALPHA);break;case Jc:i.blendFuncSeparate(i.SRC_ALPHA,i.ONE,i.ONE,i.ONE);break;case jc:Ue("WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true");break;case Qc:Ue("WebGLState: MultiplyBlending requires material.premultipliedAlpha = true");break;default:Ue("WebGLState: Invalid blending: ",P);break}A=null,E=null,_=null,x=null,w.set(0,0,0),N=0,m=P,C=Pe}return}ae=ae||Q,he=he||Y,Re=Re||de,(Q!==v||ae!==b)&&(i.blendEquationSeparate(rt[Q],rt[ae]),v=Q,b=ae),(Y!==A||de!==E||he!==_||Re!==x)&&(i.blendFuncSeparate(We[Y],We[de],We[he],We[Re]),A=Y,E=de,_=he,x=Re),(Ve.equals(w)===!1||se!==N)&&(i.blendColor(Ve.r,Ve.g,Ve.b,se),w.copy(Ve),N=se),m=P,C=!1}function bt(P,Q){P.side===bn?_e(i.CULL_FACE):ge(i.CULL_FACE);let Y=P.side===Zt;Q&&(Y=!Y),Kt(Y),P.blending===Lr&&P.transparent===!1?Nt(ki):Nt(P.blending,P.blendEquation,P.blendSrc,P.blendDst,P.blendEquationAlpha,P.blendSrcAlpha,P.blendDstAlpha,P.blendColor,P.blendAlpha,P.premultipliedAlpha),o.setFunc(P.depthFunc),o.setTest(P.depthTest),o.setMask(P.depthWrite),s.setMask(P.colorWrite);let de=P.stencilWrite;a.setTest(de),de&&(a.setMask(P.stencilWriteMask),a.setFunc(P.stencilFunc,P.stencilRef,P.stencilFuncMask),a.setOp(P.stencilFail,P.stencilZFail,P.stencilZPass)),Rt(P.polygonOffset,P.polygonOffsetFactor,P.polygonOffsetUnits),P.alphaToCoverage===!0?ge(i.SAMPLE_ALPHA_TO_COVERAGE):_e(i.SAMPLE_ALPHA_TO_COVERAGE)}function Kt(P){I!==P&&(P?i.frontFace(i.CW):i.frontFace(i.CCW),I=P)}function pt(P){P!==ef?(ge(i.CULL_FACE),P!==U&&(P===Kc?i.cullFace(i.BACK):P===tf?i.cullFace(i.FRONT):i.cullFace(i.FRONT_AND_BACK))):_e(i.CULL_FACE),U=P}function Dn(P){P!==H&&(G&&i.lineWidth(P),H=P)}function Rt(P,Q,Y){P?(ge(i.POLYGON_OFFSET_FILL),(R!==Q||B!==Y)&&(R=Q,B=Y,o.getReversed()&&(Q=-Q,Y=-Y),i.polygonOffset(Q,Y))):_e(i.POLYGON_OFFSET_FILL)}function un(P){P?ge(i.SCISSOR_TEST):_e(i.SCISSOR_TEST)}function dn(P){P===void 0&&(P=i.TEXTURE0+$-1),te!==P&&(i.activeTexture(P),te=P)}function fn(P,Q,Y){Y===void 0&&(te===null?Y=i.TEXTURE0+$-1:Y=te);let de=ne[Y];de===void 0&&(de={type:void 0,texture:void 0},ne[Y]=de),(de.type!==P||de.texture!==Q)&&(te!==Y&&(i.activeTexture(Y),te=Y),i.bindTexture(P,Q||Se[P]),de.type=P,de.texture=Q)}function D(){let P=ne[te];P!==void 0&&P.type!==void 0&&(i.bindTexture(P.type,null),P.type=void 0,P.texture=void 0)}function pn(){try{i.compressedTexImage2D(...arguments)}catch(P){Ue("WebGLState:",P)}}function dt(){try{i.compressedTexImage3D(...arguments)}catch(P){Ue("WebGLState:",P)}}function ft(){try{i.texSubImage2D(...arguments)}catch(P){Ue("WebGLState:",P)}}function xe(){try{i.texSubImage3D(...arguments)}catch(P){Ue("WebGLState:",P)}}function Mt(){try{i.compressedTexSubImage2D(...arguments)}catch(P){Ue("WebGLState:",P)}}function Ie(){try{i.compressedTexSubImage3D(...arguments)}catch(P){Ue("WebGLState:",P)}}function Be(){try{i.texStorage2D(...arguments)}catch(P){Ue("WebGLState:",P)}}function T(){try{i.texStorage3D(...arguments)}catch(P){Ue("WebGLState:",P)}}function M(){try{i.texImage2D(...arguments)}catch(P){Ue("WebGLState:",P)}}function z(){try{i.texImage3D(...arguments)}catch(P){Ue("WebGLState:",P)}}function re(P){return u[P]!==void 0?u[P]:i.getParameter(P)}function ee(P,Q){u[P]!==Q&&(i.pixelStorei(P,Q),u[P]=Q)}function ce(P){X.equals(P)===!1&&(i.scissor(P.x,P.y,P.z,P.w),X.copy(P))}function pe(P){oe.equals(P)===!1&&(i.viewport(P.x,P.y,P.z,P.w),oe.copy(P))}function K(P,Q){let Y=c.get(Q);Y===void 0&&(Y=new WeakMap,c.set(Q,Y));let de=Y.get(P);de===void 0&&(de=i.getUniformBlockIndex(Q,P.name),i.uniformBlockBinding(Q,de,de),Y.set(P,de))}function j(P,Q,Y){let ae=c.get(Q).get(P);l[ae]!==Y&&(i.bindBufferBase(i.UNIFORM_BUFFER,ae,Y),l[ae]=Y)}function ue(){i.disable(i.BLEND),i.disable(i.CULL_FACE),i.disable(i.DEPTH_TEST),i.disable(i.POLYGON_OFFSET_FILL),i.disable(i.SCISSOR_TEST),i.disable(i.STENCIL_TEST),i.disable(i.SAMPLE_ALPHA_TO_COVERAGE),i.blendEquation(i.FUNC_ADD),i.blendFunc(i.ONE,i.ZERO),i.blendFuncSeparate(i.ONE,i.ZERO,i.ONE,i.ZERO),i.blendColor(0,0,0,0),i.colorMask(!0,!0,!0,!0),i.clearColor(0,0,0,0),i.depthMask(!0),i.depthFunc(i.LESS),o.setReversed(!1),i.clearDepth(1),i.stencilMask(4294967295),i.stencilFunc(i.ALWAYS,0,4294967295),i.stencilOp(i.KEEP,i.KEEP,i.KEEP),i.clearStencil(0),i.cullFace(i.BACK),i.frontFace(i.CCW),i.polygonOffset(0,0),i.activeTexture(i.TEXTURE0),i.bindFramebuffer(i.FRAMEBUFFER,null),i.bindFramebuffer(i.DRAW_FRAMEBUFFER,null),i.bindFramebuffer(i.READ_FRAMEBUFFER,null),i.useProgram(null),i.lineWidth(1),i.scissor(0,0,i.canvas.width,i.canvas.height),i.viewport(0,0,i.canvas.width,i.canvas.height),i.pixelStorei(i.PACK_ALIGNMENT,4),i.pixelStorei(i.UNPACK_ALIGNMENT,4),i.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,!1),i.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,!1),i.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,i.BROWSER_DEFAULT_WEBGL),i.pixelStorei(i.PACK_ROW_LENGTH,0),i.pixelStorei(i.PACK_SKIP_PIXELS,0),i.pixelStorei(i.PACK_SKIP_ROWS,0),i.pixelStorei(i.UNPACK_ROW_LENGTH,0),i.pixelStorei(i.UNPACK_IMAGE_HEIGHT,0),i.pixelStorei(i.UNPACK_SKIP_PIXELS,0),i.pixelStorei(i.UNPACK_SKIP_ROWS,0),i.pixelStorei(i.UNPACK_SKIP_IMAGES,0),h={},u={},te=null,ne={},d={},l={},f=new WeakMap,p=[],y=null,g=!1,m=null,v=null,A=null,E=null,b=null,_=null,x=null,w=new Ze(0,0,0),N=0,C=!1,I=null,U=null,H=null,R=null,B=null,X.set(0,0,i.canvas.width,i.canvas.height),oe.set(0,0,i.canvas.width,i.canvas.height),s.reset(),o.reset(),a.reset()}return{buffers:{color:s,depth:o,stencil:a},enable:ge,disable:_e,bindFramebuffer:at,drawBuffers:De,useProgram:tt,setBlending:Nt,setMaterial:bt,setFlipSided:Kt,setCullFace:pt,setLineWidth:Dn,setPolygonOffset:Rt,setScissorTest:un,activeTexture:dn,bindTexture:fn,unbindTexture:D,compressedTexImage2D:pn,compressedTexImage3D:dt,texImage2D:M,texImage3D:z,pixelStorei:ee,getParameter:re,updateUBOMapping:K,uniformBlockBinding:j,texStorage2D:Be,texStorage3D:T,texSubImage2D:ft,texSubImage3D:xe,compressedTexSubImage2D:Mt,compressedTexSubImage3D:Ie,scissor:ce,viewport:pe,reset:ue}}function Sb(i,e,t,n,r,s,o){let a=e.has("WEBGL_multisampled_render_to_texture")?e.get("WEBGL_multisampled_render_to_texture"):null,l=typeof navigator>"u"?!1:/OculusBrowser/g.test(navigator.userAgent),c=new Fe,h=new WeakMap,u=new Set,d,f=new WeakMap,p=new Set,y=new FinalizationRegistry(T=>p.delete(T)),g=!1;try{g=typeof OffscreenCanvas<"u"&&new OffscreenCanvas(1,1).getContext("2d")!==null}catch{}function m(T,M){return g?new OffscreenCanvas(T,M):ds("canvas")}function v(T,M,z){let re=1,ee=Be(T);if((ee.width>z||ee.height>z)&&(re=z/Math.max(ee.width,ee.height)),re<1)if(typeof HTMLImageElement<"u"&&T instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&T instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&T instanceof ImageBitmap||typeof VideoFrame<"u"&&T instanceof VideoFrame){let ce=Math.floor(re*ee.width),pe=Math.floor(re*ee.height);d===void 0&&(d=m(ce,pe));let K=M?m(ce,pe):d;return K.width=ce,K.height=pe,K.getContext("2d").drawImage(T,0,0,ce,pe),Ne("WebGLRenderer: Texture has been resized from ("+ee.width+"x"+ee.height+") to ("+ce+"x"+pe+")."),K}else return"data"in T&&Ne("WebGLRenderer: Image in DataTexture is too big ("+ee.width+"x"+ee.height+")."),T;return T}function A(T){return T.generateMipmaps}function E(T){i.generateMipmap(T)}function b(T){return T.isWebGLCubeRenderTarget?i.TEXTURE_CUBE_MAP:T.isWebGL3DRenderTarget?i.TEXTURE_3D:T.isWebGLArrayRenderTarget||T.isCompressedArrayTexture?i.TEXTURE_2D_ARRAY:i.TEXTURE_2D}function _(T,M,z,re,ee,ce=!1){if(T!==null){if(i[T]!==void 0)return i[T];Ne("WebGLRenderer: Attempt to use non-existing WebGL internal format '"+T+"'")}let pe;re&&(pe=e.get("EXT_texture_norm16"),pe||Ne("WebGLRenderer: Unable to use normalized textures without EXT_texture_norm16 extension"));let K=M;if(M===i.RED&&(z===i.FLOAT&&(K=i.R32F),z===i.HALF_FLOAT&&(K=i.R16F),z===i.UNSIGNED_BYTE&&(K=i.R8),z===i.UNSIGNED_SHORT&&pe&&(K=pe.R16_EXT),z===i.SHORT&&pe&&(K=pe.R16_SNORM_EXT)),M===i.RED_INTEGER&&(z===i.UNSIGNED_BYTE&&(K=i.R8UI),z===i.UNSIGNED_SHORT&&(K=i.R16UI),z===i.UNSIGNED_INT&&(K=i.R32UI),z===i.BYTE&&(K=i.R8I),z===i.SHORT&&(K=i.R16I),z===i.INT&&(K=i.R32I)),M===i.RG&&(z===i.FLOAT&&(K=i.RG32F),z===i.HALF_FLOAT&&(K=i.RG16F),z===i.UNSIGNED_BYTE&&(K=i.RG8),z===i.UNSIGNED_SHORT&&pe&&(K=pe.RG16_EXT),z===i.SHORT&&pe&&(K=pe.RG16_SNORM_EXT)),M===i.RG_INTEGER&&(z===i.UNSIGNED_BYTE&&(K=i.RG8UI),z===i.UNSIGNED_SHORT&&(K=i.RG16UI),z===i.UNSIGNED_INT&&(K=i.RG32UI),z===i.BYTE&&(K=i.RG8I),z===i.SHORT&&(K=i.RG16I),z===i.INT&&(K=i.RG32I)),M===i.RGB_INTEGER&&(z===i.UNSIGNED_BYTE&&(K=i.RGB8UI),z===i.UNSIGNED_SHORT&&(K=i.RGB16UI),z===i.UNSIGNED_INT&&(K=i.RGB32UI),z===i.BYTE&&(K=i.RGB8I),z===i.SHORT&&(K=i.RGB16I),z===i.INT&&(K=i.RGB32I)),M===i.RGBA_INTEGER&&(z===i.UNSIGNED_BYTE&&(K=i.RGBA8UI),z===i.UNSIGNED_SHORT&&(K=i.RGBA16UI),z===i.UNSIGNED_INT&&(K=i.RGBA32UI),z===i.BYTE&&(K=i.RGBA8I),z===i.SHORT&&(K=i.RGBA16I),z===i.INT&&(K=i.RGBA32I)),M===i.RGB&&(z===i.UNSIGNED_SHORT&&pe&&(K=pe.RGB16_EXT),z===i.SHORT&&pe&&(K=pe.RGB16_SNORM_EXT),z===i.UNSIGNED_INT_5_9_9_9_REV&&(K=i.RGB9_E5),z===i.UNSIGNED_INT_10F_11F_11F_REV&&(K=i.R11F_G11F_B10F)),M===i.RGBA){let j=ce?hs:Ye.getTransfer(ee);z===i.FLOAT&&(K=i.RGBA32F),z===i.HALF_FLOAT&&(K=i.RGBA16F),z===i.UNSIGNED_BYTE&&(K=j===et?i.SRGB8_ALPHA8:i.RGBA8),z===i.UNSIGNED_SHORT&&pe&&(K=pe.RGBA16_EXT),z===i.SHORT&&pe&&(K=pe.RGBA16_SNORM_EXT),z===i.UNSIGNED_SHORT_4_4_4_4&&(K=i.RGBA4),z===i.UNSIGNED_SHORT_5_5_5_1&&(K=i.RGB5_A1)}return(K===i.R16F||K===i.R32F||K===i.RG16F||K===i.RG32F||K===i.RGBA16F||K===i.RGBA32F)&&e.get("EXT_color_buffer_float"),K}function x(T,M){let z;return T?M===null||M===Pn||M===Gi?z=i.DEPTH24_STENCIL8:M===In?z=i.DEPTH32F_STENCIL8:M===Dr&&(z=i.DEPTH24_STENCIL8,Ne("DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.")):M===null||M===Pn||M===Gi?z=i.DEPTH_COMPONENT24:M===In?z=i.DEPTH_COMPONENT32F:M===Dr&&(z=i.DEPTH_COMPONENT16),z}function w(T,M){return A(T)===!0||T.isFramebufferTexture&&T.minFilter!==Lt&&T.minFilter!==Ut?Math.log2(Math.max(M.width,M.height))+1:T.mipmaps.length>0?T.mipmaps.length:T.isCompressedTexture&&Array.isArray(T.image)?M.mipmaps.length:1}function N(T){let M=new WeakRef(T);n.get(T).__ref=M,p.add(M),y.register(T,M,M)}function C(T){let M=n.get(T).__ref;M!==void 0&&(p.delete(M),y.unregister(M))}function I(T){H(T.target)}function U(T){R(T.target)}function H(T){T.removeEventListener("dispose",I),C(T),$(T),T.isVideoTexture&&h.delete(T),T.isHTMLTexture&&u.delete(T)}function R(T){T.removeEventListener("dispose",U),C(T),ie(T)}function B(){for(let T of p){let M=T.deref();M!==void 0&&(M.isRenderTarget===!0?R(M):H(M))}p.clear(),u.clear()}function $(T){let M=n.get(T);if(M.__webglInit===void 0)return;let z=T.source,re=f.get(z);if(re){let ee=re[M.__cacheKey];ee.usedTimes--,ee.usedTimes===0&&G(T),Object.keys(re).length===0&&f.delete(z)}n.remove(T)}function G(T){let M=n.get(T);i.deleteTexture(M.__webglTexture);let z=T.source,re=f.get(z);delete re[M.__cacheKey],o.memory.textures--}function ie(T){let M=n.get(T);M.__depthDisposeCallback&&M.__depthDisposeCallback();let z=T.depthTexture;if(z&&z.renderTarget===T&&H(z),T.isWebGLCubeRenderTarget)for(let ee=0;ee<6;ee++){if(Array.isArray(M.__webglFramebuffer[ee]))for(let ce=0;ce<M.__webglFramebuffer[ee].length;ce++)i.deleteFramebuffer(M.__webglFramebuffer[ee][ce]);else i.deleteFramebuffer(M.__webglFramebuffer[ee]);M.__webglDepthbuffer&&i.deleteRenderbuffer(M.__webglDepthbuffer[ee])}else{if(Array.isArray(M.__webglFramebuffer))for(let ee=0;ee<M.__webglFramebuffer.length;ee++)i.deleteFramebuffer(M.__webglFramebuffer[ee]);else i.deleteFramebuffer(M.__webglFramebuffer);if(M.__webglDepthbuffer&&i.deleteRenderbuffer(M.__webglDepthbuffer),M.__webglMultisampledFramebuffer&&i.deleteFramebuffer(M.__webglMultisampledFramebuffer),M.__webglColorRenderbuffer)for(let ee=0;ee<M.__webglColorRenderbuffer.length;ee++)M.__webglColorRenderbuffer[ee]&&i.deleteRenderbuffer(M.__webglColorRenderbuffer[ee]);M.__webglDepthRenderbuffer&&i.deleteRenderbuffer(M.__webglDepthRenderbuffer)}let re=T.textures;for(let ee=0,ce=re.length;ee<ce;ee++){let pe=n.get(re[ee]);pe.__webglTexture&&(i.deleteTexture(pe.__webglTexture),o.memory.textures--),n.remove(re[ee])}n.remove(T)}let q=0;function te(){q=0}function ne(){return q}function J(T){q=T}function le(){let T=q;return T>=r.maxTextures&&Ne("WebGLTextures: Trying to use "+(T+1)+" texture units while this GPU supports only "+r.maxTextures),q+=1,T}function X(T){let M=[];return M.push(T.wrapS),M.push(T.wrapT),M.push(T.wrapR||0),M.push(T.magFilter),M.push(T.minFilter),M.push(T.anisotropy),M.push(T.internalFormat),M.push(T.format),M.push(T.type),M.push(T.generateMipmaps),M.push(T.mipmapsAutoUpdate),M.push(T.premultiplyAlpha),M.push(T.flipY),M.push(T.unpackAlignment),M.push(T.colorSpace),M.join()}function oe(T,M){let z=n.get(T);if(T.isVideoTexture&&Mt(T),T.isRenderTargetTexture===!1&&T.isExternalTexture!==!0&&T.version>0&&z.__version!==T.version){let re=T.image;if(re===null)Ne("WebGLRenderer: Texture marked for update but no image data found.");else if(re.complete===!1)Ne("WebGLRenderer: Texture marked for update but image is incomplete");else{bt(z,T,M);return}}else T.isExternalTexture&&(z.__webglTexture=T.sourceTexture?T.sourceTexture:null);t.bindTexture(i.TEXTURE_2D,z.__webglTexture,i.TEXTURE0+M)}function ye(T,M){let z=n.get(T);if(T.isRenderTargetTexture===!1&&T.version>0&&z.__version!==T.version){bt(z,T,M);return}else T.isExternalTexture&&(z.__webglTexture=T.sourceTexture?T.sourceTexture:null);t.bindTexture(i.TEXTURE_2D_ARRAY,z.__webglTexture,i.TEXTURE0+M)}function Se(T,M){let z=n.get(T);if(T.isRenderTargetTexture===!1&&T.version>0&&z.__version!==T.version){bt(z,T,M);return}t.bindTexture(i.TEXTURE_3D,z.__webglTexture,i.TEXTURE0+M)}function ge(T,M){let z=n.get(T);if(T.version>0&&z.__version!==T.version){Kt(z,T,M);return}t.bindTexture(i.TEXTURE_CUBE_MAP,z.__webglTexture,i.TEXTURE0+M)}let _e={[la]:i.REPEAT,[xn]:i.CLAMP_TO_EDGE,[ca]:i.MIRRORED_REPEAT},at={[Lt]:i.NEAREST,[wf]:i.NEAREST_MIPMAP_NEAREST,[Ps]:i.NEAREST_MIPMAP_LINEAR,[Ut]:i.LINEAR,[Ua]:i.LINEAR_MIPMAP_NEAREST,[Zn]:i.LINEAR_MIPMAP_LINEAR},De={[Rf]:i.NEVER,[bh]:i.ALWAYS,[Cf]:i.LESS,[_h]:i.LEQUAL,[Pf]:i.EQUAL,[vh]:i.GEQUAL,[If]:i.GREATER,[Lf]:i.NOTEQUAL};function tt(T,M){if(M.type===In&&e.has("OES_texture_float_linear")===!1&&(M.magFilter===Ut||M.magFilter===Ua||M.magFilter===Ps||M.magFilter===Zn||M.minFilter===Ut||M.minFilter===Ua||M.minFilter===Ps||M.minFilter===Zn)&&Ne("WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device."),i.texParameteri(T,i.TEXTURE_WRAP_S,_e[M.wrapS]),i.texParameteri(T,i.TEXTURE_WRAP_T,_e[M.wrapT]),(T===i.TEXTURE_3D||T===i.TEXTURE_2D_ARRAY)&&i.texParameteri(T,i.TEXTURE_WRAP_R,_e[M.wrapR]),i.texParameteri(T,i.TEXTURE_MAG_FILTER,at[M.magFilter]),i.texParameteri(T,i.TEXTURE_MIN_FILTER,at[M.minFilter]),M.compareFunction&&(i.texParameteri(T,i.TEXTURE_COMPARE_MODE,i.COMPARE_REF_TO_TEXTURE),i.texParameteri(T,i.TEXTURE_COMPARE_FUNC,De[M.compareFunction])),e.has("EXT_texture_filter_anisotropic")===!0){if(M.magFilter===Lt||M.minFilter!==Ps&&M.minFilter!==Zn||M.type===In&&e.has("OES_texture_float_linear")===!1)return;if(M.anisotropy>1||n.get(M).__currentAnisotropy){let z=e.get("EXT_texture_filter_anisotropic");i.texParameterf(T,z.TEXTURE_MAX_ANISOTROPY_EXT,Math.min(M.anisotropy,r.getMaxAnisotropy())),n.get(M).__currentAnisotropy=M.anisotropy}}}function rt(T,M){let z=!1;T.__webglInit===void 0&&(T.__webglInit=!0,M.addEventListener("dispose",I),N(M));let re=M.source,ee=f.get(re);ee===void 0&&(ee={},f.set(re,ee));let ce=X(M);if(ce!==T.__cacheKey){ee[ce]===void 0&&(ee[ce]={texture:i.createTexture(),usedTimes:0},o.memory.textures++,z=!0),ee[ce].usedTimes++;let pe=ee[T.__cacheKey];pe!==void 0&&(ee[T.__cacheKey].usedTimes--,pe.usedTimes===0&&G(M)),T.__cacheKey=ce,T.__webglTexture=ee[ce].texture}return z}function We(T,M,z){return Math.floor(Math.floor(T/z)/M)}function Nt(T,M,z,re){let ce=T.updateRanges;if(ce.length===0)t.texSubImage2D(i.TEXTURE_2D,0,0,0,M.width,M.height,z,re,M.data);else{ce.sort((P,Q)=>P.start-Q.start);let pe=0;for(let P=1;P<ce.length;P++){let Q=ce[pe],Y=ce[P],de=Q.start+Q.count,ae=We(Y.start,M.width,4),he=We(Q.start,M.width,4);Y.start<=de+1&&ae===he&&We(Y.start+Y.count-1,M.width,4)===ae?Q.count=Math.max(Q.count,Y.start+Y.count-Q.start):(++pe,ce[pe]=Y)}ce.length=pe+1;let K=t.getParameter(i.UNPACK_ROW_LENGTH),j=t.getParameter(i.UNPACK_SKIP_PIXELS),ue=t.getParameter(i.UNPACK_SKIP_ROWS);t.pixelStorei(i.UNPACK_ROW_LENGTH,M.width);for(let P=0,Q=ce.length;P<Q;P++){let Y=ce[P],de=Math.floor(Y.start/4),ae=Math.ceil(Y.count/4),he=de%M.width,Re=Math.floor(de/M.width),Ve=ae,se=1;t.pixelStorei(i.UNPACK_SKIP_PIXELS,he),t.pixelStorei(i.UNPACK_SKIP_ROWS,Re),t.texSubImage2D(i.TEXTURE_2D,0,he,Re,Ve,se,z,re,M.data)}T.clearUpdateRanges(),t.pixelStorei(i.UNPACK_ROW_LENGTH,K),t.pixelStorei(i.UNPACK_SKIP_PIXELS,j),t.pixelStorei(i.UNPACK_SKIP_ROWS,ue)}}function bt(T,M,z){let re=i.TEXTURE_2D;(M.isDataArrayTexture||M.isCompressedArrayTexture)&&(re=i.TEXTURE_2D_ARRAY),M.isData3DTexture&&(re=i.TEXTURE_3D);let ee=rt(T,M),ce=M.source;t.bindTexture(re,T.__webglTexture,i.TEXTURE0+z);let pe=n.get(ce);if(ce.version!==pe.__version||ee===!0){if(t.activeTexture(i.TEXTURE0+z),(typeof ImageBitmap<"u"&&M.image instanceof ImageBitmap)===!1){let se=Ye.getPrimaries(Ye.workingColorSpace),Pe=M.colorSpace===Nn?null:Ye.getPrimaries(M.colorSpace),ze=M.colorSpace===Nn||se===Pe?i.NONE:i.BROWSER_DEFAULT_WEBGL;t.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,M.flipY),t.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,M.premultiplyAlpha),t.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,ze)}t.pixelStorei(i.UNPACK_ALIGNMENT,M.unpackAlignment);let j=v(M.image,!1,r.maxTextureSize);j=Ie(M,j);let ue=s.convert(M.format,M.colorSpace),P=s.convert(M.type),Q=_(M.internalFormat,ue,P,M.normalized,M.colorSpace,M.isVideoTexture);tt(re,M);let Y,de=M.mipmaps,ae=M.isVideoTexture!==!0,he=pe.__version===void 0||ee===!0,Re=ce.dataReady,Ve=w(M,j);if(M.isDepthTexture)Q=x(M.format===Kn,M.type),he&&(ae?t.texStorage2D(i.TEXTURE_2D,1,Q,j.width,j.height):t.texImage2D(i.TEXTURE_2D,0,Q,j.width,j.height,0,ue,P,null));else if(M.isDataTexture)if(de.length>0){ae&&he&&t.texStorage2D(i.TEXTURE_2D,Ve,Q,de[0].width,de[0].height);for(let se=0,Pe=de.length;se<Pe;se++)Y=de[se],ae?Re&&t.texSubImage2D(i.TEXTURE_2D,se,0,0,Y.width,Y.height,ue,P,Y.data):t.texImage2D(i.TEXTURE_2D,se,Q,Y.width,Y.height,0,ue,P,Y.data);M.generateMipmaps=!1}else ae?(he&&t.texStorage2D(i.TEXTURE_2D,Ve,Q,j.width,j.height),Re&&Nt(M,j,ue,P)):t.texImage2D(i.TEXTURE_2D,0,Q,j.width,j.height,0,ue,P,j.data);else if(M.isCompressedTexture)if(M.isCompressedArrayTexture){ae&&he&&t.texStorage3D(i.TEXTURE_2D_ARRAY,Ve,Q,de[0].width,de[0].height,j.depth);for(let se=0,Pe=de.length;se<Pe;se++)if(Y=de[se],M.format!==hn)if(ue!==null)if(ae){if(Re)if(M.layerUpdates.size>0){let ze=Ih(Y.width,Y.height,M.format,M.type);for(let ve of M.layerUpdates){let nt=Y.data.subarray(ve*ze/Y.data.BYTES_PER_ELEMENT,(ve+1)*ze/Y.data.BYTES_PER_ELEMENT);t.compressedTexSubImage3D(i.TEXTURE_2D_ARRAY,se,0,0,ve,Y.width,Y.height,1,ue,nt)}}else t.compressedTexSubImage3D(i.TEXTURE_2D_ARRAY,se,0,0,0,Y.width,Y.height,j.depth,ue,Y.data)}else t.compressedTexImage3D(i.TEXTURE_2D_ARRAY,se,Q,Y.width,Y.height,j.depth,0,Y.data,0,0);else Ne("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()");else ae?Re&&t.texSubImage3D(i.TEXTURE_2D_ARRAY,se,0,0,0,Y.width,Y.height,j.depth,ue,P,Y.data):t.texImage3D(i.TEXTURE_2D_ARRAY,se,Q,Y.width,Y.height,j.depth,0,ue,P,Y.data);M.layerUpdates.size>0&&M.clearLayerUpdates()}else{ae&&he&&t.texStorage2D(i.TEXTURE_2D,Ve,Q,de[0].width,de[0].height);for(let se=0,Pe=de.length;se<Pe;se++)Y=de[se],M.format!==hn?ue!==null?ae?Re&&t.compressedTexSubImage2D(i.TEXTURE_2D,se,0,0,Y.width,Y.height,ue,Y.data):t.compressedTexImage2D(i.TEXTURE_2D,se,Q,Y.width,Y.height,0,Y.data):Ne("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()"):ae?Re&&t.texSubImage2D(i.TEXTURE_2D,se,0,0,Y.width,Y.height,ue,P,Y.data):t.texImage2D(i.TEXTURE_2D,se,Q,Y.width,Y.height,0,ue,P,Y.data)}else if(M.isDataArrayTexture)if(ae){if(he&&t.texStorage3D(i.TEXTURE_2D_ARRAY,Ve,Q,j.width,j.height,j.depth),Re)if(M.layerUpdates.size>0){let se=Ih(j.width,j.height,M.format,M.type);for(let Pe of M.layerUpdates){let ze=j.data.subarray(Pe*se/j.data.BYTES_PER_ELEMENT,(Pe+1)*se/j.data.BYTES_PER_ELEMENT);t.texSubImage3D(i.TEXTURE_2D_ARRAY,0,0,0,Pe,j.width,j.height,1,ue,P,ze)}M.clearLayerUpdates()}else t.texSubImage3D(i.TEXTURE_2D_ARRAY,0,0,0,0,j.width,j.height,j.depth,ue,P,j.data)}else t.texImage3D(i.TEXTURE_2D_ARRAY,0,Q,j.width,j.height,j.depth,0,ue,P,j.data);else if(M.isData3DTexture)ae?(he&&t.texStorage3D(i.TEXTURE_3D,Ve,Q,j.width,j.height,j.depth),Re&&t.texSubImage3D(i.TEXTURE_3D,0,0,0,0,j.width,j.height,j.depth,ue,P,j.data)):t.texImage3D(i.TEXTURE_3D,0,Q,j.width,j.height,j.depth,0,ue,P,j.data);else if(M.isFramebufferTexture){if(he)if(ae)t.texStorage2D(i.TEXTURE_2D,Ve,Q,j.width,j.height);else{let se=j.width,Pe=j.height;for(let ze=0;ze<Ve;ze++)t.texImage2D(i.TEXTURE_2D,ze,Q,se,Pe,0,ue,P,null),se>>=1,Pe>>=1}}else if(M.isHTMLTexture){if("texElementImage2D"in i){let se=i.canvas;if(se.hasAttribute("layoutsubtree")||se.setAttribute("layoutsubtree","true"),j.parentNode!==se){se.appendChild(j),u.add(M),se.onpaint=Pe=>{let ze=Pe.changedElements;for(let ve of u)ze.includes(ve.image)&&(ve.needsUpdate=!0)},se.requestPaint();return}if(i.texElementImage2D.length===3)i.texElementImage2D(i.TEXTURE_2D,i.RGBA8,j);else{let ze=i.RGBA,ve=i.RGBA,nt=i.UNSIGNED_BYTE;i.texElementImage2D(i.TEXTURE_2D,0,ze,ve,nt,j)}i.texParameteri(i.TEXTURE_2D,i.TEXTURE_MIN_FILTER,i.LINEAR),i.texParameteri(i.TEXTURE_2D,i.TEXTURE_WRAP_S,i.CLAMP_TO_EDGE),i.texParameteri(i.TEXTURE_2D,i.TEXTURE_WRAP_T,i.CLAMP_TO_EDGE)}}else if(de.length>0){if(ae&&he){let se=Be(de[0]);t.texStorage2D(i.TEXTURE_2D,Ve,Q,se.width,se.height)}for(let se=0,Pe=de.length;se<Pe;se++)Y=de[se],ae?Re&&t.texSubImage2D(i.TEXTURE_2D,se,0,0,ue,P,Y):t.texImage2D(i.TEXTURE_2D,se,Q,ue,P,Y);M.generateMipmaps=!1}else if(ae){if(he){let se=Be(j);t.texStorage2D(i.TEXTURE_2D,Ve,Q,se.width,se.height)}Re&&t.texSubImage2D(i.TEXTURE_2D,0,0,0,ue,P,j)}else t.texImage2D(i.TEXTURE_2D,0,Q,ue,P,j);A(M)&&M.mipmapsAutoUpdate===!0&&E(re),pe.__version=ce.version,M.onUpdate&&M.onUpdate(M)}T.__version=M.version}function Kt(T,M,z){if(M.image.length!==6)return;let re=rt(T,M),ee=M.source;t.bindTexture(i.TEXTURE_CUBE_MAP,T.__webglTexture,i.TEXTURE0+z);let ce=n.get(ee);if(ee.version!==ce.__version||re===!0){t.activeTexture(i.TEXTURE0+z);let pe=Ye.getPrimaries(Ye.workingColorSpace),K=M.colorSpace===Nn?null:Ye.getPrimaries(M.colorSpace),j=M.colorSpace===Nn||pe===K?i.NONE:i.BROWSER_DEFAULT_WEBGL;t.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,M.flipY),t.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,M.premultiplyAlpha),t.pixelStorei(i.UNPACK_ALIGNMENT,M.unpackAlignment),t.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,j);let ue=M.isCompressedTexture||M.image[0].isCompressedTexture,P=M.image[0]&&M.image[0].isDataTexture,Q=[];for(let ve=0;ve<6;ve++)!ue&&!P?Q[ve]=v(M.image[ve],!0,r.maxCubemapSize):Q[ve]=P?M.image[ve].image:M.image[ve],Q[ve]=Ie(M,Q[ve]);let Y=Q[0],de=s.convert(M.format,M.colorSpace),ae=s.convert(M.type),he=_(M.internalFormat,de,ae,M.normalized,M.colorSpace),Re=M.isVideoTexture!==!0,Ve=ce.__version===void 0||re===!0,se=ee.dataReady,Pe=w(M,Y);tt(i.TEXTURE_CUBE_MAP,M);let ze;if(M.isDepthTexture){if(he=x(M.format===Kn,M.type),Ve)if(Re)t.texStorage2D(i.TEXTURE_CUBE_MAP,1,he,Y.width,Y.height);else for(let ve=0;ve<6;ve++)t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,0,he,Y.width,Y.height,0,de,ae,null)}else if(ue){Re&&Ve&&t.texStorage2D(i.TEXTURE_CUBE_MAP,Pe,he,Y.width,Y.height);for(let ve=0;ve<6;ve++){ze=Q[ve].mipmaps;for(let nt=0;nt<ze.length;nt++){let Ct=ze[nt];M.format!==hn?de!==null?Re?se&&t.compressedTexSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,nt,0,0,Ct.width,Ct.height,de,Ct.data):t.compressedTexImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,nt,he,Ct.width,Ct.height,0,Ct.data):Ne("WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()"):Re?se&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,nt,0,0,Ct.width,Ct.height,de,ae,Ct.data):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,nt,he,Ct.width,Ct.height,0,de,ae,Ct.data)}}}else{if(ze=M.mipmaps,Re&&Ve){ze.length>0&&Pe++;let ve=Be(Q[0]);t.texStorage2D(i.TEXTURE_CUBE_MAP,Pe,he,ve.width,ve.height)}for(let ve=0;ve<6;ve++)if(P){Re?se&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,0,0,0,Q[ve].width,Q[ve].height,de,ae,Q[ve].data):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,0,he,Q[ve].width,Q[ve].height,0,de,ae,Q[ve].data);for(let nt=0;nt<ze.length;nt++){let Jn=ze[nt].image[ve].image;Re?se&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,nt+1,0,0,Jn.width,Jn.height,de,ae,Jn.data):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,nt+1,he,Jn.width,Jn.height,0,de,ae,Jn.data)}}else{Re?se&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,0,0,0,de,ae,Q[ve]):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,0,he,de,ae,Q[ve]);for(let nt=0;nt<ze.length;nt++){let Ct=ze[nt];Re?se&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,nt+1,0,0,de,ae,Ct.image[ve]):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+ve,nt+1,he,de,ae,Ct.image[ve])}}}A(M)&&M.mipmapsAutoUpdate===!0&&E(i.TEXTURE_CUBE_MAP),ce.__version=ee.version,M.onUpdate&&M.onUpdate(M)}T.__version=M.version}function pt(T,M,z,re,ee,ce){let pe=s.convert(z.format,z.colorSpace),K=s.convert(z.type),j=_(z.internalFormat,pe,K,z.normalized,z.colorSpace),ue=n.get(M),P=n.get(z);if(P.__renderTarget=M,!ue.__hasExternalTextures){let Q=Math.max(1,M.width>>ce),Y=Math.max(1,M.height>>ce);ee===i.TEXTURE_3D||ee===i.TEXTURE_2D_ARRAY?t.texImage3D(ee,ce,j,Q,Y,M.depth,0,pe,K,null):t.texImage2D(ee,ce,j,Q,Y,0,pe,K,null)}t.bindFramebuffer(i.FRAMEBUFFER,T),xe(M)?a.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,re,ee,P.__webglTexture,0,ft(M)):(ee===i.TEXTURE_2D||ee>=i.TEXTURE_CUBE_MAP_POSITIVE_X&&ee<=i.TEXTURE_CUBE_MAP_NEGATIVE_Z)&&i.framebufferTexture2D(i.FRAMEBUFFER,re,ee,P.__webglTexture,ce),t.bindFramebuffer(i.FRAMEBUFFER,null)}function Dn(T,M,z){if(i.bindRenderbuffer(i.RENDERBUFFER,T),M.depthBuffer){let re=M.depthTexture,ee=re&&re.isDepthTexture?re.type:null,ce=x(M.stencilBuffer,ee),pe=M.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;xe(M)?a.renderbufferStorageMultisampleEXT(i.RENDERBUFFER,ft(M),ce,M.width,M.height):z?i.renderbufferStorageMultisample(i.RENDERBUFFER,ft(M),ce,M.width,M.height):i.renderbufferStorage(i.RENDERBUFFER,ce,M.width,M.height),i.framebufferRenderbuffer(i.FRAMEBUFFER,pe,i.RENDERBUFFER,T)}else{let re=M.textures;for(let ee=0;ee<re.length;ee++){let ce=re[ee],pe=s.convert(ce.format,ce.colorSpace),K=s.convert(ce.type),j=_(ce.internalFormat,pe,K,ce.normalized,ce.colorSpace);xe(M)?a.renderbufferStorageMultisampleEXT(i.RENDERBUFFER,ft(M),j,M.width,M.height):z?i.renderbufferStorageMultisample(i.RENDERBUFFER,ft(M),j,M.width,M.height):i.renderbufferStorage(i.RENDERBUFFER,j,M.width,M.height)}}i.bindRenderbuffer(i.RENDERBUFFER,null)}function Rt(T,M,z){let re=M.isWebGLCubeRenderTarget===!0;if(t.bindFramebuffer(i.FRAMEBUFFER,T),!(M.depthTexture&&M.depthTexture.isDepthTexture))throw new Error("THREE.WebGLTextures: renderTarget.depthTexture must be an instance of THREE.DepthTexture.");let ee=n.get(M.depthTexture);ee.__renderTarget=M;let ce=re?M.depthTexture.image[0]:M.depthTexture.image;(!ee.__webglTexture||ce.width!==M.width||ce.height!==M.height)&&(ce.width=M.width,ce.height=M.height,M.depthTexture.needsUpdate=!0),re?ge(M.depthTexture,0):oe(M.depthTexture,0);let pe=ee.__webglTexture,K=ft(M),j=re?i.TEXTURE_CUBE_MAP_POSITIVE_X+z:i.TEXTURE_2D,ue=M.depthTexture.format===Kn?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;if(M.depthTexture.format===qn)xe(M)?a.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,ue,j,pe,0,K):i.framebufferTexture2D(i.FRAMEBUFFER,ue,j,pe,0);else if(M.depthTexture.format===Kn)xe(M)?a.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,ue,j,pe,0,K):i.framebufferTexture2D(i.FRAMEBUFFER,ue,j,pe,0);else throw new Error("THREE.WebGLTextures: Unknown depthTexture format.")}function un(T){let M=n.get(T),z=T.isWebGLCubeRenderTarget===!0;if(M.__boundDepthTexture!==T.depthTexture){let re=T.depthTexture;if(M.__depthDisposeCallback&&M.__depthDisposeCallback(),re){let ee=()=>{delete M.__boundDepthTexture,delete M.__depthDisposeCallback,re.removeEventListener("dispose",ee)};re.addEventListener("dispose",ee),M.__depthDisposeCallback=ee}M.__boundDepthTexture=re}if(T.depthTexture&&!M.__autoAllocateDepthBuffer)if(z)for(let re=0;re<6;re++)Rt(M.__webglFramebuffer[re],T,re);else T.texture.mipmaps.length>0?Rt(M.__webglFramebuffer[0],T,0):Rt(M.__webglFramebuffer,T,0);else if(z){M.__webglDepthbuffer=[];for(let re=0;re<6;re++)if(t.bindFramebuffer(i.FRAMEBUFFER,M.__webglFramebuffer[re]),M.__webglDepthbuffer[re]===void 0)M.__webglDepthbuffer[re]=i.createRenderbuffer(),Dn(M.__webglDepthbuffer[re],T,!1);else{let ee=T.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,ce=M.__webglDepthbuffer[re];i.bindRenderbuffer(i.RENDERBUFFER,ce),i.framebufferRenderbuffer(i.FRAMEBUFFER,ee,i.RENDERBUFFER,ce)}}else if(T.texture.mipmaps.length>0?t.bindFramebuffer(i.FRAMEBUFFER,M.__webglFramebuffer[0]):t.bindFramebuffer(i.FRAMEBUFFER,M.__webglFramebuffer),M.__webglDepthbuffer===void 0)M.__webglDepthbuffer=i.createRenderbuffer(),Dn(M.__webglDepthbuffer,T,!1);else{let ee=T.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,ce=M.__webglDepthbuffer;i.bindRenderbuffer(i.RENDERBUFFER,ce),i.framebufferRenderbuffer(i.FRAMEBUFFER,ee,i.RENDERBUFFER,ce)}t.bindFramebuffer(i.FRAMEBUFFER,null)}function dn(T,M,z){let re=n.get(T);M!==void 0&&pt(re.__webglFramebuffer,T,T.texture,i.COLOR_ATTACHMENT0,i.TEXTURE_2D,0),z!==void 0&&un(T)}function fn(T){let M=T.texture,z=n.get(T),re=n.get(M);T.addEventListener("dispose",U),N(T);let ee=T.textures,ce=T.isWebGLCubeRenderTarget===!0,pe=ee.length>1;if(pe||(re.__webglTexture===void 0&&(re.__webglTexture=i.createTexture()),re.__version=M.version,o.memory.textures++),ce){z.__webglFramebuffer=[];for(let K=0;K<6;K++)if(M.mipmaps.length>0){z.__webglFramebuffer[K]=[];for(let j=0;j<M.mipmaps.length;j++)z.__webglFramebuffer[K][j]=i.createFramebuffer()}else z.__webglFramebuffer[K]=i.createFramebuffer()}else{if(M.mipmaps.length>0){z.__webglFramebuffer=[];for(let K=0;K<M.mipmaps.length;K++)z.__webglFramebuffer[K]=i.createFramebuffer()}else z.__webglFramebuffer=i.createFramebuffer();if(pe)for(let K=0,j=ee.length;K<j;K++){let ue=n.get(ee[K]);ue.__webglTexture===void 0&&(ue.__webglTexture=i.createTexture(),o.memory.textures++)}if(T.samples>0&&xe(T)===!1){z.__webglMultisampledFramebuffer=i.createFramebuffer(),z.__webglColorRenderbuffer=[],t.bindFramebuffer(i.FRAMEBUFFER,z.__webglMultisampledFramebuffer);for(let K=0;K<ee.length;K++){let j=ee[K];z.__webglColorRenderbuffer[K]=i.createRenderbuffer(),i.bindRenderbuffer(i.RENDERBUFFER,z.__webglColorRenderbuffer[K]);let ue=s.convert(j.format,j.colorSpace),P=s.convert(j.type),Q=_(j.internalFormat,ue,P,j.normalized,j.colorSpace,T.isXRRenderTarget===!0),Y=ft(T);i.renderbufferStorageMultisample(i.RENDERBUFFER,Y,Q,T.width,T.height),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+K,i.RENDERBUFFER,z.__webglColorRenderbuffer[K])}i.bindRenderbuffer(i.RENDERBUFFER,null),T.depthBuffer&&(z.__webglDepthRenderbuffer=i.createRenderbuffer(),Dn(z.__webglDepthRenderbuffer,T,!0)),t.bindFramebuffer(i.FRAMEBUFFER,null)}}if(ce){t.bindTexture(i.TEXTURE_CUBE_MAP,re.__webglTexture),tt(i.TEXTURE_CUBE_MAP,M);for(let K=0;K<6;K++)if(M.mipmaps.length>0)for(let j=0;j<M.mipmaps.length;j++)pt(z.__webglFramebuffer[K][j],T,M,i.COLOR_ATTACHMENT0,i.TEXTURE_CUBE_MAP_POSITIVE_X+K,j);else pt(z.__webglFramebuffer[K],T,M,i.COLOR_ATTACHMENT0,i.TEXTURE_CUBE_MAP_POSITIVE_X+K,0);A(M)?E(i.TEXTURE_CUBE_MAP):M.mipmaps.length>0&&i.texParameteri(i.TEXTURE_CUBE_MAP,i.TEXTURE_MAX_LEVEL,M.mipmaps.length-1),t.unbindTexture()}else if(pe){for(let K=0,j=ee.length;K<j;K++){let ue=ee[K],P=n.get(ue),Q=i.TEXTURE_2D;(T.isWebGL3DRenderTarget||T.isWebGLArrayRenderTarget)&&(Q=T.isWebGL3DRenderTarget?i.TEXTURE_3D:i.TEXTURE_2D_ARRAY),t.bindTexture(Q,P.__webglTexture),tt(Q,ue),pt(z.__webglFramebuffer,T,ue,i.COLOR_ATTACHMENT0+K,Q,0),A(ue)&&E(Q)}t.unbindTexture()}else{let K=i.TEXTURE_2D;if((T.isWebGL3DRenderTarget||T.isWebGLArrayRenderTarget)&&(K=T.isWebGL3DRenderTarget?i.TEXTURE_3D:i.TEXTURE_2D_ARRAY),t.bindTexture(K,re.__webglTexture),tt(K,M),M.mipmaps.length>0)for(let j=0;j<M.mipmaps.length;j++)pt(z.__webglFramebuffer[j],T,M,i.COLOR_ATTACHMENT0,K,j);else pt(z.__webglFramebuffer,T,M,i.COLOR_ATTACHMENT0,K,0);A(M)?E(K):M.mipmaps.length>0&&i.texParameteri(K,i.TEXTURE_MAX_LEVEL,M.mipmaps.length-1),t.unbindTexture()}T.depthBuffer&&un(T)}function D(T){let M=T.textures;for(let z=0,re=M.length;z<re;z++){let ee=M[z];if(A(ee)&&ee.mipmapsAutoUpdate===!0){let ce=b(T),pe=n.get(ee).__webglTexture;t.bindTexture(ce,pe),E(ce),t.unbindTexture()}}}let pn=[];function dt(T){if(T.samples>0){if(xe(T)===!1){let M=T.textures,z=T.width,re=T.height,ee=i.COLOR_BUFFER_BIT,ce=T.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,pe=n.get(T),K=M.length>1;if(K)for(let ue=0;ue<M.length;ue++)t.bindFramebuffer(i.FRAMEBUFFER,pe.__webglMultisampledFramebuffer),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+ue,i.RENDERBUFFER,null),t.bindFramebuffer(i.FRAMEBUFFER,pe.__webglFramebuffer),i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0+ue,i.TEXTURE_2D,null,0);t.bindFramebuffer(i.READ_FRAMEBUFFER,pe.__webglMultisampledFramebuffer),T.texture.mipmaps.length>0?t.bindFramebuffer(i.DRAW_FRAMEBUFFER,pe.__webglFramebuffer[0]):t.bindFramebuffer(i.DRAW_FRAMEBUFFER,pe.__webglFramebuffer);for(let ue=0;ue<M.length;ue++){if(T.resolveDepthBuffer&&(T.depthBuffer&&(ee|=i.DEPTH_BUFFER_BIT),T.stencilBuffer&&T.resolveStencilBuffer&&(ee|=i.STENCIL_BUFFER_BIT)),K){i.framebufferRenderbuffer(i.READ_FRAMEBUFFER,i.COLOR_ATTACHMENT0,i.RENDERBUFFER,pe.__webglColorRenderbuffer[ue]);let P=n.get(M[ue]).__webglTexture;i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0,i.TEXTURE_2D,P,0)}i.blitFramebuffer(0,0,z,re,0,0,z,re,ee,i.NEAREST),l===!0&&(pn.length=0,pn.push(i.COLOR_ATTACHMENT0+ue),T.depthBuffer&&T.storeMultisampledDepthBuffer===!1&&pn.push(ce),i.invalidateFramebuffer(i.READ_FRAMEBUFFER,pn))}if(t.bindFramebuffer(i.READ_FRAMEBUFFER,null),t.bindFramebuffer(i.DRAW_FRAMEBUFFER,null),K)for(let ue=0;ue<M.length;ue++){t.bindFramebuffer(i.FRAMEBUFFER,pe.__webglMultisampledFramebuffer),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+ue,i.RENDERBUFFER,pe.__webglColorRenderbuffer[ue]);let P=n.get(M[ue]).__webglTexture;t.bindFramebuffer(i.FRAMEBUFFER,pe.__webglFramebuffer),i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0+ue,i.TEXTURE_2D,P,0)}t.bindFramebuffer(i.DRAW_FRAMEBUFFER,pe.__webglMultisampledFramebuffer)}else if(T.depthBuffer&&T.storeMultisampledDepthBuffer===!1&&l){let M=T.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;i.invalidateFramebuffer(i.DRAW_FRAMEBUFFER,[M])}}}function ft(T){return Math.min(r.maxSamples,T.samples)}function xe(T){let M=n.get(T);return T.samples>0&&e.has("WEBGL_multisampled_render_to_texture")===!0&&M.__useRenderToTexture!==!1}function Mt(T){let M=o.render.frame;h.get(T)!==M&&(h.set(T,M),T.update())}function Ie(T,M){let z=T.colorSpace,re=T.format,ee=T.type;return T.isCompressedTexture===!0||T.isVideoTexture===!0||z!==cs&&z!==Nn&&(Ye.getTransfer(z)===et?(re!==hn||ee!==cn)&&Ne("WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType."):Ue("WebGLTextures: Unsupported texture color space:",z)),M}function Be(T){return typeof HTMLImageElement<"u"&&T instanceof HTMLImageElement?(c.width=T.naturalWidth||T.width,c.height=T.naturalHeight||T.height):typeof VideoFrame<"u"&&T instanceof VideoFrame?(c.width=T.displayWidth,c.height=T.displayHeight):(c.width=T.width,c.height=T.height),c}this.allocateTextureUnit=le,this.resetTextureUnits=te,this.getTextureUnits=ne,this.setTextureUnits=J,this.setTexture2D=oe,this.setTexture2DArray=ye,this.setTexture3D=Se,this.setTextureCube=ge,this.rebindTextures=dn,this.setupRenderTarget=fn,this.updateRenderTargetMipmap=D,this.updateMultisampleRenderTarget=dt,this.setupDepthRenderbuffer=un,this.setupFrameBufferTexture=pt,this.useMultisampledRTT=xe,this.dispose=B}function wb(i,e){function t(n,r=Nn){let s,o=Ye.getTransfer(r);if(n===cn)return i.UNSIGNED_BYTE;if(n===Oa)return i.UNSIGNED_SHORT_4_4_4_4;if(n===Ba)return i.UNSIGNED_SHORT_5_5_5_1;if(n===fh)return i.UNSIGNED_INT_5_9_9_9_REV;if(n===ph)return i.UNSIGNED_INT_10F_11F_11F_REV;if(n===uh)return i.BYTE;if(n===dh)return i.SHORT;if(n===Dr)return i.UNSIGNED_SHORT;if(n===Fa)return i.INT;if(n===Pn)return i.UNSIGNED_INT;if(n===In)return i.FLOAT;if(n===Ln)return i.HALF_FLOAT;if(n===mh)return i.ALPHA;if(n===gh)return i.RGB;if(n===hn)return i.RGBA;if(n===qn)return i.DEPTH_COMPONENT;if(n===Kn)return i.DEPTH_STENCIL;if(n===yh)return i.RED;if(n===ka)return i.RED_INTEGER;if(n===_i)return i.RG;if(n===za)return i.RG_INTEGER;if(n===Va)return i.RGBA_INTEGER;if(n===Is||n===Ls||n===Ns||n===Ds)if(o===et)if(s=e.get("WEBGL_compressed_texture_s3tc_srgb"),s!==null){if(n===Is)return s.COMPRESSED_SRGB_S3TC_DXT1_EXT;if(n===Ls)return s.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;if(n===Ns)return s.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;if(n===Ds)return s.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT}else return null;else if(s=e.get("WEBGL_compressed_texture_s3tc"),s!==null){if(n===Is)return s.COMPRESSED_RGB_S3TC_DXT1_EXT;if(n===Ls)return s.COMPRESSED_RGBA_S3TC_DXT1_EXT;if(n===Ns)return s.COMPRESSED_RGBA_S3TC_DXT3_EXT;if(n===Ds)return s.COMPRESSED_RGBA_S3TC_DXT5_EXT}else return null;if(n===Ga||n===Ha||n===Wa||n===Xa)if(s=e.get("WEBGL_compressed_texture_pvrtc"),s!==null){if(n===Ga)return s.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;if(n===Ha)return s.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;if(n===Wa)return s.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;if(n===Xa)return s.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG}else return null;if(n===$a||n===qa||n===Ya||n===Za||n===Ka||n===Us||n===Ja)if(s=e.get("WEBGL_compressed_texture_etc"),s!==null){if(n===$a||n===qa)return o===et?s.COMPRESSED_SRGB8_ETC2:s.COMPRESSED_RGB8_ETC2;if(n===Ya)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC:s.COMPRESSED_RGBA8_ETC2_EAC;if(n===Za)return s.COMPRESSED_R11_EAC;if(n===Ka)return s.COMPRESSED_SIGNED_R11_EAC;if(n===Us)return s.COMPRESSED_RG11_EAC;if(n===Ja)return s.COMPRESSED_SIGNED_RG11_EAC}else return null;if(n===ja||n===Qa||n===el||n===tl||n===nl||n===il||n===rl||n===sl||n===ol||n===al||n===ll||n===cl||n===hl||n===ul)if(s=e.get("WEBGL_compressed_texture_astc"),s!==null){if(n===ja)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR:s.COMPRESSED_RGBA_ASTC_4x4_KHR;if(n===Qa)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR:s.COMPRESSED_RGBA_ASTC_5x4_KHR;if(n===el)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR:s.COMPRESSED_RGBA_ASTC_5x5_KHR;if(n===tl)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR:s.COMPRESSED_RGBA_ASTC_6x5_KHR;if(n===nl)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR:s.COMPRESSED_RGBA_ASTC_6x6_KHR;if(n===il)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR:s.COMPRESSED_RGBA_ASTC_8x5_KHR;if(n===rl)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR:s.COMPRESSED_RGBA_ASTC_8x6_KHR;if(n===sl)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR:s.COMPRESSED_RGBA_ASTC_8x8_KHR;if(n===ol)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR:s.COMPRESSED_RGBA_ASTC_10x5_KHR;if(n===al)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR:s.COMPRESSED_RGBA_ASTC_10x6_KHR;if(n===ll)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR:s.COMPRESSED_RGBA_ASTC_10x8_KHR;if(n===cl)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR:s.COMPRESSED_RGBA_ASTC_10x10_KHR;if(n===hl)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR:s.COMPRESSED_RGBA_ASTC_12x10_KHR;if(n===ul)return o===et?s.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR:s.COMPRESSED_RGBA_ASTC_12x12_KHR}else return null;if(n===dl||n===fl||n===pl)if(s=e.get("EXT_texture_compression_bptc"),s!==null){if(n===dl)return o===et?s.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT:s.COMPRESSED_RGBA_BPTC_UNORM_EXT;if(n===fl)return s.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;if(n===pl)return s.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT}else return null;if(n===ml||n===gl||n===Fs||n===yl)if(s=e.get("EXT_texture_compression_rgtc"),s!==null){if(n===ml)return s.COMPRESSED_RED_RGTC1_EXT;if(n===gl)return s.COMPRESSED_SIGNED_RED_RGTC1_EXT;if(n===Fs)return s.COMPRESSED_RED_GREEN_RGTC2_EXT;if(n===yl)return s.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT}else return null;return n===Gi?i.UNSIGNED_INT_24_8:i[n]!==void 0?i[n]:null}return{convert:t}}var Eb=`
void main() {

	gl_Position = vec4( position, 1.0 );

}`,Ab=`
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

}`,zh=class{constructor(){this.texture=null,this.mesh=null,this.depthNear=0,this.depthFar=0}init(e,t){if(this.texture===null){let n=new Ss(e.texture);(e.depthNear!==t.depthNear||e.depthFar!==t.depthFar)&&(this.depthNear=e.depthNear,this.depthFar=e.depthFar),this.texture=n}}getMesh(e){if(this.texture!==null&&this.mesh===null){let t=e.cameras[0].viewport,n=new Ht({vertexShader:Eb,fragmentShader:Ab,uniforms:{depthColor:{value:this.texture},depthWidth:{value:t.z},depthHeight:{value:t.w}}});this.mesh=new Gt(new ws(20,20),n)}return this.mesh}reset(){this.texture=null,this.mesh=null}getDepthTexture(){return this.texture}},Vh=class extends Cn{constructor(e,t){super();let n=this,r=null,s=1,o=null,a="local-floor",l=1,c=null,h=null,u=null,d=null,f=null,p=null,y=typeof XRWebGLBinding<"u",g=new zh,m={},v=t.getContextAttributes(),A=null,E=null,b=[],_=[],x=new Fe,w=null,N=null,C=new Yt;C.viewport=new ut;let I=new Yt;I.viewport=new ut;let U=[C,I],H=new La,R=null,B=null;this.cameraAutoUpdate=!0,this.enabled=!1,this.isPresenting=!1,this.getController=function(X){let oe=b[X];return oe===void 0&&(oe=new Ar,b[X]=oe),oe.getTargetRaySpace()},this.getControllerGrip=function(X){let oe=b[X];return oe===void 0&&(oe=new Ar,b[X]=oe),oe.getGripSpace()},this.getHand=function(X){let oe=b[X];return oe===void 0&&(oe=new Ar,b[X]=oe),oe.getHandSpace()};function $(X){let oe=_.indexOf(X.inputSource);if(oe===-1)return;let ye=b[oe];ye!==void 0&&(ye.update(X.inputSource,X.frame,c||o),ye.dispatchEvent({type:X.type,data:X.inputSource}))}function G(){r.removeEventListener("select",$),r.removeEventListener("selectstart",$),r.removeEventListener("selectend",$),r.removeEventListener("squeeze",$),r.removeEventListener("squeezestart",$),r.removeEventListener("squeezeend",$),r.removeEventListener("end",G),r.removeEventListener("inputsourceschange",ie);for(let X=0;X<b.length;X++){let oe=_[X];oe!==null&&(_[X]=null,b[X].disconnect(oe))}R=null,B=null,g.reset();for(let X in m)delete m[X];if(e.setRenderTarget(A),f=null,d=null,u=null,r=null,E=null,le.stop(),n.isPresenting=!1,e.setPixelRatio(w),e.setSize(x.width,x.height,!1),N!==null){let X=N.camera;X.fov=N.fov,X.zoom=N.zoom,X.updateProjectionMatrix(),N=null}n.dispatchEvent({type:"sessionend"})}this.setFramebufferScaleFactor=function(X){s=X,n.isPresenting===!0&&Ne("WebXRManager: Cannot change framebuffer scale while presenting.")},this.setReferenceSpaceType=function(X){a=X,n.isPresenting===!0&&Ne("WebXRManager: Cannot change reference space type while presenting.")},this.getReferenceSpace=function(){return c||o},this.setReferenceSpace=function(X){c=X},this.getBaseLayer=function(){return d!==null?d:f},this.getBinding=function(){return u===null&&y&&(u=new XRWebGLBinding(r,t)),u},this.getFrame=function(){return p},this.getSession=function(){return r},this.setSession=async function(X){if(r=X,r!==null){if(A=e.getRenderTarget(),r.addEventListener("select",$),r.addEventListener("selectstart",$),r.addEventListener("selectend",$),r.addEventListener("squeeze",$),r.addEventListener("squeezestart",$),r.addEventListener("squeezeend",$),r.addEventListener("end",G),r.addEventListener("inputsourceschange",ie),v.xrCompatible!==!0&&await t.makeXRCompatible(),w=e.getPixelRatio(),e.getSize(x),y&&"createProjectionLayer"in XRWebGLBinding.prototype){let ye=null,Se=null,ge=null;v.depth&&(ge=v.stencil?t.DEPTH24_STENCIL8:t.DEPTH_COMPONENT24,ye=v.stencil?Kn:qn,Se=v.stencil?Gi:Pn);let _e={colorFormat:t.RGBA8,depthFormat:ge,scaleFactor:s};u=this.getBinding(),d=u.createProjectionLayer(_e),r.updateRenderState({layers:[d]}),e.setPixelRatio(1),e.setSize(d.textureWidth,d.textureHeight,!1),E=new on(d.textureWidth,d.textureHeight,{format:hn,type:cn,depthTexture:new Yn(d.textureWidth,d.textureHeight,Se,void 0,void 0,void 0,void 0,void 0,void 0,ye),stencilBuffer:v.stencil,colorSpace:e.outputColorSpace,samples:v.antialias?4:0,resolveDepthBuffer:d.ignoreDepthValues===!1,resolveStencilBuffer:d.ignoreDepthValues===!1,storeMultisampledDepthBuffer:d.ignoreDepthValues===!1,storeMultisampledStencilBuffer:d.ignoreDepthValues===!1})}else{let ye={antialias:v.antialias,alpha:!0,depth:v.depth,stencil:v.stencil,framebufferScaleFactor:s};f=new XRWebGLLayer(r,t,ye),r.updateRenderState({baseLayer:f}),e.setPixelRatio(1),e.setSize(f.framebufferWidth,f.framebufferHeight,!1),E=new on(f.framebufferWidth,f.framebufferHeight,{format:hn,type:cn,colorSpace:e.outputColorSpace,stencilBuffer:v.stencil,resolveDepthBuffer:f.ignoreDepthValues===!1,resolveStencilBuffer:f.ignoreDepthValues===!1,storeMultisampledDepthBuffer:f.ignoreDepthValues===!1,storeMultisampledStencilBuffer:f.ignoreDepthValues===!1})}E.isXRRenderTarget=!0,this.setFoveation(l),c=null,o=await r.requestReferenceSpace(a),le.setContext(r),le.start(),n.isPresenting=!0,n.dispatchEvent({type:"sessionstart"})}},this.getEnvironmentBlendMode=function(){if(r!==null)return r.environmentBlendMode},this.getDepthTexture=function(){return g.getDepthTexture()};function ie(X){for(let oe=0;oe<X.removed.length;oe++){let ye=X.removed[oe],Se=_.indexOf(ye);Se>=0&&(_[Se]=null,b[Se].disconnect(ye))}for(let oe=0;oe<X.added.length;oe++){let ye=X.added[oe],Se=_.indexOf(ye);if(Se===-1){for(let _e=0;_e<b.length;_e++)if(_e>=_.length){_.push(ye),Se=_e;break}else if(_[_e]===null){_[_e]=ye,Se=_e;break}if(Se===-1)break}let ge=b[Se];ge&&ge.connect(ye)}}function q(X,oe){oe===null?X.matrixWorld.copy(X.matrix):X.matrixWorld.multiplyMatrices(oe.matrixWorld,X.matrix),X.matrixWorldInverse.copy(X.matrixWorld).invert()}this.updateCamera=function(X){if(r===null)return;let oe=X.near,ye=X.far;g.texture!==null&&(g.depthNear>0&&(oe=g.depthNear),g.depthFar>0&&(ye=g.depthFar)),H.near=I.near=C.near=oe,H.far=I.far=C.far=ye,(R!==H.near||B!==H.far)&&(r.updateRenderState({depthNear:H.near,depthFar:H.far}),R=H.near,B=H.far),H.layers.mask=X.layers.mask|6,C.layers.mask=H.layers.mask&-5,I.layers.mask=H.layers.mask&-3;let Se=X.parent,ge=H.cameras;q(H,Se);for(let _e=0;_e<ge.length;_e++)q(ge[_e],Se);H.projectionMatrix.copy(C.projectionMatrix),H.projectionMatrixInverse.copy(C.projectionMatrixInverse),N===null&&X.isPerspectiveCamera&&(N={camera:X,fov:X.fov,zoom:X.zoom}),te(X,H,Se)};function te(X,oe,ye){ye===null?X.matrix.copy(oe.matrixWorld):(X.matrix.copy(ye.matrixWorld),X.matrix.invert(),X.matrix.multiply(oe.matrixWorld)),X.matrix.decompose(X.position,X.quaternion,X.scale),X.updateMatrixWorld(!0),X.projectionMatrix.copy(oe.projectionMatrix),X.projectionMatrixInverse.copy(oe.projectionMatrixInverse),X.isPerspectiveCamera&&(X.fov=wr*2*Math.atan(1/X.projectionMatrix.elements[5]),X.zoom=1)}this.getCamera=function(){return H},this.getFoveation=function(){if(!(d===null&&f===null))return l},this.setFoveation=function(X){l=X,d!==null&&(d.fixedFoveation=X),f!==null&&f.fixedFoveation!==void 0&&(f.fixedFoveation=X)},this.hasDepthSensing=function(){return g.texture!==null},this.getDepthSensingMesh=function(){return g.getMesh(H)},this.getCameraTexture=function(X){return m[X]};let ne=null;function J(X,oe){if(h=oe.getViewerPose(c||o),p=oe,h!==null){let ye=h.views;f!==null&&(e.setRenderTargetFramebuffer(E,f.framebuffer),e.setRenderTarget(E));let Se=!1;ye.length!==H.cameras.length&&(H.cameras.length=0,Se=!0);for(let De=0;De<ye.length;De++){let tt=ye[De],rt=null;if(f!==null)rt=f.getViewport(tt);else{let Nt=u.getViewSubImage(d,tt);rt=Nt.viewport,De===0&&(e.setRenderTargetTextures(E,Nt.colorTexture,Nt.depthStencilTexture),e.setRenderTarget(E))}let We=U[De];We===void 0&&(We=new Yt,We.layers.enable(De),We.viewport=new ut,U[De]=We),We.matrix.fromArray(tt.transform.matrix),We.matrix.decompose(We.position,We.quaternion,We.scale),We.projectionMatrix.fromArray(tt.projectionMatrix),We.projectionMatrixInverse.copy(We.projectionMatrix).invert(),We.viewport.set(rt.x,rt.y,rt.width,rt.height),De===0&&(H.matrix.copy(We.matrix),H.matrix.decompose(H.position,H.quaternion,H.scale)),Se===!0&&H.cameras.push(We)}let ge=r.enabledFeatures;if(ge&&ge.includes("depth-sensing")&&r.depthUsage=="gpu-optimized"&&y){u=n.getBinding();let De=u.getDepthInformation(ye[0]);De&&De.isValid&&De.texture&&g.init(De,r.renderState)}if(ge&&ge.includes("camera-access")&&y){e.state.unbindTexture(),u=n.getBinding();for(let De=0;De<ye.length;De++){let tt=ye[De].camera;if(tt){let rt=m[tt];rt||(rt=new Ss,m[tt]=rt);let We=u.getCameraImage(tt);rt.sourceTexture=We}}}}for(let ye=0;ye<b.length;ye++){let Se=_[ye],ge=b[ye];Se!==null&&ge!==void 0&&ge.update(Se,oe,c||o)}ne&&ne(X,oe),oe.detectedPlanes&&n.dispatchEvent({type:"planesdetected",data:oe}),p=null}let le=new lp;le.setAnimationLoop(J),this.setAnimationLoop=function(X){ne=X},this.dispose=function(){}}},Tb=new gt,xp=new Oe;xp.set(-1,0,0,0,1,0,0,0,1);function Rb(i,e){function t(g,m){g.matrixAutoUpdate===!0&&g.updateMatrix(),m.value.copy(g.matrix)}function n(g,m){m.color.getRGB(g.fogColor.value,Rh(i)),m.isFog?(g.fogNear.value=m.near,g.fogFar.value=m.far):m.isFogExp2&&(g.fogDensity.value=m.density)}function r(g,m,v,A,E){m.isNodeMaterial?m.uniformsNeedUpdate=!1:m.isMeshBasicMaterial?s(g,m):m.isMeshLambertMaterial?(s(g,m),m.envMap&&(g.envMapIntensity.value=m.envMapIntensity)):m.isMeshToonMaterial?(s(g,m),u(g,m)):m.isMeshPhongMaterial?(s(g,m),h(g,m),m.envMap&&(g.envMapIntensity.value=m.envMapIntensity)):m.isMeshStandardMaterial?(s(g,m),d(g,m),m.isMeshPhysicalMaterial&&f(g,m,E)):m.isMeshMatcapMaterial?(s(g,m),p(g,m)):m.isMeshDepthMaterial?s(g,m):m.isMeshDistanceMaterial?(s(g,m),y(g,m)):m.isMeshNormalMaterial?s(g,m):m.isLineBasicMaterial?(o(g,m),m.isLineDashedMaterial&&a(g,m)):m.isPointsMaterial?l(g,m,v,A):m.isSpriteMaterial?c(g,m):m.isShadowMaterial?(g.color.value.copy(m.color),g.opacity.value=m.opacity):m.isShaderMaterial&&(m.uniformsNeedUpdate=!1)}function s(g,m){g.opacity.value=m.opacity,m.color&&g.diffuse.value.copy(m.color),m.emissive&&g.emissive.value.copy(m.emissive).multiplyScalar(m.emissiveIntensity),m.map&&(g.map.value=m.map,t(m.map,g.mapTransform)),m.alphaMap&&(g.alphaMap.value=m.alphaMap,t(m.alphaMap,g.alphaMapTransform)),m.bumpMap&&(g.bumpMap.value=m.bumpMap,t(m.bumpMap,g.bumpMapTransform),g.bumpScale.value=m.bumpScale,m.side===Zt&&(g.bumpScale.value*=-1)),m.normalMap&&(g.normalMap.value=m.normalMap,t(m.normalMap,g.normalMapTransform),g.normalScale.value.copy(m.normalScale),m.side===Zt&&g.normalScale.value.negate()),m.displacementMap&&(g.displacementMap.value=m.displacementMap,t(m.displacementMap,g.displacementMapTransform),g.displacementScale.value=m.displacementScale,g.displacementBias.value=m.displacementBias),m.emissiveMap&&(g.emissiveMap.value=m.emissiveMap,t(m.emissiveMap,g.emissiveMapTransform)),m.specularMap&&(g.specularMap.value=m.specularMap,t(m.specularMap,g.specularMapTransform)),m.alphaTest>0&&(g.alphaTest.value=m.alphaTest);let v=e.get(m),A=v.envMap,E=v.envMapRotation;A&&(g.envMap.value=A,g.envMapRotation.value.setFromMatrix4(Tb.makeRotationFromEuler(E)).transpose(),A.isCubeTexture&&A.isRenderTargetTexture===!1&&g.envMapRotation.value.premultiply(xp),g.reflectivity.value=m.reflectivity,g.ior.value=m.ior,g.refractionRatio.value=m.refractionRatio),m.lightMap&&(g.lightMap.value=m.lightMap,g.lightMapIntensity.value=m.lightMapIntensity,t(m.lightMap,g.lightMapTransform)),m.aoMap&&(g.aoMap.value=m.aoMap,g.aoMapIntensity.value=m.aoMapIntensity,t(m.aoMap,g.aoMapTransform))}function o(g,m){g.diffuse.value.copy(m.color),g.opacity.value=m.opacity,m.map&&(g.map.value=m.map,t(m.map,g.mapTransform))}function a(g,m){g.dashSize.value=m.dashSize,g.totalSize.value=m.dashSize+m.gapSize,g.scale.value=m.scale}function l(g,m,v,A){g.diffuse.value.copy(m.color),g.opacity.value=m.opacity,g.size.value=m.size*v,g.scale.value=A*.5,m.map&&(g.map.value=m.map,t(m.map,g.uvTransform)),m.alphaMap&&(g.alphaMap.value=m.alphaMap,t(m.alphaMap,g.alphaMapTransform)),m.alphaTest>0&&(g.alphaTest.value=m.alphaTest)}function c(g,m){g.diffuse.value.copy(m.color),g.opacity.value=m.opacity,g.rotation.value=m.rotation,m.map&&(g.map.value=m.map,t(m.map,g.mapTransform)),m.alphaMap&&(g.alphaMap.value=m.alphaMap,t(m.alphaMap,g.alphaMapTransform)),m.alphaTest>0&&(g.alphaTest.value=m.alphaTest)}function h(g,m){g.specular.value.copy(m.specular),g.shininess.value=Math.max(m.shininess,1e-4)}function u(g,m){m.gradientMap&&(g.gradientMap.value=m.gradientMap)}function d(g,m){g.metalness.value=m.metalness,m.metalnessMap&&(g.metalnessMap.value=m.metalnessMap,t(m.metalnessMap,g.metalnessMapTransform)),g.roughness.value=m.roughness,m.roughnessMap&&(g.roughnessMap.value=m.roughnessMap,t(m.roughnessMap,g.roughnessMapTransform)),m.envMap&&(g.envMapIntensity.value=m.envMapIntensity)}function f(g,m,v){g.ior.value=m.ior,m.diffuseRoughness>0&&(g.diffuseRoughness.value=m.diffuseRoughness,m.diffuseRoughnessMap&&(g.diffuseRoughnessMap.value=m.diffuseRoughnessMap,t(m.diffuseRoughnessMap,g.diffuseRoughnessMapTransform))),m.sheen>0&&(g.sheenColor.value.copy(m.sheenColor).multiplyScalar(m.sheen),g.sheenRoughness.value=m.sheenRoughness,m.sheenColorMap&&(g.sheenColorMap.value=m.sheenColorMap,t(m.sheenColorMap,g.sheenColorMapTransform)),m.sheenRoughnessMap&&(g.sheenRoughnessMap.value=m.sheenRoughnessMap,t(m.sheenRoughnessMap,g.sheenRoughnessMapTransform))),m.clearcoat>0&&(g.clearcoat.value=m.clearcoat,g.clearcoatRoughness.value=m.clearcoatRoughness,m.clearcoatMap&&(g.clearcoatMap.value=m.clearcoatMap,t(m.clearcoatMap,g.clearcoatMapTransform)),m.clearcoatRoughnessMap&&(g.clearcoatRoughnessMap.value=m.clearcoatRoughnessMap,t(m.clearcoatRoughnessMap,g.clearcoatRoughnessMapTransform)),m.clearcoatNormalMap&&(g.clearcoatNormalMap.value=m.clearcoatNormalMap,t(m.clearcoatNormalMap,g.clearcoatNormalMapTransform),g.clearcoatNormalScale.value.copy(m.clearcoatNormalScale),m.side===Zt&&g.clearcoatNormalScale.value.negate())),m.dispersion>0&&(g.dispersion.value=m.dispersion),m.retroreflectivity>0&&(g.retroreflectivity.value=m.retroreflectivity),m.iridescence>0&&(g.iridescence.value=m.iridescence,g.iridescenceIOR.value=m.iridescenceIOR,g.iridescenceThicknessMinimum.value=m.iridescenceThicknessMinimum,g.iridescenceThicknessMaximum.value=m.iridescenceThicknessMaximum,m.iridescenceMap&&(g.iridescenceMap.value=m.iridescenceMap,t(m.iridescenceMap,g.iridescenceMapTransform)),m.iridescenceThicknessMap&&(g.iridescenceThicknessMap.value=m.iridescenceThicknessMap,t(m.iridescenceThicknessMap,g.iridescenceThicknessMapTransform))),m.transmission>0&&(g.transmission.value=m.transmission,g.transmissionSamplerMap.value=v.texture,g.transmissionSamplerSize.value.set(v.width,v.height),m.transmissionMap&&(g.transmissionMap.value=m.transmissionMap,t(m.transmissionMap,g.transmissionMapTransform)),g.thickness.value=m.thickness,m.thicknessMap&&(g.thicknessMap.value=m.thicknessMap,t(m.thicknessMap,g.thicknessMapTransform)),g.attenuationDistance.value=m.attenuationDistance,g.attenuationColor.value.copy(m.attenuationColor)),m.anisotropy>0&&(g.anisotropyVector.value.set(m.anisotropy*Math.cos(m.anisotropyRotation),m.anisotropy*Math.sin(m.anisotropyRotation)),m.anisotropyMap&&(g.anisotropyMap.value=m.anisotropyMap,t(m.anisotropyMap,g.anisotropyMapTransform))),g.specularIntensity.value=m.specularIntensity,g.specularColor.value.copy(m.specularColor),m.specularColorMap&&(g.specularColorMap.value=m.specularColorMap,t(m.specularColorMap,g.specularColorMapTransform)),m.specularIntensityMap&&(g.specularIntensityMap.value=m.specularIntensityMap,t(m.specularIntensityMap,g.specularIntensityMapTransform))}function p(g,m){m.matcap&&(g.matcap.value=m.matcap)}function y(g,m){let v=e.get(m).light;g.referencePosition.value.setFromMatrixPosition(v.matrixWorld),g.nearDistance.value=v.shadow.camera.near,g.farDistance.value=v.shadow.camera.far}return{refreshFogUniforms:n,refreshMaterialUniforms:r}}function Cb(i,e,t,n){let r={},s={};function o(v,A){let E=A.program;n.uniformBlockBinding(v,E,r[v.id])}function a(v,A){let E=r[v.id];E===void 0&&(p(v),E=l(v),r[v.id]=E,v.addEventListener("dispose",g));let b=A.program;n.updateUBOMapping(v,b);let _=e.render.frame;s[v.id]!==_&&(c(v),s[v.id]=_)}function l(v){let A=i.createBuffer(),E=v.__size,b=v.usage;return i.bindBuffer(i.UNIFORM_BUFFER,A),i.bufferData(i.UNIFORM_BUFFER,E,b),i.bindBuffer(i.UNIFORM_BUFFER,null),A}function c(v){let A=r[v.id],E=v.uniforms,b=v.__cache;i.bindBuffer(i.UNIFORM_BUFFER,A);for(let _=0,x=E.length;_<x;_++){let w=E[_];if(Array.isArray(w))for(let N=0,C=w.length;N<C;N++)h(w[N],_,N,b);else h(w,_,0,b)}i.bindBuffer(i.UNIFORM_BUFFER,null)}function h(v,A,E,b){if(d(v,A,E,b)===!0){let _=v.__offset,x=v.value;if(Array.isArray(x)){let w=0;for(let N=0;N<x.length;N++){let C=x[N],I=y(C,!0);u(C,v.__data,w),w+=I.storage/Float32Array.BYTES_PER_ELEMENT}}else u(x,v.__data,0);i.bufferSubData(i.UNIFORM_BUFFER,_,v.__data)}}function u(v,A,E){typeof v=="number"||typeof v=="boolean"?A[E]=v:v.isMatrix3?(A[E]=v.elements[0],A[E+1]=v.elements[1],A[E+2]=v.elements[2],A[E+3]=0,A[E+4]=v.elements[3],A[E+5]=v.elements[4],A[E+6]=v.elements[5],A[E+7]=0,A[E+8]=v.elements[6],A[E+9]=v.elements[7],A[E+10]=v.elements[8],A[E+11]=0):ArrayBuffer.isView(v)?A.set(v.subarray(0,A.length-E),E):v.toArray(A,E)}function d(v,A,E,b){let _=v.value,x=A+"_"+E;if(Array.isArray(_)){b[x]===void 0&&(b[x]=[]);let w=b[x],N=!1;for(let C=0;C<_.length;C++)f(_[C],w,C)===!0&&(N=!0);return N}return f(_,b,x)}function f(v,A,E){if(A[E]===void 0)return typeof v=="number"||typeof v=="boolean"?A[E]=v:ArrayBuffer.isView(v)?A[E]=v.slice():A[E]=v.clone(),!0;{let b=A[E];if(typeof v=="number"||typeof v=="boolean"){if(b!==v)return A[E]=v,!0}else{if(ArrayBuffer.isView(v))return!0;if(b.equals(v)===!1)return b.copy(v),!0}}return!1}function p(v){let A=v.uniforms,E=0,b=16;for(let x=0,w=A.length;x<w;x++){let N=Array.isArray(A[x])?A[x]:[A[x]];for(let C=0,I=N.length;C<I;C++){let U=N[C],H=Array.isArray(U.value)?U.value:[U.value],R=Array.isArray(A[x])||Array.isArray(U.value),B=E;for(let G=0,ie=H.length;G<ie;G++){let q=H[G],te=y(q,R),ne=E%b,J=ne%te.boundary,le=ne+J;E+=J,le!==0&&b-le<te.storage&&(E+=b-le),G===0&&(B=E),E+=te.storage}let $=U.type==="int"?Int32Array:U.type==="uint"?Uint32Array:Float32Array;U.__data=new $((E-B)/Float32Array.BYTES_PER_ELEMENT),U.__offset=B}}let _=E%b;return _>0&&(E+=b-_),v.__size=E,v.__cache={},this}function y(v,A){let E={boundary:0,storage:0};return typeof v=="number"||typeof v=="boolean"?(E.boundary=4,E.storage=4):v.isVector2?(E.boundary=8,E.storage=8):v.isVector3||v.isColor?(E.boundary=16,E.storage=12):v.isVector4?(E.boundary=16,E.storage=16):v.isMatrix3?(E.boundary=16,E.storage=48):v.isMatrix4?(E.boundary=16,E.storage=64):v.isTexture?Ne("WebGLRenderer: Texture samplers can not be part of an uniforms group."):ArrayBuffer.isView(v)?(E.boundary=16,E.storage=v.byteLength):Ne("WebGLRenderer: Unsupported uniform value type.",v),A===!0&&(E.boundary=16,E.storage=Math.ceil(E.storage/16)*16),E}function g(v){let A=v.target;A.removeEventListener("dispose",g),i.deleteBuffer(r[A.id]),delete r[A.id],delete s[A.id]}function m(){for(let v in r)i.deleteBuffer(r[v]);r={},s={}}return{bind:o,update:a,dispose:m}}var Pb=new Uint16Array([12469,15057,12620,14925,13266,14620,13807,14376,14323,13990,14545,13625,14713,13328,14840,12882,14931,12528,14996,12233,15039,11829,15066,11525,15080,11295,15085,10976,15082,10705,15073,10495,13880,14564,13898,14542,13977,14430,14158,14124,14393,13732,14556,13410,14702,12996,14814,12596,14891,12291,14937,11834,14957,11489,14958,11194,14943,10803,14921,10506,14893,10278,14858,9960,14484,14039,14487,14025,14499,13941,14524,13740,14574,13468,14654,13106,14743,12678,14818,12344,14867,11893,14889,11509,14893,11180,14881,10751,14852,10428,14812,10128,14765,9754,14712,9466,14764,13480,14764,13475,14766,13440,14766,13347,14769,13070,14786,12713,14816,12387,14844,11957,14860,11549,14868,11215,14855,10751,14825,10403,14782,10044,14729,9651,14666,9352,14599,9029,14967,12835,14966,12831,14963,12804,14954,12723,14936,12564,14917,12347,14900,11958,14886,11569,14878,11247,14859,10765,14828,10401,14784,10011,14727,9600,14660,9289,14586,8893,14508,8533,15111,12234,15110,12234,15104,12216,15092,12156,15067,12010,15028,11776,14981,11500,14942,11205,14902,10752,14861,10393,14812,9991,14752,9570,14682,9252,14603,8808,14519,8445,14431,8145,15209,11449,15208,11451,15202,11451,15190,11438,15163,11384,15117,11274,15055,10979,14994,10648,14932,10343,14871,9936,14803,9532,14729,9218,14645,8742,14556,8381,14461,8020,14365,7603,15273,10603,15272,10607,15267,10619,15256,10631,15231,10614,15182,10535,15118,10389,15042,10167,14963,9787,14883,9447,14800,9115,14710,8665,14615,8318,14514,7911,14411,7507,14279,7198,15314,9675,15313,9683,15309,9712,15298,9759,15277,9797,15229,9773,15166,9668,15084,9487,14995,9274,14898,8910,14800,8539,14697,8234,14590,7790,14479,7409,14367,7067,14178,6621,15337,8619,15337,8631,15333,8677,15325,8769,15305,8871,15264,8940,15202,8909,15119,8775,15022,8565,14916,8328,14804,8009,14688,7614,14569,7287,14448,6888,14321,6483,14088,6171,15350,7402,15350,7419,15347,7480,15340,7613,15322,7804,15287,7973,15229,8057,15148,8012,15046,7846,14933,7611,14810,7357,14682,7069,14552,6656,14421,6316,14251,5948,14007,5528,15356,5942,15356,5977,15353,6119,15348,6294,15332,6551,15302,6824,15249,7044,15171,7122,15070,7050,14949,6861,14818,6611,14679,6349,14538,6067,14398,5651,14189,5311,13935,4958,15359,4123,15359,4153,15356,4296,15353,4646,15338,5160,15311,5508,15263,5829,15188,6042,15088,6094,14966,6001,14826,5796,14678,5543,14527,5287,14377,4985,14133,4586,13869,4257,15360,1563,15360,1642,15358,2076,15354,2636,15341,3350,15317,4019,15273,4429,15203,4732,15105,4911,14981,4932,14836,4818,14679,4621,14517,4386,14359,4156,14083,3795,13808,3437,15360,122,15360,137,15358,285,15355,636,15344,1274,15322,2177,15281,2765,15215,3223,15120,3451,14995,3569,14846,3567,14681,3466,14511,3305,14344,3121,14037,2800,13753,2467,15360,0,15360,1,15359,21,15355,89,15346,253,15325,479,15287,796,15225,1148,15133,1492,15008,1749,14856,1882,14685,1886,14506,1783,14324,1608,13996,1398,13702,1183]),On=null;function Ib(){return On===null&&(On=new Tr(Pb,16,16,_i,Ln),On.name="DFG_LUT",On.minFilter=Ut,On.magFilter=Ut,On.wrapS=xn,On.wrapT=xn,On.generateMipmaps=!1,On.needsUpdate=!0),On}var Ml=class{constructor(e={}){let{canvas:t=Nf(),context:n=null,depth:r=!0,stencil:s=!1,alpha:o=!1,antialias:a=!1,premultipliedAlpha:l=!0,preserveDrawingBuffer:c=!1,powerPreference:h="default",failIfMajorPerformanceCaveat:u=!1,reversedDepthBuffer:d=!1,outputBufferType:f=cn}=e;this.isWebGLRenderer=!0;let p;if(n!==null){if(typeof WebGLRenderingContext<"u"&&n instanceof WebGLRenderingContext)throw new Error("THREE.WebGLRenderer: WebGL 1 is not supported since r163.");p=n.getContextAttributes().alpha}else p=o;let y=f,g=new Set([Va,za,ka]),m=new Set([cn,Pn,Dr,Gi,Oa,Ba]),v=new Uint32Array(4),A=new Int32Array(4),E={textures:[],min:[],max:[],resolution:[]},b=null,_=null,x=[],w=[],N=null;this.domElement=t,this.debug={checkShaderErrors:!0,diagnostics:{keywords:!1},onShaderError:null},this.autoClear=!0,this.autoClearColor=!0,this.autoClearDepth=!0,this.autoClearStencil=!0,this.sortObjects=!0,this.clippingPlanes=[],this.localClippingEnabled=!1,this.toneMapping=Fn,this.toneMappingExposure=1,this.transmissionResolutionScale=1;let C=this,I=!1,U=null,H=null,R=null,B=null;this._outputColorSpace=tn;let $=0,G=0,ie=null,q=-1,te=null,ne=new ut,J=new ut,le=null,X=new Ze(0),oe=0,ye=t.width,Se=t.height,ge=1,_e=null,at=null,De=new ut(0,0,ye,Se),tt=new ut(0,0,ye,Se),rt=!1,We=new Bi,Nt=new ga,bt=!1,Kt=!1,pt=new gt,Dn=new O,Rt=new ut,un={background:null,fog:null,environment:null,overrideMaterial:null,isScene:!0},dn=!1;function fn(){return ie===null?ge:1}let D=n;function pn(S,L){return t.getContext(S,L)}let dt,ft,xe,Mt,Ie,Be,T,M,z,re,ee,ce,pe,K,j,ue,P,Q,Y,de,ae,he,Re;try{let S={alpha:!0,depth:r,stencil:s,antialias:a,premultipliedAlpha:l,preserveDrawingBuffer:c,powerPreference:h,failIfMajorPerformanceCaveat:u};if("setAttribute"in t&&t.setAttribute("data-engine",`three.js r${"187"}`),t.addEventListener("webglcontextlost",Pe,!1),t.addEventListener("webglcontextrestored",ze,!1),t.addEventListener("webglcontextcreationerror",ve,!1),D===null){let L="webgl2";if(D=pn(L,S),D===null)throw pn(L)?new Error("THREE.WebGLRenderer: Error creating WebGL context with your selected attributes."):new Error("THREE.WebGLRenderer: Error creating WebGL context.")}Ve()}catch(S){throw t.removeEventListener("webglcontextlost",Pe,!1),t.removeEventListener("webglcontextrestored",ze,!1),t.removeEventListener("webglcontextcreationerror",ve,!1),Ue("WebGLRenderer: "+S.message),S}function Ve(){dt=new G_(D),dt.init(),ae=new wb(D,dt),ft=new I_(D,dt,e,ae),xe=new Mb(D,dt),ft.reversedDepthBuffer&&d&&xe.buffers.depth.setReversed(!0),H=D.createFramebuffer(),R=D.createFramebuffer(),B=D.createFramebuffer(),Mt=new X_(D),Ie=new lb,Be=new Sb(D,dt,xe,Ie,ft,ae,Mt),T=new V_(C),M=new q0(D),he=new C_(D,M),z=new H_(D,M,Mt,he),re=new q_(D,z,M,he,Mt),Q=new $_(D,ft,Be),j=new L_(Ie),ee=new ab(C,T,dt,ft,he,j),ce=new Rb(C,Ie),pe=new hb,K=new gb(dt),P=new R_(C,T,xe,re,p,l),ue=new bb(C,re,ft),Re=new Cb(D,Mt,ft,xe),Y=new P_(D,dt,Mt),de=new W_(D,dt,Mt),Mt.programs=ee.programs,C.capabilities=ft,C.extensions=dt,C.properties=Ie,C.renderLists=pe,C.shadowMap=ue,C.state=xe,C.info=Mt}y!==cn&&(N=new Z_(y,t.width,t.height,a,r,s));let se=new Vh(C,D);this.xr=se,this.getContext=function(){return D},this.getContextAttributes=function(){return D.getContextAttributes()},this.forceContextLoss=function(){let S=dt.get("WEBGL_lose_context");S&&S.loseContext()},this.forceContextRestore=function(){let S=dt.get("WEBGL_lose_context");S&&S.restoreContext()},this.getPixelRatio=function(){return ge},this.setPixelRatio=function(S){S!==void 0&&(ge=S,this.setSize(ye,Se,!1))},this.getSize=function(S){return S.set(ye,Se)},this.setSize=function(S,L,W=!0){if(se.isPresenting){Ne("WebGLRenderer: Can't change size while VR device is presenting.");return}ye=S,Se=L,t.width=Math.floor(S*ge),t.height=Math.floor(L*ge),W===!0&&(t.style.width=S+"px",t.style.height=L+"px"),N!==null&&N.setSize(t.width,t.height),this.setViewport(0,0,S,L)},this.getDrawingBufferSize=function(S){return S.set(ye*ge,Se*ge).floor()},this.setDrawingBufferSize=function(S,L,W){ye=S,Se=L,ge=W,t.width=Math.floor(S*W),t.height=Math.floor(L*W),this.setViewport(0,0,S,L)},this.setEffects=function(S){if(y===cn){Ue("WebGLRenderer: setEffects() requires outputBufferType set to HalfFloatType or FloatType.");return}if(S){for(let L=0;L<S.length;L++)if(S[L].isOutputPass===!0){Ne("WebGLRenderer: OutputPass is not needed in setEffects(). Tone mapping and color space conversion are applied automatically.");break}}N.setEffects(S||[])},this.getCurrentViewport=function(S){return S.copy(ne)},this.getViewport=function(S){return S.copy(De)},this.setViewport=function(S,L,W,k){S.isVector4?De.set(S.x,S.y,S.z,S.w):De.set(S,L,W,k),xe.viewport(ne.copy(De).multiplyScalar(fn()).round())},this.getScissor=function(S){return S.copy(tt)},this.setScissor=function(S,L,W,k){S.isVector4?tt.set(S.x,S.y,S.z,S.w):tt.set(S,L,W,k),xe.scissor(J.copy(tt).multiplyScalar(fn()).round())},this.getScissorTest=function(){return rt},this.setScissorTest=function(S){xe.setScissorTest(rt=S)},this.setOpaqueSort=function(S){_e=S},this.setTransparentSort=function(S){at=S},this.getClearColor=function(S){return S.copy(P.getClearColor())},this.setClearColor=function(){P.setClearColor(...arguments)},this.getClearAlpha=function(){return P.getClearAlpha()},this.setClearAlpha=function(){P.setClearAlpha(...arguments)},this.clear=function(S=!0,L=!0,W=!0){let k=0;if(S){let V=!1;if(ie!==null){let me=ie.texture.format;V=g.has(me)}if(V){let me=ie.texture.type,we=m.has(me),fe=P.getClearColor(),Me=P.getClearAlpha(),Te=fe.r,ke=fe.g,Xe=fe.b;we?(v[0]=Te,v[1]=ke,v[2]=Xe,v[3]=Me,D.clearBufferuiv(D.COLOR,0,v)):(A[0]=Te,A[1]=ke,A[2]=Xe,A[3]=Me,D.clearBufferiv(D.COLOR,0,A))}else k|=D.COLOR_BUFFER_BIT}L&&(k|=D.DEPTH_BUFFER_BIT,this.state.buffers.depth.setMask(!0)),W&&(k|=D.STENCIL_BUFFER_BIT,this.state.buffers.stencil.setMask(4294967295)),k!==0&&D.clear(k)},this.clearColor=function(){this.clear(!0,!1,!1)},this.clearDepth=function(){this.clear(!1,!0,!1)},this.clearStencil=function(){this.clear(!1,!1,!0)},this.setNodesHandler=function(S){S.setRenderer(this),U=S},this.dispose=function(){t.removeEventListener("webglcontextlost",Pe,!1),t.removeEventListener("webglcontextrestored",ze,!1),t.removeEventListener("webglcontextcreationerror",ve,!1),P.dispose(),pe.dispose(),K.dispose(),Be.dispose(),Ie.dispose(),T.dispose(),re.dispose(),z.dispose(),he.dispose(),Re.dispose(),ee.dispose(),se.dispose(),se.removeEventListener("sessionstart",iu),se.removeEventListener("sessionend",ru),bi.stop()};function Pe(S){S.preventDefault(),fs("WebGLRenderer: Context Lost."),I=!0}function ze(){fs("WebGLRenderer: Context Restored."),I=!1;let S=Mt.autoReset,L=ue.enabled,W=ue.autoUpdate,k=ue.needsUpdate,V=ue.type;Ve(),Mt.autoReset=S,ue.enabled=L,ue.autoUpdate=W,ue.needsUpdate=k,ue.type=V}function ve(S){Ue("WebGLRenderer: A WebGL context could not be created. Reason: ",S.statusMessage)}function nt(S){let L=S.target;L.removeEventListener("dispose",nt),Ct(L)}function Ct(S){Jn(S),Ie.remove(S)}function Jn(S){let L=Ie.get(S).programs;L!==void 0&&(L.forEach(function(W){ee.releaseProgram(W)}),S.isShaderMaterial&&ee.releaseShaderCache(S))}this.renderBufferDirect=function(S,L,W,k,V,me){L===null&&(L=un);let we=V.isMesh&&V.matrixWorld.determinantAffine()<0,fe=Em(S,L,W,k,V);xe.setMaterial(k,we);let Me=W.index,Te=1;if(k.wireframe===!0){if(Me=z.getWireframeAttribute(W),Me===void 0)return;Te=2}let ke=W.drawRange,Xe=W.attributes.position,Ee=ke.start*Te,$e=(ke.start+ke.count)*Te;me!==null&&(Ee=Math.max(Ee,me.start*Te),$e=Math.min($e,(me.start+me.count)*Te)),Me!==null?(Ee=Math.max(Ee,0),$e=Math.min($e,Me.count)):Xe!=null&&(Ee=Math.max(Ee,0),$e=Math.min($e,Xe.count));let xt=$e-Ee;if(xt<0||xt===1/0)return;he.setup(V,k,fe,W,Me);let lt,st=Y;if(Me!==null&&(lt=M.get(Me),st=de,st.setIndex(lt)),V.isMesh)k.wireframe===!0?(xe.setLineWidth(k.wireframeLinewidth*fn()),st.setMode(D.LINES)):st.setMode(D.TRIANGLES);else if(V.isLine){let Ft=k.linewidth;Ft===void 0&&(Ft=1),xe.setLineWidth(Ft*fn()),V.isLineSegments?st.setMode(D.LINES):V.isLineLoop?st.setMode(D.LINE_LOOP):st.setMode(D.LINE_STRIP)}else V.isPoints?st.setMode(D.POINTS):V.isSprite&&st.setMode(D.TRIANGLES);if(V.isBatchedMesh)if(dt.get("WEBGL_multi_draw"))st.renderMultiDraw(V._multiDrawStarts,V._multiDrawCounts,V._multiDrawCount);else{let Ft=V._multiDrawStarts,Ae=V._multiDrawCounts,Xt=V._multiDrawCount,Je=Me?M.get(Me).bytesPerElement:1,Mi=Ie.get(k).currentProgram.getUniforms();for(let Ot=0;Ot<Xt;Ot++)Mi.setValue(D,"_gl_DrawID",Ot),st.render(Ft[Ot]/Je,Ae[Ot])}else if(V.isInstancedMesh)st.renderInstances(Ee,xt,V.count);else if(W.isInstancedBufferGeometry){let Ft=W._maxInstanceCount!==void 0?W._maxInstanceCount:1/0,Ae=Math.min(W.instanceCount,Ft);st.renderInstances(Ee,xt,Ae)}else st.render(Ee,xt)};function nu(S,L,W,k){U!==null&&S.isNodeMaterial&&U.setObject(k,S),bt===!0&&j.setState(S,W,!1),S.transparent===!0&&S.side===bn&&S.forceSinglePass===!1?(S.side=Zt,S.needsUpdate=!0,Hr(S,L,k),S.side=xi,S.needsUpdate=!0,Hr(S,L,k),S.side=bn):Hr(S,L,k)}this.compile=function(S,L,W=null){W===null&&(W=S),U!==null&&U.renderStart(S,L,W),_=K.get(W),_.init(L),w.push(_),W.traverseVisible(function(V){V.isLight&&V.layers.test(L.layers)&&(_.pushLight(V),V.castShadow&&_.pushShadow(V))}),S!==W&&S.traverseVisible(function(V){V.isLight&&V.layers.test(L.layers)&&(_.pushLight(V),V.castShadow&&_.pushShadow(V))}),_.setupLights(),U!==null&&U.updateLights(_.state.lightsArray),Kt=this.localClippingEnabled,bt=j.init(this.clippingPlanes,Kt),bt===!0&&j.setGlobalState(this.clippingPlanes,L),U!==null&&ue.render(_.state.shadowsArray,W,L);let k=new Set;return S.traverse(function(V){if(!(V.isMesh||V.isPoints||V.isLine||V.isSprite))return;let me=V.material;if(me)if(Array.isArray(me))for(let we=0;we<me.length;we++){let fe=me[we];nu(fe,W,L,V),k.add(fe)}else nu(me,W,L,V),k.add(me)}),_=w.pop(),U!==null&&U.renderEnd(),k},this.compileAsync=function(S,L,W=null){let k=this.compile(S,L,W);return new Promise(V=>{function me(){if(k.forEach(function(we){let Me=Ie.get(we).currentProgram;(Me===void 0||Me.isReady())&&k.delete(we)}),k.size===0){V(S);return}setTimeout(me,10)}dt.get("KHR_parallel_shader_compile")!==null?me():setTimeout(me,10)})};let Hl=null;function Sm(S){Hl&&Hl(S)}function iu(){bi.stop()}function ru(){bi.start()}let bi=new lp;bi.setAnimationLoop(Sm),typeof self<"u"&&bi.setContext(self),this.setAnimationLoop=function(S){Hl=S,se.setAnimationLoop(S),S===null?bi.stop():bi.start()},se.addEventListener("sessionstart",iu),se.addEventListener("sessionend",ru),this.render=function(S,L){if(L!==void 0&&L.isCamera!==!0){Ue("WebGLRenderer.render: camera is not an instance of THREE.Camera.");return}if(I===!0)return;U!==null&&U.renderStart(S,L);let W=se.enabled===!0&&se.isPresenting===!0,k=N!==null&&(ie===null||W)&&N.begin(C,ie);if(S.matrixWorldAutoUpdate===!0&&S.updateMatrixWorld(),L.parent===null&&L.matrixWorldAutoUpdate===!0&&L.updateMatrixWorld(),se.enabled===!0&&se.isPresenting===!0&&(N===null||N.isCompositing()===!1)&&(se.cameraAutoUpdate===!0&&se.updateCamera(L),L=se.getCamera()),S.isScene===!0&&S.onBeforeRender(C,S,L,ie),_=K.get(S,w.length),_.init(L),_.state.textureUnits=Be.getTextureUnits(),w.push(_),pt.multiplyMatrices(L.projectionMatrix,L.matrixWorldInverse),L.isArrayCamera?Nt.setFromArrayCamera(L):We.setFromProjectionMatrix(pt,_n,L.reversedDepth),Kt=this.localClippingEnabled,bt=j.init(this.clippingPlanes,Kt),b=pe.get(S,x.length),b.init(),x.push(b),this.info.render.frame++,se.enabled===!0&&se.isPresenting===!0){let we=C.xr.getDepthSensingMesh();we!==null&&Wl(we,L,-1/0,C.sortObjects)}Wl(S,L,0,C.sortObjects),b.finish(),U!==null&&U.updateLights(_.state.lightsArray),C.sortObjects===!0&&b.sort(_e,at),dn=se.enabled===!1||se.isPresenting===!1||se.hasDepthSensing()===!1,dn&&P.addToRenderList(b,S),this.info.autoReset===!0&&this.info.reset(),bt===!0&&j.beginShadows();let V=_.state.shadowsArray;if(ue.render(V,S,L),bt===!0&&j.endShadows(),(k&&N.hasRenderPass())===!1){let we=b.opaque,fe=b.transmissive;if(_.setupLights(),L.isArrayCamera){let Me=L.cameras;if(fe.length>0)for(let Te=0,ke=Me.length;Te<ke;Te++){let Xe=Me[Te];ou(we,fe,S,Xe)}dn&&P.render(S);for(let Te=0,ke=Me.length;Te<ke;Te++){let Xe=Me[Te];su(b,S,Xe,Xe.viewport)}}else fe.length>0&&ou(we,fe,S,L),dn&&P.render(S),su(b,S,L)}ie!==null&&G===0&&(Be.updateMultisampleRenderTarget(ie),Be.updateRenderTargetMipmap(ie)),k&&N.end(C),S.isScene===!0&&S.onAfterRender(C,S,L),he.resetDefaultState(),q=-1,te=null,w.pop(),w.length>0?(_=w[w.length-1],Be.setTextureUnits(_.state.textureUnits),bt===!0&&j.setGlobalState(C.clippingPlanes,_.state.camera)):_=null,x.pop(),x.length>0?b=x[x.length-1]:b=null,U!==null&&U.renderEnd()};function Wl(S,L,W,k){if(S.visible===!1)return;if(S.layers.test(L.layers)){if(S.isGroup)W=S.renderOrder;else if(S.isLOD)S.autoUpdate===!0&&S.update(L);else if(S.isLight)_.pushLight(S),S.castShadow&&_.pushShadow(S);else if(S.isSprite){let we=L.isArrayCamera?Nt:We;if(!S.frustumCulled||S.intersectsFrustum(we)){k&&Rt.setFromMatrixPosition(S.matrixWorld).applyMatrix4(pt);let fe=re.update(S),Me=S.material;Me.visible&&b.push(S,fe,Me,W,Rt.z,null,L)}}else if(S.isMesh||S.isLine||S.isPoints){let we=L.isArrayCamera?Nt:We;if(!S.frustumCulled||S.intersectsFrustum(we)){let fe=re.update(S),Me=S.material;if(k&&(S.boundingSphere!==void 0?(S.boundingSphere===null&&S.computeBoundingSphere(),Rt.copy(S.boundingSphere.center)):(fe.boundingSphere===null&&fe.computeBoundingSphere(),Rt.copy(fe.boundingSphere.center)),Rt.applyMatrix4(S.matrixWorld).applyMatrix4(pt)),Array.isArray(Me)){let Te=fe.groups;for(let ke=0,Xe=Te.length;ke<Xe;ke++){let Ee=Te[ke],$e=Me[Ee.materialIndex];$e&&$e.visible&&b.push(S,fe,$e,W,Rt.z,Ee,L)}}else Me.visible&&b.push(S,fe,Me,W,Rt.z,null,L)}}}let me=S.children;for(let we=0,fe=me.length;we<fe;we++)Wl(me[we],L,W,k)}function su(S,L,W,k){let{opaque:V,transmissive:me,transparent:we}=S;_.setupLightsView(W),bt===!0&&j.setGlobalState(C.clippingPlanes,W),k&&xe.viewport(ne.copy(k)),V.length>0&&Ys(V,L,W),me.length>0&&Ys(me,L,W),we.length>0&&Ys(we,L,W),xe.buffers.depth.setTest(!0),xe.buffers.depth.setMask(!0),xe.buffers.color.setMask(!0),xe.setPolygonOffset(!1)}function ou(S,L,W,k){if((W.isScene===!0?W.overrideMaterial:null)!==null)return;if(_.state.transmissionRenderTarget[k.id]===void 0){let Ee=dt.has("EXT_color_buffer_half_float")||dt.has("EXT_color_buffer_float");_.state.transmissionRenderTarget[k.id]=new on(1,1,{generateMipmaps:!0,type:Ee?Ln:cn,minFilter:Zn,samples:Math.max(4,ft.samples),stencilBuffer:s,resolveDepthBuffer:!1,resolveStencilBuffer:!1,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,colorSpace:Ye.workingColorSpace})}let me=_.state.transmissionRenderTarget[k.id],we=k.viewport||ne;me.setSize(we.z*C.transmissionResolutionScale,we.w*C.transmissionResolutionScale);let fe=C.getRenderTarget(),Me=C.getActiveCubeFace(),Te=C.getActiveMipmapLevel();C.setRenderTarget(me),C.getClearColor(X),oe=C.getClearAlpha(),oe<1&&C.setClearColor(16777215,.5),C.clear(),dn&&P.render(W);let ke=C.toneMapping;C.toneMapping=Fn;let Xe=k.viewport;if(k.viewport!==void 0&&(k.viewport=void 0),_.setupLightsView(k),bt===!0&&j.setGlobalState(C.clippingPlanes,k),Ys(S,W,k),Be.updateMultisampleRenderTarget(me),Be.updateRenderTargetMipmap(me),dt.has("WEBGL_multisampled_render_to_texture")===!1){let Ee=!1;for(let $e=0,xt=L.length;$e<xt;$e++){let lt=L[$e],{object:st,geometry:Ft,material:Ae,group:Xt}=lt;if(Ae.side===bn&&st.layers.test(k.layers)){let Je=Ae.side;Ae.side=Zt,Ae.needsUpdate=!0,au(st,W,k,Ft,Ae,Xt),Ae.side=Je,Ae.needsUpdate=!0,Ee=!0}}Ee===!0&&(Be.updateMultisampleRenderTarget(me),Be.updateRenderTargetMipmap(me))}C.setRenderTarget(fe,Me,Te),C.setClearColor(X,oe),Xe!==void 0&&(k.viewport=Xe),C.toneMapping=ke}function Ys(S,L,W){let k=L.isScene===!0?L.overrideMaterial:null;for(let V=0,me=S.length;V<me;V++){let we=S[V],{object:fe,geometry:Me,group:Te}=we,ke=we.material;ke.allowOverride===!0&&k!==null&&(ke=k),fe.layers.test(W.layers)&&au(fe,L,W,Me,ke,Te)}}function au(S,L,W,k,V,me){U!==null&&V.isNodeMaterial&&U.setObject(S,V),S.onBeforeRender(C,L,W,k,V,me),S.modelViewMatrix.multiplyMatrices(W.matrixWorldInverse,S.matrixWorld),S.normalMatrix.getNormalMatrix(S.modelViewMatrix),V.onBeforeRender(C,L,W,k,S,me),V.transparent===!0&&V.side===bn&&V.forceSinglePass===!1?(V.side=Zt,V.needsUpdate=!0,C.renderBufferDirect(W,L,k,V,S,me),V.side=xi,V.needsUpdate=!0,C.renderBufferDirect(W,L,k,V,S,me),V.side=bn):C.renderBufferDirect(W,L,k,V,S,me),S.onAfterRender(C,L,W,k,V,me)}function lu(S){let L=0;for(let W of S)W.texture!==null&&L++;return L}function Hr(S,L,W){L.isScene!==!0&&(L=un);let k=Ie.get(S),V=_.state.lights,me=_.state.shadowsArray,we=V.state.version,fe=ee.getParameters(S,V.state,me,L,W,_.state.lightProbeGridArray),Me=ee.getProgramCacheKey(fe),Te=k.programs;k.environment=S.isMeshStandardMaterial||S.isMeshLambertMaterial||S.isMeshPhongMaterial?L.environment:null,k.fog=L.fog;let ke=S.isMeshStandardMaterial||S.isMeshLambertMaterial&&!S.envMap||S.isMeshPhongMaterial&&!S.envMap;k.envMap=T.get(S.envMap||k.environment,ke),k.envMapRotation=k.environment!==null&&S.envMap===null?L.environmentRotation:S.envMapRotation,Te===void 0&&(S.addEventListener("dispose",nt),Te=new Map,k.programs=Te,k.programVariants=new Map);let Xe=Te.get(Me);if(Xe!==void 0){if(k.currentProgram===Xe&&k.lightsStateVersion===we)return hu(S,fe),Xe}else fe.uniforms=ee.getUniforms(S),U!==null&&S.isNodeMaterial&&U.build(S,W,fe),S.onBeforeCompile(fe,C),Xe=ee.acquireProgram(fe,Me),Te.set(Me,Xe),k.uniforms=fe.uniforms;let Ee=k.uniforms;return(!S.isShaderMaterial&&!S.isRawShaderMaterial||S.clipping===!0)&&(Ee.clippingPlanes=j.uniform),hu(S,fe),k.needsLights=Tm(S),k.lightsStateVersion=we,k.needsLights&&(Ee.ambientLightColor.value=V.state.ambient,Ee.lightProbe.value=V.state.probe,Ee.sunLights.value=V.state.sun,Ee.sunLightShadows.value=V.state.sunShadow,Ee.directionalLights.value=V.state.directional,Ee.directionalLightShadows.value=V.state.directionalShadow,Ee.spotLights.value=V.state.spot,Ee.spotLightShadows.value=V.state.spotShadow,Ee.rectAreaLights.value=V.state.rectArea,Ee.ltc_1.value=V.state.rectAreaLTC1,Ee.ltc_2.value=V.state.rectAreaLTC2,Ee.pointLights.value=V.state.point,Ee.pointLightShadows.value=V.state.pointShadow,Ee.hemisphereLights.value=V.state.hemi,Ee.sunShadowMatrix.value=V.state.sunShadowMatrix,Ee.sunShadowCascade.value=V.state.sunShadowCascade,Ee.directionalShadowMatrix.value=V.state.directionalShadowMatrix,Ee.spotLightMatrix.value=V.state.spotLightMatrix,Ee.spotLightMap.value=V.state.spotLightMap,Ee.pointShadowMatrix.value=V.state.pointShadowMatrix),k.numLightProbeGrids=lu(_.state.lightProbeGridArray),k.currentProgram=Xe,k.uniformsList=null,Xe}function wm(S,L,W,k,V){let me=Ie.get(S),we=me.currentProgram.id+","+k+","+V,fe=me.programVariants.get(we);return fe===void 0?(fe=Hr(S,L,W),me.programVariants.set(we,fe)):(me.currentProgram=fe,me.uniformsList=null,me.outputColorSpace=k,me.toneMapping=V),fe}function cu(S){if(S.uniformsList===null){let L=S.currentProgram.getUniforms();S.uniformsList=Fr.seqWithValue(L.seq,S.uniforms)}return S.uniformsList}function hu(S,L){let W=Ie.get(S);W.outputColorSpace=L.outputColorSpace,W.batching=L.batching,W.batchingColor=L.batchingColor,W.instancing=L.instancing,W.instancingColor=L.instancingColor,W.instancingMorph=L.instancingMorph,W.skinning=L.skinning,W.morphTargets=L.morphTargets,W.morphNormals=L.morphNormals,W.morphColors=L.morphColors,W.morphTargetsCount=L.morphTargetsCount,W.numClippingPlanes=L.numClippingPlanes,W.numIntersection=L.numClipIntersection,W.vertexAlphas=L.vertexAlphas,W.vertexTangents=L.vertexTangents,W.toneMapping=L.toneMapping}function Em(S,L,W,k,V){L.isScene!==!0&&(L=un),Be.resetTextureUnits();let me=L.fog,we=k.isMeshStandardMaterial||k.isMeshLambertMaterial||k.isMeshPhongMaterial?L.environment:null,fe=ie===null?C.outputColorSpace:ie.isXRRenderTarget===!0?ie.texture.colorSpace:Ye.workingColorSpace,Me=k.isMeshStandardMaterial||k.isMeshLambertMaterial&&!k.envMap||k.isMeshPhongMaterial&&!k.envMap,Te=T.get(k.envMap||we,Me),ke=k.vertexColors===!0&&!!W.attributes.color&&W.attributes.color.itemSize===4,Xe=!!W.attributes.tangent&&(!!k.normalMap||k.anisotropy>0),Ee=!!W.morphAttributes.position,$e=!!W.morphAttributes.normal,xt=!!W.morphAttributes.color,lt=Fn;k.toneMapped&&(ie===null||ie.isXRRenderTarget===!0)&&(lt=C.toneMapping);let st=W.morphAttributes.position||W.morphAttributes.normal||W.morphAttributes.color,Ft=st!==void 0?st.length:0,Ae=Ie.get(k),Xt=_.state.lights;if(bt===!0&&(Kt===!0||S!==te)){let mt=S===te&&k.id===q;j.setState(k,S,mt)}let Je=!1,Mi=!1;k.version===Ae.__version?Ae.needsLights&&Ae.lightsStateVersion!==Xt.state.version||V.isBatchedMesh&&Ae.batching===!1||!V.isBatchedMesh&&Ae.batching===!0||V.isBatchedMesh&&Ae.batchingColor===!0&&V._colorsTexture===null||V.isBatchedMesh&&Ae.batchingColor===!1&&V._colorsTexture!==null||V.isInstancedMesh&&Ae.instancing===!1||!V.isInstancedMesh&&Ae.instancing===!0||V.isSkinnedMesh&&Ae.skinning===!1||!V.isSkinnedMesh&&Ae.skinning===!0||V.isInstancedMesh&&Ae.instancingColor===!0&&V.instanceColor===null||V.isInstancedMesh&&Ae.instancingColor===!1&&V.instanceColor!==null||V.isInstancedMesh&&Ae.instancingMorph===!0&&V.morphTexture===null||V.isInstancedMesh&&Ae.instancingMorph===!1&&V.morphTexture!==null||Ae.envMap!==Te||k.fog===!0&&Ae.fog!==me||Ae.numClippingPlanes!==void 0&&(Ae.numClippingPlanes!==j.numPlanes||Ae.numIntersection!==j.numIntersection)||Ae.vertexAlphas!==ke||Ae.vertexTangents!==Xe||Ae.morphTargets!==Ee||Ae.morphNormals!==$e||Ae.morphColors!==xt||Ae.morphTargetsCount!==Ft||Ae.numLightProbeGrids!==lu(_.state.lightProbeGridArray)?Je=!0:(Ae.outputColorSpace!==fe||Ae.toneMapping!==lt)&&(Mi=!0):(Je=!0,Ae.__version=k.version);let Ot=Ae.currentProgram;(Je===!0||Mi===!0)&&(Ot=Mi===!0?wm(k,L,V,fe,lt):Hr(k,L,V),U&&k.isNodeMaterial&&U.onUpdateProgram(k,Ot,Ae));let Zs=!1,jn=!1,Si=!1,Ke=Ot.getUniforms(),Dt=Ae.uniforms;if(xe.useProgram(Ot.program)&&(Zs=!0,jn=!0,Si=!0),k.id!==q&&(q=k.id,jn=!0),Zs||te!==S){xe.buffers.depth.getReversed()&&S.reversedDepth!==!0&&(S._reversedDepth=!0,S.updateProjectionMatrix()),Ke.setValue(D,"projectionMatrix",S.projectionMatrix),Ke.setValue(D,"viewMatrix",S.matrixWorldInverse);let Pt=Ke.map.cameraPosition;Pt!==void 0&&Pt.setValue(D,Dn.setFromMatrixPosition(S.matrixWorld)),ft.logarithmicDepthBuffer&&Ke.setValue(D,"logDepthBufFC",2/(Math.log(S.far+1)/Math.LN2)),(k.isMeshPhongMaterial||k.isMeshToonMaterial||k.isMeshLambertMaterial||k.isMeshBasicMaterial||k.isMeshStandardMaterial||k.isShaderMaterial)&&Ke.setValue(D,"isOrthographic",S.isOrthographicCamera===!0),te!==S&&(te=S,jn=!0,Si=!0)}if(Ae.needsLights&&(Xt.state.sunShadowMap.length>0&&Ke.setValue(D,"sunShadowMap",Xt.state.sunShadowMap,Be),Xt.state.directionalShadowMap.length>0&&Ke.setValue(D,"directionalShadowMap",Xt.state.directionalShadowMap,Be),Xt.state.spotShadowMap.length>0&&Ke.setValue(D,"spotShadowMap",Xt.state.spotShadowMap,Be),Xt.state.pointShadowMap.length>0&&Ke.setValue(D,"pointShadowMap",Xt.state.pointShadowMap,Be)),V.isSkinnedMesh){Ke.setOptional(D,V,"bindMatrix"),Ke.setOptional(D,V,"bindMatrixInverse");let mt=V.skeleton;mt&&(mt.boneTexture===null&&mt.computeBoneTexture(),Ke.setValue(D,"boneTexture",mt.boneTexture,Be))}V.isBatchedMesh&&(Ke.setOptional(D,V,"batchingTexture"),Ke.setValue(D,"batchingTexture",V._matricesTexture,Be),Ke.setOptional(D,V,"batchingIdTexture"),Ke.setValue(D,"batchingIdTexture",V._indirectTexture,Be),Ke.setOptional(D,V,"batchingColorTexture"),V._colorsTexture!==null&&Ke.setValue(D,"batchingColorTexture",V._colorsTexture,Be));let Mn=W.morphAttributes;if((Mn.position!==void 0||Mn.normal!==void 0||Mn.color!==void 0)&&Q.update(V,W,Ot),(jn||Ae.receiveShadow!==V.receiveShadow)&&(Ae.receiveShadow=V.receiveShadow,Ke.setValue(D,"receiveShadow",V.receiveShadow)),(k.isMeshStandardMaterial||k.isMeshLambertMaterial||k.isMeshPhongMaterial)&&k.envMap===null&&L.environment!==null&&(Dt.envMapIntensity.value=L.environmentIntensity),Dt.dfgLUT!==void 0&&(Dt.dfgLUT.value=Ib()),jn){if(Ke.setValue(D,"toneMappingExposure",C.toneMappingExposure),Ae.needsLights&&Am(Dt,Si),me&&k.fog===!0&&ce.refreshFogUniforms(Dt,me),ce.refreshMaterialUniforms(Dt,k,ge,Se,_.state.transmissionRenderTarget[S.id]),Ae.needsLights&&Ae.numLightProbeGrids>0){let mt=E,Pt=0;for(let kn of _.state.lightProbeGridArray)kn.texture!==null&&(mt.textures[Pt]=kn.texture,mt.min[Pt]=kn.boundingBox.min,mt.max[Pt]=kn.boundingBox.max,mt.resolution[Pt]=kn.resolution,Pt++);for(let kn in mt)mt[kn].length=Pt;Dt.probesSH.value=mt.textures,Dt.probesMin.value=mt.min,Dt.probesMax.value=mt.max,Dt.probesResolution.value=mt.resolution}Fr.upload(D,cu(Ae),Dt,Be)}if(k.isShaderMaterial&&k.uniformsNeedUpdate===!0&&(Fr.upload(D,cu(Ae),Dt,Be),k.uniformsNeedUpdate=!1),k.isSpriteMaterial&&Ke.setValue(D,"center",V.center),Ke.setValue(D,"modelViewMatrix",V.modelViewMatrix),Ke.setValue(D,"normalMatrix",V.normalMatrix),Ke.setValue(D,"modelMatrix",V.matrixWorld),k.uniformsGroups!==void 0){let mt=k.uniformsGroups;for(let Pt=0,kn=mt.length;Pt<kn;Pt++){let du=mt[Pt];Re.update(du,Ot),Re.bind(du,Ot)}}return Ot}function Am(S,L){S.ambientLightColor.needsUpdate=L,S.lightProbe.needsUpdate=L,S.sunLights.needsUpdate=L,S.sunLightShadows.needsUpdate=L,S.directionalLights.needsUpdate=L,S.directionalLightShadows.needsUpdate=L,S.pointLights.needsUpdate=L,S.pointLightShadows.needsUpdate=L,S.spotLights.needsUpdate=L,S.spotLightShadows.needsUpdate=L,S.rectAreaLights.needsUpdate=L,S.hemisphereLights.needsUpdate=L}function Tm(S){return S.isMeshLambertMaterial||S.isMeshToonMaterial||S.isMeshPhongMaterial||S.isMeshStandardMaterial||S.isShadowMaterial||S.isShaderMaterial&&S.lights===!0}this.getActiveCubeFace=function(){return $},this.getActiveMipmapLevel=function(){return G},this.getRenderTarget=function(){return ie},this.setRenderTargetTextures=function(S,L,W){let k=Ie.get(S);k.__autoAllocateDepthBuffer=S.resolveDepthBuffer===!1,k.__autoAllocateDepthBuffer===!1&&(k.__useRenderToTexture=!1),Ie.get(S.texture).__webglTexture=L,Ie.get(S.depthTexture).__webglTexture=k.__autoAllocateDepthBuffer?void 0:W,k.__hasExternalTextures=!0},this.setRenderTargetFramebuffer=function(S,L){let W=Ie.get(S);W.__webglFramebuffer=L,W.__useDefaultFramebuffer=L===void 0},this.setRenderTarget=function(S,L=0,W=0){ie=S,$=L,G=W;let k=null,V=!1,me=!1;if(S){let fe=Ie.get(S);if(fe.__useDefaultFramebuffer!==void 0){xe.bindFramebuffer(D.FRAMEBUFFER,fe.__webglFramebuffer),ne.copy(S.viewport),J.copy(S.scissor),le=S.scissorTest,xe.viewport(ne),xe.scissor(J),xe.setScissorTest(le),q=-1;return}else if(fe.__webglFramebuffer===void 0)Be.setupRenderTarget(S);else if(fe.__hasExternalTextures)Be.rebindTextures(S,Ie.get(S.texture).__webglTexture,Ie.get(S.depthTexture).__webglTexture);else if(S.depthBuffer){let ke=S.depthTexture;if(fe.__boundDepthTexture!==ke){if(ke!==null&&Ie.has(ke)&&(S.width!==ke.image.width||S.height!==ke.image.height))throw new Error("THREE.WebGLRenderer: Attached DepthTexture is initialized to the incorrect size.");Be.setupDepthRenderbuffer(S)}}let Me=S.texture;(Me.isData3DTexture||Me.isDataArrayTexture||Me.isCompressedArrayTexture)&&(me=!0);let Te=Ie.get(S).__webglFramebuffer;S.isWebGLCubeRenderTarget?(Array.isArray(Te[L])?k=Te[L][W]:k=Te[L],V=!0):S.samples>0&&Be.useMultisampledRTT(S)===!1?k=Ie.get(S).__webglMultisampledFramebuffer:Array.isArray(Te)?k=Te[W]:k=Te,ne.copy(S.viewport),J.copy(S.scissor),le=S.scissorTest}else ne.copy(De).multiplyScalar(ge).floor(),J.copy(tt).multiplyScalar(ge).floor(),le=rt;if(W!==0&&(k=H),xe.bindFramebuffer(D.FRAMEBUFFER,k)&&xe.drawBuffers(S,k),xe.viewport(ne),xe.scissor(J),xe.setScissorTest(le),V){let fe=Ie.get(S.texture);D.framebufferTexture2D(D.FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_CUBE_MAP_POSITIVE_X+L,fe.__webglTexture,W)}else if(me){let fe=L;for(let Me=0;Me<S.textures.length;Me++){let Te=Ie.get(S.textures[Me]);D.framebufferTextureLayer(D.FRAMEBUFFER,D.COLOR_ATTACHMENT0+Me,Te.__webglTexture,W,fe)}}else if(S!==null&&W!==0){let fe=Ie.get(S.texture);D.framebufferTexture2D(D.FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_2D,fe.__webglTexture,W)}q=-1};function uu(S){let L=Ie.get(S);return(L.__readFormat!==S.format||L.__readType!==S.type)&&(L.__readFormat=S.format,L.__readType=S.type,L.__formatReadable=ft.textureFormatReadable(S.format),L.__typeReadable=ft.textureTypeReadable(S.type)),L}this.readRenderTargetPixels=function(S,L,W,k,V,me,we,fe=0){if(!(S&&S.isWebGLRenderTarget)){Ue("WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");return}let Me=Ie.get(S).__webglFramebuffer;if(S.isWebGLCubeRenderTarget&&we!==void 0&&(Me=Me[we],Array.isArray(Me)&&(Me=Me[0])),Me){xe.bindFramebuffer(D.FRAMEBUFFER,Me);try{let Te=S.textures[fe],ke=Te.format,Xe=Te.type;S.textures.length>1&&D.readBuffer(D.COLOR_ATTACHMENT0+fe);let Ee=uu(Te);if(Ee.__formatReadable===!1){Ue("WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.");return}if(Ee.__typeReadable===!1){Ue("WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.");return}L>=0&&L<=S.width-k&&W>=0&&W<=S.height-V&&D.readPixels(L,W,k,V,ae.convert(ke),ae.convert(Xe),me)}finally{let Te=ie!==null?Ie.get(ie).__webglFramebuffer:null;xe.bindFramebuffer(D.FRAMEBUFFER,Te)}}},this.readRenderTargetPixelsAsync=async function(S,L,W,k,V,me,we,fe=0){if(!(S&&S.isWebGLRenderTarget))throw new Error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");let Me=Ie.get(S).__webglFramebuffer;if(S.isWebGLCubeRenderTarget&&we!==void 0&&(Me=Me[we],Array.isArray(Me)&&(Me=Me[0])),Me)if(L>=0&&L<=S.width-k&&W>=0&&W<=S.height-V){xe.bindFramebuffer(D.FRAMEBUFFER,Me);let Te=S.textures[fe],ke=Te.format,Xe=Te.type;S.textures.length>1&&D.readBuffer(D.COLOR_ATTACHMENT0+fe);let Ee=uu(Te);if(Ee.__formatReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.");if(Ee.__typeReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.");let $e=D.createBuffer();D.bindBuffer(D.PIXEL_PACK_BUFFER,$e),D.bufferData(D.PIXEL_PACK_BUFFER,me.byteLength,D.STREAM_READ),D.readPixels(L,W,k,V,ae.convert(ke),ae.convert(Xe),0),D.bindBuffer(D.PIXEL_PACK_BUFFER,null);let xt=ie!==null?Ie.get(ie).__webglFramebuffer:null;xe.bindFramebuffer(D.FRAMEBUFFER,xt);let lt=D.fenceSync(D.SYNC_GPU_COMMANDS_COMPLETE,0);return D.flush(),await Uf(D,lt,4),D.bindBuffer(D.PIXEL_PACK_BUFFER,$e),D.getBufferSubData(D.PIXEL_PACK_BUFFER,0,me),D.bindBuffer(D.PIXEL_PACK_BUFFER,null),D.deleteBuffer($e),D.deleteSync(lt),me}else throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.")},this.copyFramebufferToTexture=function(S,L=null,W=0){let k=Math.pow(2,-W),V=Math.floor(S.image.width*k),me=Math.floor(S.image.height*k),we=L!==null?L.x:0,fe=L!==null?L.y:0;Be.setTexture2D(S,0),D.copyTexSubImage2D(D.TEXTURE_2D,W,0,0,we,fe,V,me),xe.unbindTexture()},this.copyTextureToTexture=function(S,L,W=null,k=null,V=0,me=0){let we,fe,Me,Te,ke,Xe,Ee,$e,xt,lt=S.isCompressedTexture?S.mipmaps[me]:S.image;if(W!==null)we=W.max.x-W.min.x,fe=W.max.y-W.min.y,Me=W.isBox3?W.max.z-W.min.z:1,Te=W.min.x,ke=W.min.y,Xe=W.isBox3?W.min.z:0;else{let Ke=Math.pow(2,-V);we=Math.floor(lt.width*Ke),fe=Math.floor(lt.height*Ke),S.isDataArrayTexture?Me=lt.depth:S.isData3DTexture?Me=Math.floor(lt.depth*Ke):Me=1,Te=0,ke=0,Xe=0}k!==null?(Ee=k.x,$e=k.y,xt=k.z):(Ee=0,$e=0,xt=0);let st=ae.convert(L.format),Ft=ae.convert(L.type),Ae;L.isData3DTexture?(Be.setTexture3D(L,0),Ae=D.TEXTURE_3D):L.isDataArrayTexture||L.isCompressedArrayTexture?(Be.setTexture2DArray(L,0),Ae=D.TEXTURE_2D_ARRAY):(Be.setTexture2D(L,0),Ae=D.TEXTURE_2D),xe.activeTexture(D.TEXTURE0),xe.pixelStorei(D.UNPACK_FLIP_Y_WEBGL,L.flipY),xe.pixelStorei(D.UNPACK_PREMULTIPLY_ALPHA_WEBGL,L.premultiplyAlpha),xe.pixelStorei(D.UNPACK_ALIGNMENT,L.unpackAlignment);let Xt=xe.getParameter(D.UNPACK_ROW_LENGTH),Je=xe.getParameter(D.UNPACK_IMAGE_HEIGHT),Mi=xe.getParameter(D.UNPACK_SKIP_PIXELS),Ot=xe.getParameter(D.UNPACK_SKIP_ROWS),Zs=xe.getParameter(D.UNPACK_SKIP_IMAGES);xe.pixelStorei(D.UNPACK_ROW_LENGTH,lt.width),xe.pixelStorei(D.UNPACK_IMAGE_HEIGHT,lt.height),xe.pixelStorei(D.UNPACK_SKIP_PIXELS,Te),xe.pixelStorei(D.UNPACK_SKIP_ROWS,ke),xe.pixelStorei(D.UNPACK_SKIP_IMAGES,Xe);let jn=S.isDataArrayTexture||S.isData3DTexture,Si=L.isDataArrayTexture||L.isData3DTexture;if(S.isDepthTexture){let Ke=Ie.get(S),Dt=Ie.get(L),Mn=Ie.get(Ke.__renderTarget),mt=Ie.get(Dt.__renderTarget);xe.bindFramebuffer(D.READ_FRAMEBUFFER,Mn.__webglFramebuffer),xe.bindFramebuffer(D.DRAW_FRAMEBUFFER,mt.__webglFramebuffer);for(let Pt=0;Pt<Me;Pt++)jn&&(D.framebufferTextureLayer(D.READ_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Ie.get(S).__webglTexture,V,Xe+Pt),D.framebufferTextureLayer(D.DRAW_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Ie.get(L).__webglTexture,me,xt+Pt)),D.blitFramebuffer(Te,ke,Te+we,ke+fe,Ee,$e,Ee+we,$e+fe,D.DEPTH_BUFFER_BIT,D.NEAREST);xe.bindFramebuffer(D.READ_FRAMEBUFFER,null),xe.bindFramebuffer(D.DRAW_FRAMEBUFFER,null)}else if(V!==0||S.isRenderTargetTexture||Ie.has(S)){let Ke=Ie.get(S),Dt=Ie.get(L);xe.bindFramebuffer(D.READ_FRAMEBUFFER,R),xe.bindFramebuffer(D.DRAW_FRAMEBUFFER,B);for(let Mn=0;Mn<Me;Mn++)jn?D.framebufferTextureLayer(D.READ_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Ke.__webglTexture,V,Xe+Mn):D.framebufferTexture2D(D.READ_FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_2D,Ke.__webglTexture,V),Si?D.framebufferTextureLayer(D.DRAW_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Dt.__webglTexture,me,xt+Mn):D.framebufferTexture2D(D.DRAW_FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_2D,Dt.__webglTexture,me),V!==0?D.blitFramebuffer(Te,ke,Te+we,ke+fe,Ee,$e,Ee+we,$e+fe,D.COLOR_BUFFER_BIT,D.NEAREST):Si?D.copyTexSubImage3D(Ae,me,Ee,$e,xt+Mn,Te,ke,we,fe):D.copyTexSubImage2D(Ae,me,Ee,$e,Te,ke,we,fe);xe.bindFramebuffer(D.READ_FRAMEBUFFER,null),xe.bindFramebuffer(D.DRAW_FRAMEBUFFER,null)}else Si?S.isDataTexture||S.isData3DTexture?D.texSubImage3D(Ae,me,Ee,$e,xt,we,fe,Me,st,Ft,lt.data):L.isCompressedArrayTexture?D.compressedTexSubImage3D(Ae,me,Ee,$e,xt,we,fe,Me,st,lt.data):D.texSubImage3D(Ae,me,Ee,$e,xt,we,fe,Me,st,Ft,lt):S.isDataTexture?D.texSubImage2D(D.TEXTURE_2D,me,Ee,$e,we,fe,st,Ft,lt.data):S.isCompressedTexture?D.compressedTexSubImage2D(D.TEXTURE_2D,me,Ee,$e,lt.width,lt.height,st,lt.data):D.texSubImage2D(D.TEXTURE_2D,me,Ee,$e,we,fe,st,Ft,lt);xe.pixelStorei(D.UNPACK_ROW_LENGTH,Xt),xe.pixelStorei(D.UNPACK_IMAGE_HEIGHT,Je),xe.pixelStorei(D.UNPACK_SKIP_PIXELS,Mi),xe.pixelStorei(D.UNPACK_SKIP_ROWS,Ot),xe.pixelStorei(D.UNPACK_SKIP_IMAGES,Zs),me===0&&L.generateMipmaps===!0&&L.mipmapsAutoUpdate===!0&&D.generateMipmap(Ae),xe.unbindTexture()},this.initRenderTarget=function(S){Ie.get(S).__webglFramebuffer===void 0&&Be.setupRenderTarget(S)},this.initTexture=function(S){S.isCubeTexture?Be.setTextureCube(S,0):S.isData3DTexture?Be.setTexture3D(S,0):S.isDataArrayTexture||S.isCompressedArrayTexture?Be.setTexture2DArray(S,0):Be.setTexture2D(S,0),xe.unbindTexture()},this.resetState=function(){$=0,G=0,ie=null,xe.reset(),he.reset()},typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}get coordinateSystem(){return _n}get outputColorSpace(){return this._outputColorSpace}set outputColorSpace(e){this._outputColorSpace=e;let t=this.getContext();t.drawingBufferColorSpace=Ye._getDrawingBufferColorSpace(e),t.unpackColorSpace=Ye._getUnpackColorSpace()}};var _p={type:"change"},Hh={type:"start"},bp={type:"end"},El=new Oi,vp=new nn,Lb=Math.cos(70*Hi.DEG2RAD),At=new O,jt=2*Math.PI,Qe={NONE:-1,ROTATE:0,DOLLY:1,PAN:2,TOUCH_ROTATE:3,TOUCH_PAN:4,TOUCH_DOLLY_PAN:5,TOUCH_DOLLY_ROTATE:6},Gh=1e-6,Al=class extends Rs{constructor(e,t=null){super(e,t),this.state=Qe.NONE,this.target=new O,this.cursor=new O,this.minDistance=0,this.maxDistance=1/0,this.minZoom=0,this.maxZoom=1/0,this.minTargetRadius=0,this.maxTargetRadius=1/0,this.minPolarAngle=0,this.maxPolarAngle=Math.PI,this.minAzimuthAngle=-1/0,this.maxAzimuthAngle=1/0,this.enableDamping=!1,this.dampingFactor=.05,this.enableZoom=!0,this.zoomSpeed=1,this.enableRotate=!0,this.rotateSpeed=1,this.keyRotateSpeed=1,this.enablePan=!0,this.panSpeed=1,this.screenSpacePanning=!0,this.keyPanSpeed=7,this.zoomToCursor=!1,this.autoRotate=!1,this.autoRotateSpeed=2,this.keys={LEFT:"ArrowLeft",UP:"ArrowUp",RIGHT:"ArrowRight",BOTTOM:"ArrowDown"},this.mouseButtons={LEFT:gi.ROTATE,MIDDLE:gi.DOLLY,RIGHT:gi.PAN},this.touches={ONE:yi.ROTATE,TWO:yi.DOLLY_PAN},this.target0=this.target.clone(),this.position0=this.object.position.clone(),this.zoom0=this.object.zoom,this._cursorStyle="auto",this._domElementKeyEvents=null,this._lastPosition=new O,this._lastQuaternion=new sn,this._lastTargetPosition=new O,this._quat=new sn().setFromUnitVectors(e.up,new O(0,1,0)),this._quatInverse=this._quat.clone().invert(),this._spherical=new mi,this._sphericalDelta=new mi,this._scale=1,this._panOffset=new O,this._rotateStart=new Fe,this._rotateEnd=new Fe,this._rotateDelta=new Fe,this._panStart=new Fe,this._panEnd=new Fe,this._panDelta=new Fe,this._dollyStart=new Fe,this._dollyEnd=new Fe,this._dollyDelta=new Fe,this._dollyDirection=new O,this._mouse=new Fe,this._performCursorZoom=!1,this._pointers=[],this._pointerPositions={},this._controlActive=!1,this._onPointerMove=Db.bind(this),this._onPointerDown=Nb.bind(this),this._onPointerUp=Ub.bind(this),this._onContextMenu=Gb.bind(this),this._onMouseWheel=Bb.bind(this),this._onKeyDown=kb.bind(this),this._onTouchStart=zb.bind(this),this._onTouchMove=Vb.bind(this),this._onMouseDown=Fb.bind(this),this._onMouseMove=Ob.bind(this),this._interceptControlDown=Hb.bind(this),this._interceptControlUp=Wb.bind(this),this.domElement!==null&&this.connect(this.domElement),this.update()}set cursorStyle(e){this._cursorStyle=e,e==="grab"?this.domElement.style.cursor="grab":this.domElement.style.cursor="auto"}get cursorStyle(){return this._cursorStyle}connect(e){super.connect(e),this.domElement.addEventListener("pointerdown",this._onPointerDown),this.domElement.addEventListener("pointercancel",this._onPointerUp),this.domElement.addEventListener("contextmenu",this._onContextMenu),this.domElement.addEventListener("wheel",this._onMouseWheel,{passive:!1}),this.domElement.ownerDocument.addEventListener("keydown",this._interceptControlDown,{passive:!0,capture:!0}),this.domElement.style.touchAction="none"}disconnect(){this.state=Qe.NONE,this.domElement.removeEventListener("pointerdown",this._onPointerDown),this.domElement.ownerDocument.removeEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.removeEventListener("pointerup",this._onPointerUp),this.domElement.removeEventListener("pointercancel",this._onPointerUp),this.domElement.removeEventListener("wheel",this._onMouseWheel),this.domElement.removeEventListener("contextmenu",this._onContextMenu),this.stopListenToKeyEvents(),this.domElement.ownerDocument.removeEventListener("keydown",this._interceptControlDown,{capture:!0}),this.domElement.ownerDocument.removeEventListener("keyup",this._interceptControlUp,{capture:!0}),this._controlActive=!1,this._pointers.length=0,this._pointerPositions={},this.domElement.style.touchAction="",this.domElement.style.cursor="auto"}dispose(){this.disconnect()}getPolarAngle(){return this._spherical.phi}getAzimuthalAngle(){return this._spherical.theta}getDistance(){return this.object.position.distanceTo(this.target)}listenToKeyEvents(e){e.addEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=e}stopListenToKeyEvents(){this._domElementKeyEvents!==null&&(this._domElementKeyEvents.removeEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=null)}saveState(){this.target0.copy(this.target),this.position0.copy(this.object.position),this.zoom0=this.object.zoom}reset(){this.target.copy(this.target0),this.object.position.copy(this.position0),this.object.zoom=this.zoom0,this.object.updateProjectionMatrix(),this.dispatchEvent(_p),this.update(),this.state=Qe.NONE}pan(e,t){this._pan(e,t),this.update()}dollyIn(e){this._dollyIn(e),this.update()}dollyOut(e){this._dollyOut(e),this.update()}rotateLeft(e){this._rotateLeft(e),this.update()}rotateUp(e){this._rotateUp(e),this.update()}update(e=null){let t=this.object.position;At.copy(t).sub(this.target),At.applyQuaternion(this._quat),this._spherical.setFromVector3(At),this.autoRotate&&this.state===Qe.NONE&&this._rotateLeft(this._getAutoRotationAngle(e)),this.enableDamping?(this._spherical.theta+=this._sphericalDelta.theta*this.dampingFactor,this._spherical.phi+=this._sphericalDelta.phi*this.dampingFactor):(this._spherical.theta+=this._sphericalDelta.theta,this._spherical.phi+=this._sphericalDelta.phi);let n=this.minAzimuthAngle,r=this.maxAzimuthAngle;isFinite(n)&&isFinite(r)&&(n<-Math.PI?n+=jt:n>Math.PI&&(n-=jt),r<-Math.PI?r+=jt:r>Math.PI&&(r-=jt),n<=r?this._spherical.theta=Math.max(n,Math.min(r,this._spherical.theta)):this._spherical.theta=this._spherical.theta>(n+r)/2?Math.max(n,this._spherical.theta):Math.min(r,this._spherical.theta)),this._spherical.phi=Math.max(this.minPolarAngle,Math.min(this.maxPolarAngle,this._spherical.phi)),this._spherical.makeSafe(),this.enableDamping===!0?this.target.addScaledVector(this._panOffset,this.dampingFactor):this.target.add(this._panOffset),this.target.sub(this.cursor),this.target.clampLength(this.minTargetRadius,this.maxTargetRadius),this.target.add(this.cursor);let s=!1;if(this.zoomToCursor&&this._performCursorZoom||this.object.isOrthographicCamera)this._spherical.radius=this._clampDistance(this._spherical.radius);else{let o=this._spherical.radius;this._spherical.radius=this._clampDistance(this._spherical.radius*this._scale),s=o!=this._spherical.radius}if(At.setFromSpherical(this._spherical),At.applyQuaternion(this._quatInverse),t.copy(this.target).add(At),this.object.lookAt(this.target),this.enableDamping===!0?(this._sphericalDelta.theta*=1-this.dampingFactor,this._sphericalDelta.phi*=1-this.dampingFactor,this._panOffset.multiplyScalar(1-this.dampingFactor)):(this._sphericalDelta.set(0,0,0),this._panOffset.set(0,0,0)),this.zoomToCursor&&this._performCursorZoom){let o=null;if(this.object.isPerspectiveCamera){let a=At.length();o=this._clampDistance(a*this._scale);let l=a-o;this.object.position.addScaledVector(this._dollyDirection,l),this.object.updateMatrixWorld(),s=!!l}else if(this.object.isOrthographicCamera){let a=new O(this._mouse.x,this._mouse.y,0);a.unproject(this.object);let l=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),this.object.updateProjectionMatrix(),s=l!==this.object.zoom;let c=new O(this._mouse.x,this._mouse.y,0);c.unproject(this.object),this.object.position.sub(c).add(a),this.object.updateMatrixWorld(),o=At.length()}else console.warn("WARNING: OrbitControls.js encountered an unknown camera type - zoom to cursor disabled."),this.zoomToCursor=!1;o!==null&&(this.screenSpacePanning?this.target.set(0,0,-1).transformDirection(this.object.matrix).multiplyScalar(o).add(this.object.position):(El.origin.copy(this.object.position),El.direction.set(0,0,-1).transformDirection(this.object.matrix),Math.abs(this.object.up.dot(El.direction))<Lb?this.object.lookAt(this.target):(vp.setFromNormalAndCoplanarPoint(this.object.up,this.target),El.intersectPlane(vp,this.target))))}else if(this.object.isOrthographicCamera){let o=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),o!==this.object.zoom&&(this.object.updateProjectionMatrix(),s=!0)}return this._scale=1,this._performCursorZoom=!1,s||this._lastPosition.distanceToSquared(this.object.position)>Gh||8*(1-this._lastQuaternion.dot(this.object.quaternion))>Gh||this._lastTargetPosition.distanceToSquared(this.target)>Gh?(this.dispatchEvent(_p),this._lastPosition.copy(this.object.position),this._lastQuaternion.copy(this.object.quaternion),this._lastTargetPosition.copy(this.target),!0):!1}_getAutoRotationAngle(e){return e!==null?jt/60*this.autoRotateSpeed*e:jt/60/60*this.autoRotateSpeed}_getZoomScale(e){let t=Math.abs(e*.01);return Math.pow(.95,this.zoomSpeed*t)}_rotateLeft(e){this._sphericalDelta.theta-=e}_rotateUp(e){this._sphericalDelta.phi-=e}_panLeft(e,t){At.setFromMatrixColumn(t,0),At.multiplyScalar(-e),this._panOffset.add(At)}_panUp(e,t){this.screenSpacePanning===!0?At.setFromMatrixColumn(t,1):(At.setFromMatrixColumn(t,0),At.crossVectors(this.object.up,At)),At.multiplyScalar(e),this._panOffset.add(At)}_pan(e,t){let n=this.domElement;if(this.object.isPerspectiveCamera){let r=this.object.position;At.copy(r).sub(this.target);let s=At.length();s*=Math.tan(this.object.fov/2*Math.PI/180),this._panLeft(2*e*s/n.clientHeight,this.object.matrix),this._panUp(2*t*s/n.clientHeight,this.object.matrix)}else this.object.isOrthographicCamera?(this._panLeft(e*(this.object.right-this.object.left)/this.object.zoom/n.clientWidth,this.object.matrix),this._panUp(t*(this.object.top-this.object.bottom)/this.object.zoom/n.clientHeight,this.object.matrix)):(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - pan disabled."),this.enablePan=!1)}_dollyOut(e){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale/=e:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_dollyIn(e){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale*=e:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_updateZoomParameters(e,t){if(!this.zoomToCursor)return;this._performCursorZoom=!0;let n=this.domElement.getBoundingClientRect(),r=e-n.left,s=t-n.top,o=n.width,a=n.height;this._mouse.x=r/o*2-1,this._mouse.y=-(s/a)*2+1,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()}_clampDistance(e){return Math.max(this.minDistance,Math.min(this.maxDistance,e))}_handleMouseDownRotate(e){this._rotateStart.set(e.clientX,e.clientY)}_handleMouseDownDolly(e){this._updateZoomParameters(e.clientX,e.clientY),this._dollyStart.set(e.clientX,e.clientY)}_handleMouseDownPan(e){this._panStart.set(e.clientX,e.clientY)}_handleMouseMoveRotate(e){this._rotateEnd.set(e.clientX,e.clientY),this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let t=this.domElement;this._rotateLeft(jt*this._rotateDelta.x/t.clientHeight),this._rotateUp(jt*this._rotateDelta.y/t.clientHeight),this._rotateStart.copy(this._rotateEnd),this.update()}_handleMouseMoveDolly(e){this._dollyEnd.set(e.clientX,e.clientY),this._dollyDelta.subVectors(this._dollyEnd,this._dollyStart),this._dollyDelta.y>0?this._dollyOut(this._getZoomScale(this._dollyDelta.y)):this._dollyDelta.y<0&&this._dollyIn(this._getZoomScale(this._dollyDelta.y)),this._dollyStart.copy(this._dollyEnd),this.zoomToCursor&&(this._performCursorZoom=!0,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()),this.update()}_handleMouseMovePan(e){this._panEnd.set(e.clientX,e.clientY),this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd),this.update()}_handleMouseWheel(e){this._updateZoomParameters(e.clientX,e.clientY),e.deltaY<0?this._dollyIn(this._getZoomScale(e.deltaY)):e.deltaY>0&&this._dollyOut(this._getZoomScale(e.deltaY)),this.update()}_handleKeyDown(e){let t=!1;switch(e.code){case this.keys.UP:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateUp(jt*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,this.keyPanSpeed),t=!0;break;case this.keys.BOTTOM:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateUp(-jt*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,-this.keyPanSpeed),t=!0;break;case this.keys.LEFT:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateLeft(jt*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(this.keyPanSpeed,0),t=!0;break;case this.keys.RIGHT:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateLeft(-jt*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(-this.keyPanSpeed,0),t=!0;break}t&&(e.preventDefault(),this.update())}_handleTouchStartRotate(e){if(this._pointers.length===1)this._rotateStart.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),r=.5*(e.pageY+t.y);this._rotateStart.set(n,r)}}_handleTouchStartPan(e){if(this._pointers.length===1)this._panStart.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),r=.5*(e.pageY+t.y);this._panStart.set(n,r)}}_handleTouchStartDolly(e){let t=this._getSecondPointerPosition(e),n=e.pageX-t.x,r=e.pageY-t.y,s=Math.sqrt(n*n+r*r);this._dollyStart.set(0,s)}_handleTouchStartDollyPan(e){this.enableZoom&&this._handleTouchStartDolly(e),this.enablePan&&this._handleTouchStartPan(e)}_handleTouchStartDollyRotate(e){this.enableZoom&&this._handleTouchStartDolly(e),this.enableRotate&&this._handleTouchStartRotate(e)}_handleTouchMoveRotate(e){if(this._pointers.length==1)this._rotateEnd.set(e.pageX,e.pageY);else{let n=this._getSecondPointerPosition(e),r=.5*(e.pageX+n.x),s=.5*(e.pageY+n.y);this._rotateEnd.set(r,s)}this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let t=this.domElement;this._rotateLeft(jt*this._rotateDelta.x/t.clientHeight),this._rotateUp(jt*this._rotateDelta.y/t.clientHeight),this._rotateStart.copy(this._rotateEnd)}_handleTouchMovePan(e){if(this._pointers.length===1)this._panEnd.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),r=.5*(e.pageY+t.y);this._panEnd.set(n,r)}this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd)}_handleTouchMoveDolly(e){let t=this._getSecondPointerPosition(e),n=e.pageX-t.x,r=e.pageY-t.y,s=Math.sqrt(n*n+r*r);this._dollyEnd.set(0,s),this._dollyDelta.set(0,Math.pow(this._dollyEnd.y/this._dollyStart.y,this.zoomSpeed)),this._dollyOut(this._dollyDelta.y),this._dollyStart.copy(this._dollyEnd);let o=(e.pageX+t.x)*.5,a=(e.pageY+t.y)*.5;this._updateZoomParameters(o,a)}_handleTouchMoveDollyPan(e){this.enableZoom&&this._handleTouchMoveDolly(e),this.enablePan&&this._handleTouchMovePan(e)}_handleTouchMoveDollyRotate(e){this.enableZoom&&this._handleTouchMoveDolly(e),this.enableRotate&&this._handleTouchMoveRotate(e)}_addPointer(e){this._pointers.push(e.pointerId)}_removePointer(e){delete this._pointerPositions[e.pointerId];for(let t=0;t<this._pointers.length;t++)if(this._pointers[t]==e.pointerId){this._pointers.splice(t,1);return}}_isTrackingPointer(e){for(let t=0;t<this._pointers.length;t++)if(this._pointers[t]==e.pointerId)return!0;return!1}_trackPointer(e){let t=this._pointerPositions[e.pointerId];t===void 0&&(t=new Fe,this._pointerPositions[e.pointerId]=t),t.set(e.pageX,e.pageY)}_getSecondPointerPosition(e){let t=e.pointerId===this._pointers[0]?this._pointers[1]:this._pointers[0];return this._pointerPositions[t]}_customWheelEvent(e){let t=e.deltaMode,n={clientX:e.clientX,clientY:e.clientY,deltaY:e.deltaY};switch(t){case 1:n.deltaY*=16;break;case 2:n.deltaY*=100;break}return e.ctrlKey&&!this._controlActive&&(n.deltaY*=10),n}};function Nb(i){this.enabled!==!1&&(this._pointers.length===0&&(this.domElement.setPointerCapture(i.pointerId),this.domElement.ownerDocument.addEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.addEventListener("pointerup",this._onPointerUp)),!this._isTrackingPointer(i)&&(this._addPointer(i),i.pointerType==="touch"?this._onTouchStart(i):this._onMouseDown(i),this._cursorStyle==="grab"&&(this.domElement.style.cursor="grabbing")))}function Db(i){this.enabled!==!1&&(i.pointerType==="touch"?this._onTouchMove(i):this._onMouseMove(i))}function Ub(i){switch(this._removePointer(i),this._pointers.length){case 0:this.domElement.releasePointerCapture(i.pointerId),this.domElement.ownerDocument.removeEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.removeEventListener("pointerup",this._onPointerUp),this.dispatchEvent(bp),this.state=Qe.NONE,this._cursorStyle==="grab"&&(this.domElement.style.cursor="grab");break;case 1:let e=this._pointers[0],t=this._pointerPositions[e];this._onTouchStart({pointerId:e,pageX:t.x,pageY:t.y});break}}function Fb(i){let e;switch(i.button){case 0:e=this.mouseButtons.LEFT;break;case 1:e=this.mouseButtons.MIDDLE;break;case 2:e=this.mouseButtons.RIGHT;break;default:e=-1}switch(e){case gi.DOLLY:if(this.enableZoom===!1)return;this._handleMouseDownDolly(i),this.state=Qe.DOLLY;break;case gi.ROTATE:if(i.ctrlKey||i.metaKey||i.shiftKey){if(this.enablePan===!1)return;this._handleMouseDownPan(i),this.state=Qe.PAN}else{if(this.enableRotate===!1)return;this._handleMouseDownRotate(i),this.state=Qe.ROTATE}break;case gi.PAN:if(i.ctrlKey||i.metaKey||i.shiftKey){if(this.enableRotate===!1)return;this._handleMouseDownRotate(i),this.state=Qe.ROTATE}else{if(this.enablePan===!1)return;this._handleMouseDownPan(i),this.state=Qe.PAN}break;default:this.state=Qe.NONE}this.state!==Qe.NONE&&this.dispatchEvent(Hh)}function Ob(i){switch(this.state){case Qe.ROTATE:if(this.enableRotate===!1)return;this._handleMouseMoveRotate(i);break;case Qe.DOLLY:if(this.enableZoom===!1)return;this._handleMouseMoveDolly(i);break;case Qe.PAN:if(this.enablePan===!1)return;this._handleMouseMovePan(i);break}}function Bb(i){this.enabled===!1||this.enableZoom===!1||this.state!==Qe.NONE||(i.preventDefault(),this.dispatchEvent(Hh),this._handleMouseWheel(this._customWheelEvent(i)),this.dispatchEvent(bp))}function kb(i){this.enabled!==!1&&this._handleKeyDown(i)}function zb(i){switch(this._trackPointer(i),this._pointers.length){case 1:switch(this.touches.ONE){case yi.ROTATE:if(this.enableRotate===!1){this.state=Qe.NONE;break}this._handleTouchStartRotate(i),this.state=Qe.TOUCH_ROTATE;break;case yi.PAN:if(this.enablePan===!1){this.state=Qe.NONE;break}this._handleTouchStartPan(i),this.state=Qe.TOUCH_PAN;break;default:this.state=Qe.NONE}break;case 2:switch(this.touches.TWO){case yi.DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchStartDollyPan(i),this.state=Qe.TOUCH_DOLLY_PAN;break;case yi.DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchStartDollyRotate(i),this.state=Qe.TOUCH_DOLLY_ROTATE;break;default:this.state=Qe.NONE}break;default:this.state=Qe.NONE}this.state!==Qe.NONE&&this.dispatchEvent(Hh)}function Vb(i){switch(this._trackPointer(i),this.state){case Qe.TOUCH_ROTATE:if(this.enableRotate===!1)return;this._handleTouchMoveRotate(i),this.update();break;case Qe.TOUCH_PAN:if(this.enablePan===!1)return;this._handleTouchMovePan(i),this.update();break;case Qe.TOUCH_DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchMoveDollyPan(i),this.update();break;case Qe.TOUCH_DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchMoveDollyRotate(i),this.update();break;default:this.state=Qe.NONE}}function Gb(i){this.enabled!==!1&&i.preventDefault()}function Hb(i){i.key==="Control"&&(this._controlActive=!0,this.domElement.ownerDocument.addEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}function Wb(i){i.key==="Control"&&(this._controlActive=!1,this.domElement.ownerDocument.removeEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}var Mp={azimuth:0,polar:5e-4},Xb={azimuth:0,polar:1.48},Sp=24,Rl=class{camera=new Yt(Sp,1,.02,40);controls;extent={depth:1,bottom:0,top:.6};width=1;height=1;fitted=0;constructor(e,t){this.controls=new Al(this.camera,e),this.controls.maxPolarAngle=Math.PI/2-.01,this.controls.dampingFactor=.18,this.controls.enableDamping=!(typeof matchMedia=="function"&&matchMedia("(prefers-reduced-motion: reduce)").matches),this.controls.rotateSpeed=.8,this.controls.addEventListener("change",t)}fit(e,t,n){let r=this.fitted,s=r?this.camera.position.distanceTo(this.controls.target)/r:1,o=Wh(e)-Wh(this.extent);[this.extent,this.width,this.height]=[e,t,n],this.camera.aspect=t/n;let{distance:a,offset:l}=this.measure(this.home);if(this.fitted=a,this.controls.minDistance=a*.12,this.controls.maxDistance=a*3,this.lay(l),!r)return this.reset();let c=this.camera.position.clone().sub(this.controls.target).setLength(a*s);this.controls.target.y+=o,this.camera.position.copy(this.controls.target).add(c),this.controls.update()}reset(){this.look(this.home)}top(){this.look(Mp)}front(){this.look(Xb)}orbit(e,t){let n=new mi().setFromVector3(this.camera.position.clone().sub(this.controls.target));n.theta+=e,n.phi=Hi.clamp(n.phi+t,Mp.polar,this.controls.maxPolarAngle),this.camera.position.copy(this.controls.target).add(new O().setFromSpherical(n)),this.controls.update()}zoom(e){let t=this.camera.position.clone().sub(this.controls.target);t.setLength(Hi.clamp(t.length()/e,this.controls.minDistance,this.controls.maxDistance)),this.camera.position.copy(this.controls.target).add(t),this.controls.update()}ready(){let e=this.camera.position.length();this.camera.near=Math.max(e-2.4,.03),this.camera.far=e+2.4,this.camera.updateProjectionMatrix(),this.camera.updateMatrixWorld()}get towards(){return this.camera.position.clone().sub(this.controls.target).normalize()}get right(){return new O(1,0,0).transformDirection(this.camera.matrixWorld)}light(e){let t=Math.atan2(this.camera.position.x-this.controls.target.x,this.camera.position.z-this.controls.target.z);e.set(-.62,.72,.3).normalize().applyAxisAngle(new O(0,1,0),t)}project(e){let t=new O(...e).applyMatrix4(this.camera.matrixWorldInverse);return t.z>-this.camera.near?null:(t.applyMatrix4(this.camera.projectionMatrix),{x:(t.x+1)/2*this.width,y:(1-t.y)/2*this.height})}ray(e,t){let n=new O(e/this.width*2-1,1-t/this.height*2,.5).unproject(this.camera),{position:r}=this.camera,s=n.sub(r).normalize();return{from:[r.x,r.y,r.z],along:[s.x,s.y,s.z]}}dispose(){this.controls.dispose()}look(e){let{distance:t,offset:n}=this.measure(e);this.controls.target.set(0,Wh(this.extent),0),this.camera.position.copy(this.controls.target).add(new O().setFromSphericalCoords(t,e.polar,e.azimuth)),this.lay(n),this.controls.update()}get home(){return{azimuth:-.62,polar:Tl(.86+.09*this.camera.aspect,.9,1.03)}}lay(e){this.camera.setViewOffset(this.width,this.height,0,e*this.height*.5,this.width,this.height),this.camera.updateProjectionMatrix()}measure(e){let[t,n,r]=[Tl(this.width*.1,18,62),Tl(this.height*.02,3,12),Tl(this.height*.12,20,56)],[s,o]=[1-2*t/this.width,1-(n+r)/this.height],a=Math.tan(Hi.degToRad(Sp/2)),l=a*this.camera.aspect,c=4,h=0;for(let u=0;u<12;u++){let d=$b(e,c,this.extent),f=Math.max(d.wide/l/s,(d.high-d.low)/2/a/o);h=-(d.high+d.low)/2/a+(r-n)/this.height,c*=1+(f-1)*.9}return{distance:c,offset:h}}};function $b(i,e,{depth:t,bottom:n,top:r}){let s=(r-n)/2,o=new O().setFromSphericalCoords(1,i.polar,i.azimuth),a=new O(Math.cos(i.azimuth),0,-Math.sin(i.azimuth)),l=o.clone().cross(a),[c,h,u]=[0,1/0,-1/0];for(let d of[-.5,.5])for(let f of[-s,s])for(let p of[-t/2,t/2]){let y=new O(d,f,p),g=Math.max(e-y.dot(o),.1);c=Math.max(c,Math.abs(y.dot(a))/g),h=Math.min(h,y.dot(l)/g),u=Math.max(u,y.dot(l)/g)}return{wide:c,low:h,high:u}}function Wh({bottom:i,top:e}){return(i+e)/2}function Tl(i,e,t){return Math.min(Math.max(i,e),t)}var qb=13,Br=12,Cl=15,Pl=20;function Ap(i,e,t,n){let{x:r,y:s,width:o,height:a}=t.caption;if(!a)return;let l=o-24,{run:c}=e.surface;Ep(i,c.name,r+o/2,s+9,l,{size:qb,weight:600,colour:n.ink});let h=c.numbers.filter(d=>d.value!==null).map(d=>`${d.label} ${Le(d.value)}`);Js(h,"  \xB7  ",l,Math.max(Math.floor((a-18)/15),1),Br).forEach((d,f)=>Ep(i,d,r+o/2,s+25+15*f,l,{size:Br,colour:n.soft}))}function Tp(i,e,t,n,r){let{x:s,y:o,width:a,height:l}=t.caption,c=a-24,h=e.map((d,f)=>{let p=ot(d.surface.run.name,Math.min(c,260)-Cl-Pl,Br,500);return{layer:d,text:p,wide:ct(p,Br,500)+Cl,colour:f?St(d.run,n.dark):ni(r,.8)}}),u=[];for(let d of h){let f=u[u.length-1];f&&wp(f)+Pl+d.wide<=c?f.push(d):u.push([d])}u.slice(0,Math.floor(l/16)).forEach((d,f)=>{let p=s+(a-wp(d))/2;for(let{layer:y,text:g,wide:m,colour:v}of d){let{name:A}=y.surface.run;i.put({text:"\u25A0",x:p+5,y:o+9+16*f,size:Br,colour:v}),i.put({text:g,title:g===A?void 0:A,x:p+Cl+(m-Cl)/2,y:o+9+16*f,size:Br,weight:500,colour:n.ink}),p+=m+Pl}})}function wp(i){return i.reduce((e,{wide:t})=>e+t,0)+Pl*(i.length-1)}function Ep(i,e,t,n,r,s){let o=ot(e,r,s.size,s.weight);o&&i.put({...s,text:o,title:o===e?void 0:e,x:t,y:n})}var Vs=class{element;kept=[];boxes=[];spans=[];constructor(e){this.element=F("div",{"aria-hidden":e?"true":null,style:"position:absolute;inset:0;overflow:hidden;pointer-events:none"})}begin(){this.kept=[],this.boxes=[]}add(e){let t=Zb(e),[n,r,s,o]=e.bounds??[-1/0,-1/0,1/0,1/0];return t.some(([a,l])=>!(a>=n&&a<=s&&l>=r&&l<=o))||this.boxes.some(a=>Kb(t,a))?!1:(this.kept.push(e),this.boxes.push(t),!0)}put(e){this.kept.push(e)}reserve(e,t,n,r){this.boxes.push([[e-n/2,t-r/2],[e+n/2,t-r/2],[e+n/2,t+r/2],[e-n/2,t+r/2]])}end(){this.kept.forEach((e,t)=>this.show(e,t));for(let e=this.kept.length;e<this.spans.length;e++)this.style(e,"display:none")}paint(e){for(let t of this.kept)Yb(e,t)}show(e,t){this.spans[t]||(this.spans[t]={node:F("span"),text:"",style:""},this.element.append(this.spans[t].node));let n=this.spans[t];n.text!==e.text&&(n.node.textContent=n.text=e.text),e.title?n.node.title=e.title:n.node.removeAttribute("title");let r=e.halo?[[-1,-1],[1,-1],[-1,1],[1,1],[0,0]].map(([s,o])=>`${s}px ${o}px 1.5px ${e.halo}`).join(","):"none";this.style(t,`position:absolute;left:0;top:0;transform-origin:0 0;white-space:nowrap;line-height:1.2;font:${Rp(e)};color:${e.colour};opacity:${e.opacity??1};text-shadow:${r};pointer-events:${e.title?"auto":"none"};transform:translate(${e.x.toFixed(1)}px,${e.y.toFixed(1)}px) rotate(${(e.angle??0).toFixed(4)}rad) translate(-50%,-50%)`)}style(e,t){let n=this.spans[e];n.style!==t&&(n.node.style.cssText=n.style=t)}};function Yb(i,e){i.save(),i.translate(e.x,e.y),i.rotate(e.angle??0),i.font=Rp(e),i.textAlign="center",i.textBaseline="middle",i.globalAlpha=e.opacity??1,e.halo&&(i.strokeStyle=e.halo,i.lineWidth=3,i.lineJoin="round",i.strokeText(e.text,0,0)),i.fillStyle=e.colour,i.fillText(e.text,0,0),i.restore()}function Gs(i){let e=i.size??11;return[ct(i.text,e,i.weight??400),e*1.2]}function Rp(i){return`${i.weight??400} ${i.size??11}px ${wn}`}function Zb(i){let[e,t]=Gs(i),[n,r]=[Math.cos(i.angle??0),Math.sin(i.angle??0)],[s,o]=[e/2+2,t/2];return[[-s,-o],[s,-o],[s,o],[-s,o]].map(([a,l])=>[i.x+a*n-l*r,i.y+a*r+l*n])}function Kb(i,e){for(let[t,n,r]of[[i[0],i[1],i[2]],[e[0],e[1],e[2]]])for(let[s,o]of[[t,n],[n,r]]){let[a,l]=[o[0]-s[0],o[1]-s[1]],c=d=>d.map(([f,p])=>f*a+p*l),[h,u]=[c(i),c(e)];if(Math.max(...h)<=Math.min(...u)||Math.max(...u)<=Math.min(...h))return!1}return!0}var Hs={SURFACE:0,CUT:1,GROUND:2},Cp=`
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
}`,Pp=`
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
}`;function Lp(){return{ramp:{value:null},levels:{value:new Float32Array(128)},levelCount:{value:0},cut:{value:1e9},height:{value:1},ground:{value:0},light:{value:new O(0,1,0)},paper:{value:new O(1,1,1)},wash:{value:new ut(0,0,0,0)},opacity:{value:1},density:{value:1}}}function Il(i,e){return new Ht({defines:{ROLE:i},vertexShader:Cp,fragmentShader:Pp,uniforms:e,side:bn})}function Np(i,e){let t=e.slice(0,64);i.levelCount.value=t.length,t.forEach(({share:n,heavy:r},s)=>i.levels.value.set([n,r?1:0],2*s))}function Dp(i){let e=new Tr(Jr(i,256),256,1,hn);return e.colorSpace=Nn,e.minFilter=e.magFilter=Ut,e.wrapS=e.wrapT=xn,e.needsUpdate=!0,e}var kr={DISC:0,RING:1,DIAMOND:2},Jb=`
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
}`,jb=`
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
}`,Qb=.5,Ll=class{mesh=new rn;clear=Up(!0,1);faint=Up(!1,Qb);geometry=new Vt;constructor(){for(let e of[this.faint,this.clear]){let t=new vs(this.geometry,e);t.frustumCulled=!1,this.mesh.add(t)}}draw(e){this.geometry.dispose(),this.geometry=new Vt;let t=(n,r,s)=>this.geometry.setAttribute(n,new yt(new Float32Array(e.flatMap(s)),r));t("position",3,n=>n.at),t("fill",4,n=>n.fill),t("edge",4,n=>n.edge),t("form",2,n=>[n.size,n.shape??kr.DISC]);for(let n of this.mesh.children)n.geometry=this.geometry;this.mesh.visible=e.length>0}resize(e){for(let t of[this.faint,this.clear])t.uniforms.density.value=e}dispose(){this.geometry.dispose(),this.faint.dispose(),this.clear.dispose()}};function Up(i,e){return new Ht({vertexShader:Jb,fragmentShader:jb,uniforms:{density:{value:1},strength:{value:e},lift:{value:.02}},transparent:!0,depthWrite:!1,depthTest:i})}function Op(i){let[e,t]=Fp(i.map(s=>s.x)),[n,r]=Fp(i.map(s=>s.y));return{x0:e,x1:t,y0:n,y1:r,depth:Math.min(Math.max((r-n)/(t-e),.4),2.5)}}function Xi(i,e){return(e-i.x0)/(i.x1-i.x0)-.5}function $i(i,e){return i.depth*(.5-(e-i.y0)/(i.y1-i.y0))}function Fp(i){let[e,t]=[1/0,-1/0];for(let n of i)for(let r of n)r<e&&(e=r),r>t&&(t=r);return t>e?[e,t]:[e-.5,e+.5]}function kp(i,e,t=new Float32Array(i.length)){let n=e.log?Math.log10:o=>o,[r,s]=[n(e.min),n(e.max)];for(let o=0;o<i.length;o++){let a=e.share(i[o]);t[o]=a>=1&&e.clipped?Math.min((n(i[o])-r)/(s-r),9):a}return t}function zp(i,e,t,n=new Float32Array(2*i.length)){let[r,s]=[e.length,t.length];for(let o=0;o<r;o++)for(let a=0;a<s;a++){let l=o*s+a;n[2*l]=Bp(i,l,s,o>0,o<r-1,e,o),n[2*l+1]=Bp(i,l,1,a>0,a<s-1,t,a)}return n}function Bp(i,e,t,n,r,s,o){let a=i[e],l=n?(a-i[e-t])/(s[o]-s[o-1]):NaN,c=r?(i[e+t]-a)/(s[o+1]-s[o]):NaN;if(l===l&&c===c){let h=s[o]-s[o-1],u=s[o+1]-s[o];return(l*u+c*h)/(h+u)}return l===l?l:c===c?c:0}function Vp(i,e,t){let n=Math.max(1,Math.round(Math.max(e,t)*.05)),r=new Float32Array(i.length),s=new Float32Array(i.length);for(let a=0;a<i.length;a++){let l=i[a]===i[a];r[a]=l?Math.min(i[a],1):0,s[a]=l?1:0}let o=s.every(a=>a===1);for(let a of o?[r]:[r,s])eM(a,e,t,n),tM(a,e,t,n);for(let a=0;a<i.length;a++)r[a]=i[a]===i[a]?(o?r[a]:r[a]/s[a])-Math.min(i[a],1):0;return r}function eM(i,e,t,n){let r=new Float32Array(t);for(let s=0;s<e;s++){let o=i.subarray(s*t,(s+1)*t);r.set(o);let a=r[0]*n;for(let l=0;l<=n;l++)a+=r[Math.min(l,t-1)];for(let l=0;l<t;l++)o[l]=a/(2*n+1),a+=r[Math.min(l+n+1,t-1)]-r[Math.max(l-n,0)]}}function tM(i,e,t,n){let r=i.slice(),s=new Float64Array(t);for(let o=-n;o<=n;o++){let a=Math.min(Math.max(o,0),e-1)*t;for(let l=0;l<t;l++)s[l]+=r[a+l]}for(let o=0;o<e;o++){let a=Math.min(o+n+1,e-1)*t,l=Math.max(o-n,0)*t;for(let c=0;c<t;c++)i[o*t+c]=s[c]/(2*n+1),s[c]+=r[a+c]-r[l+c]}}function Xh(i){return Math.max(1,Math.ceil((i-1)/129))}function Ws(i,e){let t=[];for(let n=0;n<i-1;n+=e)t.push(n);return t.push(i-1),t}function $h(i,e,t,n){return Math.abs(i-t)<=Math.abs(e-n)}function Gp(i,e,t,n,r=[1,1],s=!1){let[o,a]=[Ws(e,r[0]),Ws(t,r[1])],l=0;for(let c=0;c+1<o.length;c++)for(let h=0;h+1<a.length;h++){let u=o[c]*t+a[h],d=o[c+1]*t+a[h],f=o[c+1]*t+a[h+1],p=o[c]*t+a[h+1],y=i[u]+i[d]+i[f]+i[p];if(y!==y)continue;let g=s?p:d,m=s?d:p;$h(i[u],i[d],i[f],i[p])?(n[l]=u,n[l+1]=g,n[l+2]=f,n[l+3]=u,n[l+4]=f,n[l+5]=m):(n[l]=u,n[l+1]=g,n[l+2]=m,n[l+3]=g,n[l+4]=f,n[l+5]=m),l+=6}return l}function Nl(i,e){let{surface:t}=i;return{surface:t,frame:e,scale:i.heightScale,xs:Float32Array.from(t.x,n=>Xi(e,n)),zs:Float32Array.from(t.y,n=>$i(e,n)),shares:kp(i.heights,i.heightScale)}}function Hp(i,e,t){return Math.min(i.shares[e*i.zs.length+t],1)}function qh(i,e,t){return Math.min(Ei(i.shares,i.surface.x,i.surface.y,e,t),1)}function Wp(i){return ei(i)}function Tt(i,e=1){let[t,n,r]=En(i)??[128,128,128];return[t/255,n/255,r/255,e]}function Xs(i,e){return Tt(St(i,e.dark))}var $s=.004,nM=.02,iM=48,rM=4;function Xp(i,e,t){let{surface:n,frame:r}=e,s=Math.abs(n.x[n.nx-1]-n.x[0])/Math.max(n.nx-1,1),o=Math.abs(n.y[n.ny-1]-n.y[0])/Math.max(n.ny-1,1),a=(c,h)=>[Xi(r,c),qh(e,c,h)*t+$s,$i(r,h)],l=[];for(let c=1;c<i.step.length;c++){let[h,u,d,f]=[i.x[c-1],i.y[c-1],i.x[c],i.y[c]],p=sM(h,u,d,f,e);if(!p)continue;let[y,g]=p,m=Math.max(Math.abs(d-h)/s,Math.abs(f-u)/o)*(g-y),v=Math.min(Math.max(Math.ceil(m*2),1),256),A=b=>a(h+(d-h)*b,u+(f-u)*b),E=A(y);for(let b=1;b<=v;b++){let _=y+(g-y)*b/v,x=A(_),w=E[1]+x[1];w===w&&l.push({from:E,to:x,step:i.step[c-1]+(i.step[c]-i.step[c-1])*_,distance:sc(i,c-1,c,_)??NaN}),E=x}}return l}function sM(i,e,t,n,r){let{x:s,y:o}=r.surface,[a,l]=[0,1];for(let[c,h,u]of[[i,t,s],[e,n,o]]){let[d,f]=[u[0],u[u.length-1]],[p,y]=d<f?[d,f]:[f,d];if(c===h){if(!(c>=p&&c<=y))return null;continue}let[g,m]=[(p-c)/(h-c),(y-c)/(h-c)];a=Math.max(a,Math.min(g,m)),l=Math.min(l,Math.max(g,m))}return a<l?[a,l]:null}function qs(i,e,t,n,r=0){let s=qh(i,e,t);return s===s?[Xi(i.frame,e),s*n+r,$i(i.frame,t)]:null}function $p(i,e,t){let n=[],r=Math.max(1,Math.ceil(i.step.length/iM));for(let s=0;s<i.step.length;s+=r){let o=i.loss[s],a=qs(e,i.x[s],i.y[s],t,$s);if(o===null||!a)continue;let l=e.scale.share(o),c=Math.max(l,0)*t;Math.abs(c-a[1]+$s)>nM*t&&n.push({from:a,to:[a[0],c,a[2]],step:i.step[s]})}return n}function qp(i,e,t,n,r,s,o,a,l){if(!n.step.length)return;let c=uo(n,l.time),h=r.filter(y=>y.step<=c*(1+1e-12)+1e-9),u=y=>y===y?[...nr(l.map,y,l.farthest),1]:l.plain;for(let y of s)y.step<=c&&(i.line(y.from,y.to,l.soft,1),e.push({at:y.to,size:3.5,fill:l.soft,edge:l.soft}));for(let y of h)i.line(y.from,y.to,l.halo,5.4);for(let y of h)i.line(y.from,y.to,u(y.distance),3);for(let y of n.marks){let g=y.step<=c?ji(n,y.step):null,m=g&&qs(o,g.x,g.y,a,$s);if(!m)continue;e.push({at:m,size:11,fill:l.ink,edge:l.halo,shape:kr.RING});let v=ot(y.label,130);t.push({at:m,text:v,title:v===y.label?void 0:y.label,quiet:n.marks.length>rM})}let d=ji(n,c),f=d&&qs(o,d.x,d.y,a,$s);if(!f)return;e.push({at:f,size:11,fill:u(d.distance??NaN),edge:l.halo});let p=ot(n.name,130,11,500);t.push({at:f,text:p,title:p===n.name?void 0:n.name,firm:!0})}var oM=.085,aM=150;function qi(i,e,t,n,r=0){let s=Hp(i,e,t);return s===s&&e<i.xs.length?[i.xs[e],s*n+r,i.zs[t]]:null}function Yh(i,e,t,n,r,s){let o=t&&qi(e,...t,n,.004);return o&&i.push({at:o,size:12,fill:s,edge:Tt(r.paper),shape:kr.DIAMOND}),o}function Yp(i,e,t,n,r,s,o){let[a,l]=[Tt(o.ink),Tt(o.paper)],{surface:c}=n,h=c.run.markers.find(d=>r&&d.x===c.x[r[0]]&&d.y===c.y[r[1]]);for(let d of c.run.markers){let f=qs(n,d.x,d.y,s);if(!f)continue;let p=[f[0],f[1]+oM,f[2]];i.line(f,p,l,3.4),i.line(f,p,a,1.5),e.push({at:f,size:4,fill:a,edge:a},{at:p,size:9,fill:a,edge:l});let y=d===h?`${d.name} = minimum`:d.name,g=ot(y,aM);t.push({at:p,text:g,title:g===y?void 0:y})}let u=h?null:Yh(e,n,r,s,o,Tt(o.accent));u&&t.push({at:u,text:"minimum"})}function Zp(i,e,t,n,r,s,o,a){let l=qi(t,n,r,s,.004);if(n>=t.xs.length||r>=t.zs.length)return;let c=a?.95:.4,[h,u]=[Tt(o.ink,c),Tt(o.paper,c*.75)],d=[NaN,NaN,NaN],f=Array.from(t.xs,(y,g)=>qi(t,g,r,s,.003)??d),p=Array.from(t.zs,(y,g)=>qi(t,n,g,s,.003)??d);for(let[y,g]of[[u,2.8],[h,1.1]])i.trail(f,y,g),i.trail(p,y,g);l&&(e.push({at:l,size:a?15:11,fill:h,edge:u,shape:kr.RING}),e.push({at:l,size:a?6:5,fill:Tt(o.accent,c),edge:u}))}function Kp(i,e){let t=new Gt(i,Il(Hs.GROUND,e));return t.frustumCulled=!1,t}var lM=65536,Dl=class{full=new Vt;coarse=null;nx=0;ny=0;missing=new Uint8Array(0);nodes=new yt(new Float32Array(0),4);slopes=new yt(new Float32Array(0),2);update(e,t){let{xs:n,zs:r,shares:s}=t,o=n.length!==this.nx||r.length!==this.ny;o&&this.allocate(n.length,r.length),this.place(n,r),this.fill(e,t);let a=this.look(s);(o||a||s.length<=lM)&&this.weave(t)}geometry(e){return e&&this.coarse?this.coarse:this.full}dispose(){this.full.dispose(),this.coarse?.dispose()}allocate(e,t){this.dispose(),[this.nx,this.ny]=[e,t];let n=e*t;this.missing=new Uint8Array(n).fill(2),this.nodes=new yt(new Float32Array(4*n),4).setUsage(Ur),this.slopes=new yt(new Float32Array(2*n),2).setUsage(Ur);let r=new yt(new Float32Array(2*n),2),s=a=>{let l=(Ws(e,a[0]).length-1)*(Ws(t,a[1]).length-1),c=new Vt;return c.setAttribute("place",r).setAttribute("node",this.nodes).setAttribute("slope",this.slopes),c.setIndex(new yt(new Uint32Array(6*l),1))},o=this.strides();this.full=s([1,1]),this.coarse=o[0]>1||o[1]>1?s(o):null}strides(){return[Xh(this.nx),Xh(this.ny)]}place(e,t){let n=this.full.getAttribute("place"),r=n.array,s=r.length-2;if(!(r[0]===e[0]&&r[1]===t[0]&&r[s]===e[this.nx-1]&&r[s+1]===t[this.ny-1]&&this.even(r,e,t))){for(let o=0,a=0;o<this.nx;o++)for(let l=0;l<this.ny;l++,a+=2)r[a]=e[o],r[a+1]=t[l];n.needsUpdate=!0}}even(e,t,n){return t.every((r,s)=>e[2*s*this.ny]===r)&&n.every((r,s)=>e[2*s+1]===r)}fill(e,t){let{shares:n}=t,r=this.nodes.array,{status:s}=e.surface,o=Vp(n,this.nx,this.ny),{colours:a,colourScale:l}=e,c=a===e.heights&&l.log===t.scale.log&&l.min===t.scale.min&&l.max===t.scale.max;for(let h=0;h<n.length;h++){let u=c?Math.min(n[h],1):l.share(a[h]);r[4*h]=n[h]===n[h]?n[h]:0,r[4*h+1]=u===u?u:-1,r[4*h+2]=s[h]===qe.PENDING?1:0,r[4*h+3]=o[h]}zp(n,t.xs,t.zs,this.slopes.array),this.nodes.needsUpdate=this.slopes.needsUpdate=!0}look(e){let t=!1;for(let n=0;n<e.length;n++){let r=e[n]===e[n]?0:1;r!==this.missing[n]&&(t=!0),this.missing[n]=r}return t}weave({shares:e,xs:t,zs:n}){let r=t[t.length-1]-t[0]>0==n[n.length-1]-n[0]>0;for(let[s,o]of[[this.full,[1,1]],[this.coarse,this.strides()]]){if(!s?.index)continue;let a=Gp(e,this.nx,this.ny,s.index.array,[o[0],o[1]],r);s.setDrawRange(0,a),s.index.needsUpdate=!0}}};var cM=.58,Ul=class{constructor(e,t,n){this.layer=e;this.relief=n;this.group.add(this.surface,this.cut,this.ground),this.load(e,t,n)}layer;relief;group=new rn;uniforms=Lp();buffers=new Dl;surface=jp(this.buffers,Hs.SURFACE,this.uniforms);cut=jp(this.buffers,Hs.CUT,this.uniforms);ground=Kp(this.buffers.full,this.uniforms);frame=null;update(e,t){let n=this.layer;return this.frame!==null&&["x0","x1","y0","y1","depth"].every(s=>this.frame[s]===t[s])&&e.surface===n.surface&&e.heights===n.heights&&e.colours===n.colours&&Jp(e.heightScale,n.heightScale)&&Jp(e.colourScale,n.colourScale)?(this.layer=e,!1):(this.load(e,t,Nl(e,t)),!0)}style(e,t,n,r){let{uniforms:s}=this,o=this.layer.heightScale.clipped;s.ramp.value=n,s.height.value=e.exaggeration,s.ground.value=-.24,s.cut.value=o?1:1e9,s.paper.value.fromArray(Tt(t.paper)),s.opacity.value=r?cM:1,s.wash.value.fromArray(r?[...Xs(this.layer.run,t).slice(0,3),.78]:[0,0,0,0]),Np(s,hM(this.layer.heightScale,e.contours)),this.cut.visible=o,this.ground.visible=e.ground&&r===0;for(let a of[this.surface,this.cut]){let l=a.material;l.transparent!==r>0&&(l.transparent=r>0,l.depthWrite=r===0,l.needsUpdate=!0)}}prepare(e,t){let n=this.buffers.geometry(e);this.uniforms.density.value=t;let r=0;for(let s of[this.surface,this.cut,this.ground])s.geometry=n,s.visible&&(r+=n.drawRange.count/3);return r}dispose(){this.buffers.dispose();for(let e of[this.surface,this.cut,this.ground])e.material.dispose()}load(e,t,n){[this.layer,this.frame,this.relief]=[e,t,n],this.buffers.update(e,n)}};function hM(i,e){return vo(i,e).map(({value:t,heavy:n})=>({share:i.share(t),heavy:n})).filter(({share:t})=>t>0&&t<1).sort((t,n)=>t.share-n.share)}function Jp(i,e){return i.min===e.min&&i.max===e.max&&i.log===e.log&&i.clipped===e.clipped}function jp(i,e,t){let n=new Gt(i.full,Il(e,t));return n.frustumCulled=!1,n}var em=.018;function Kh(i,e,t){let{frame:n,height:r}=i,s=n.depth/2,o=e.towards.x>.001?1:-1,a=e.towards.z>-.001?1:-1,l=t<300?3:t<480?4:6,c=(_,x,w)=>{let N=Ai(Math.min(_,x),Math.max(_,x),l),C=mn(N);return N.map((I,U)=>({at:w(I),text:C[U]}))},h=a*s,u=o*.5,d=[[-o*.5,a*s],[o*.5,-a*s]],f=([_,x])=>{let[w,N]=[e.project([_,r/2,x]),e.project([0,r/2,0])];return w&&N?w.x-N.x:0},[p,y]=d.map(f),g=Math.abs(p)+(p<0?12:0)>Math.abs(y)+(y<0?12:0)?0:1,[m,v]=d[g],A=[p,y][g]<0?-1:1,[E,b]=[Qp(i,e,[0,h]),Qp(i,e,[u,0])];return[{from:[-.5,E,h],to:[.5,E,h],out:[0,0,a],title:i.titles.x,ticks:c(n.x0,n.x1,_=>[Xi(n,_),E,h])},{from:[u,b,s],to:[u,b,-s],out:[o,0,0],title:i.titles.y,ticks:c(n.y0,n.y1,_=>[u,b,$i(n,_)])},{from:[m,0,v],to:[m,r,v],out:[e.right.x*A,0,e.right.z*A],title:i.titles.height,ticks:i.ticks.map(({share:_,text:x})=>({at:[m,_*r,v],text:x}))}]}function Qp({height:i,ground:e},t,[n,r]){let[s,o,a]=[t.project([0,(e+i)/2,0]),t.project([n,e,r]),t.project([n,i,r])];if(!s||!o||!a)return e;let[l,c]=[o.x-s.x,o.y-s.y];return(a.x-o.x)*l+(a.y-o.y)*c>2*Math.hypot(l,c)?i:e}function tm(i,e,t,n,r){let{frame:s,height:o,ground:a}=e,l=s.depth/2,[c,h]=[t.towards.x>.001?-.5:.5,t.towards.z>-.001?-l:l],u=Tt(r.line,1),d=Tt(r.line,.6);for(let p of a<0?[a,0]:[0]){let y=p===a?u:d;i.line([c,p,-l],[c,p,l],y,1),i.line([-.5,p,h],[.5,p,h],y,1)}i.line([-c,a,-l],[-c,a,l],u,1),i.line([-.5,a,-h],[.5,a,-h],u,1);for(let[p,y]of[[c,h],[c,-h],[-c,h]])i.line([p,a,y],[p,o,y],u,1);i.line([c,o,-l],[c,o,l],u,1),i.line([-.5,o,h],[.5,o,h],u,1);for(let{share:p}of e.ticks)i.line([c,p*o,-l],[c,p*o,l],d,.8),i.line([-.5,p*o,h],[.5,p*o,h],d,.8);let f=Tt(r.soft,.75);for(let p of n)if(!(im(p,t)<40)){i.line(p.from,p.to,u,1);for(let{at:y}of p.ticks)i.line(y,rm(y,p.out,em),f,1)}}function nm(i,e,t,n,r){let s=r[2]-r[0],o=s<300?10:11,a=t.project([0,.2,0]);for(let l of e){let[c,h]=[t.project(l.from),t.project(l.to)],u=im(l,t);if(!c||!h||!a||u<40)continue;let d=dM(c,h,a),f=0,p=[];for(let{at:y,text:g}of l.ticks){let[m,v]=[t.project(y),t.project(rm(y,l.out,em*1.3))];if(!m||!v)continue;let A=Math.hypot(v.x-m.x,v.y-m.y),[E,b]=A>2?[(v.x-m.x)/A,(v.y-m.y)/A]:d,[_,x]=Gs({text:g,size:o}),w=3+Math.abs(E)*_/2+Math.abs(b)*x/2,[N,C]=[v.x+E*w,v.y+b*w];p.push({text:g,x:N,y:C}),f=Math.max(f,(N-c.x)*d[0]+(C-c.y)*d[1]+Math.abs(d[0])*_/2+Math.abs(d[1])*x/2)}s>=250&&u>80&&uM(i,l.title,{from:c,to:h,normal:d,away:f+3+(o+1)*.6},o+1,n,r);for(let{text:y,x:g,y:m}of p)i.add({text:y,x:g,y:m,size:o,colour:n.soft,bounds:r})}}function uM(i,e,{from:t,to:n,normal:r,away:s},o,a,l){let[c,h]=[n.x-t.x,n.y-t.y],u=Math.hypot(c,h),d=Math.abs(c)<.35*Math.abs(h),f=d?Math.atan2(-Math.abs(h),h>0?-c:c):Math.atan(h/c);for(let p of d?[1.7,1,.6]:[1.15,1,.85,.65]){let y=$r(e,Math.max(u*p,60),o);if(!y)return;let g=y===e.replace(/\s+/g," ")?void 0:e;for(let m of[0,.12,-.12,.24,-.24]){let[v,A]=[t.x+c*(.5+m)+r[0]*s,t.y+h*(.5+m)+r[1]*s];if(i.add({text:y,title:g,x:v,y:A,angle:f,size:o,colour:a.soft,bounds:l}))return}}}function dM(i,e,t){let n=Math.hypot(e.x-i.x,e.y-i.y),r=[-(e.y-i.y)/n,(e.x-i.x)/n];return(i.x-t.x)*r[0]+(i.y-t.y)*r[1]<0?[-r[0],-r[1]]:r}function im(i,e){let[t,n]=[e.project(i.from),e.project(i.to)];return t&&n?Math.hypot(n.x-t.x,n.y-t.y):0}function rm(i,e,t){return[i[0]+e[0]*t,i[1]+e[1]*t,i[2]+e[2]*t]}function om(i,e,t,n,r){let[s,o]=[e.length,t.length],[a,,l]=i.from,[c,,h]=i.along,[u,d]=fM(i,e,t,r);if(!(u<=d))return null;let f=u+(d-u)*1e-7,p=Ol(e,a+c*f),y=Ol(t,l+h*f),g=e[s-1]>e[0]==c>0?1:-1,m=t[o-1]>t[0]==h>0?1:-1;for(let v=s+o+2;v>0&&p>=0&&y>=0&&p<s-1&&y<o-1;v--){let A=pM(i,e,t,n,r,p,y);if(A!==null)return{...lm(i,e,t,p,y,A),distance:A};let E=c?(e[g>0?p+1:p]-a)/c:1/0,b=h?(t[m>0?y+1:y]-l)/h:1/0;if(Math.min(E,b)>d)return null;E<=b?p+=g:y+=m}return null}function am(i,e,t,n){let r=(n-i.from[1])/i.along[1];if(!(r>0&&r<1/0))return null;let[s,o]=[i.from[0]+i.along[0]*r,i.from[2]+i.along[2]*r],a=(l,c)=>(c-l[0])*(c-l[l.length-1])<=0;return!a(e,s)||!a(t,o)?null:{...lm(i,e,t,Ol(e,s),Ol(t,o),r),distance:r}}function fM(i,e,t,n){let r=[[e[0],e[e.length-1]],[-1e-6,n+1e-6],[t[0],t[t.length-1]]],[s,o]=[0,1/0];return r.forEach(([a,l],c)=>{let[h,u]=[i.from[c],i.along[c]];if(u===0){(h-a)*(h-l)>0&&(o=-1);return}let[d,f]=[(a-h)/u,(l-h)/u];s=Math.max(s,Math.min(d,f)),o=Math.min(o,Math.max(d,f))}),[s,o]}function Ol(i,e){let t=i[i.length-1]>i[0],[n,r]=[0,i.length-1];for(;r-n>1;){let s=n+r>>1;i[s]<=e===t?n=s:r=s}return n}function pM(i,e,t,n,r,s,o){let a=t.length,l=(b,_)=>n[(s+b)*a+o+_],[c,h,u,d]=[l(0,0),l(1,0),l(1,1),l(0,1)],f=c+h+u+d;if(f!==f)return null;let p=(b,_,x)=>[e[s+b],Math.min(x,1)*r,t[o+_]],[y,g,m,v]=[p(0,0,c),p(1,0,h),p(1,1,u),p(0,1,d)],A=$h(c,h,u,d)?[[y,g,m],[y,m,v]]:[[y,g,v],[g,m,v]],E=null;for(let[b,_,x]of A){let w=mM(i,b,_,x);w!==null&&(E===null||w<E)&&(E=w)}return E}function mM({from:i,along:e},t,n,r){let[s,o,a]=[Jh(n,t),Jh(r,t),Jh(i,t)],l=sm(e,o),c=Fl(s,l);if(c===0)return null;let h=Fl(a,l)/c,u=sm(a,s),d=Fl(e,u)/c,f=1e-6;if(h<-f||d<-f||h+d>1+f)return null;let p=Fl(o,u)/c;return p>=0?p:null}function lm(i,e,t,n,r,s){let[o,a]=[i.from[0]+i.along[0]*s,i.from[2]+i.along[2]*s],l=Math.abs(e[n+1]-o)<Math.abs(e[n]-o),c=Math.abs(t[r+1]-a)<Math.abs(t[r]-a);return{i:l?n+1:n,j:c?r+1:r}}function Jh(i,e){return[i[0]-e[0],i[1]-e[1],i[2]-e[2]]}function sm(i,e){return[i[1]*e[2]-i[2]*e[1],i[2]*e[0]-i[0]*e[2],i[0]*e[1]-i[1]*e[0]]}function Fl(i,e){return i[0]*e[0]+i[1]*e[1]+i[2]*e[2]}var jh=11,gM=`
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
}`,yM=`
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
}`,zr=class{numbers=[];line(e,t,n,r){this.numbers.push(...e,...t,...n,r)}trail(e,t,n){for(let r=1;r<e.length;r++){let s=e[r-1][1]+e[r][1];s===s&&this.line(e[r-1],e[r],t,n)}}},Vr=class{mesh;capacity=0;buffer=null;constructor({hidden:e=!0,lift:t=0}={}){let n=new Ht({vertexShader:gM,fragmentShader:yM,uniforms:{size:{value:new Fe(1,1)},density:{value:1},lift:{value:t}},transparent:!0,depthWrite:!1,depthTest:e});this.mesh=new Gt(new Cr,n),this.mesh.frustumCulled=!1,this.mesh.visible=!1}draw(e){let t=e.numbers.length/jh;(t>this.capacity||!this.buffer)&&this.allocate(Math.max(16,Math.ceil(t*1.25)));let n=this.buffer;n.array.set(e.numbers),n.clearUpdateRanges(),n.addUpdateRange(0,e.numbers.length),n.needsUpdate=!0,this.show(t)}show(e){this.mesh.geometry.instanceCount=e,this.mesh.visible=e>0}resize(e,t,n){this.mesh.material.uniforms.size.value.set(e,t),this.mesh.material.uniforms.density.value=n}dispose(){this.mesh.geometry.dispose(),this.mesh.material.dispose()}allocate(e){this.mesh.geometry.dispose(),this.capacity=e,this.buffer=new Ts(new Float32Array(e*jh),jh),this.buffer.setUsage(Ur);let t=new Cr;t.setAttribute("corner",new yt(new Float32Array([0,-1,1,-1,1,1,0,1]),2)),t.setIndex([0,1,2,0,2,3]);let n=[["from",3,0],["to",3,3],["ink",4,6],["wide",1,10]];for(let[r,s,o]of n)t.setAttribute(r,new _s(this.buffer,s,o));this.mesh.geometry=t}};var xM=14;function cm(i,e,t,n,r,s){let o=s[2]-s[0]<300?10:11,a=e.map(l=>t.project(l.at));for(let l of a)l&&i.reserve(l.x,l.y,7,7);e.forEach((l,c)=>{let h=a[c];if(!h||l.quiet&&!(r&&Math.hypot(r.x-h.x,r.y-h.y)<xM))return;let[u,d]=Gs({text:l.text,size:o,weight:500}),f=u/2+9,p=d/2+8;for(let[y,g]of[[0,-p],[f,0],[-f,0],[0,p],[f,-p],[-f,-p]])if(i.add({text:l.text,title:l.title,x:h.x+y,y:h.y+g,size:o,weight:500,colour:n.ink,halo:n.paper,bounds:s}))return;l.firm&&i.put({text:l.text,title:l.title,x:h.x,y:h.y-p,size:o,weight:500,colour:n.ink,halo:n.paper})})}var Bl=class{scene=new gs;layers=[];solids=new rn;bodies=[];box=new Vr;lines=new Vr({lift:.012});cross=new Vr({lift:.01});dots=new Ll;tags=[];plan;look;minima=new Map;traces=new Map;constructor(){this.scene.add(this.solids,this.box.mesh,this.cross.mesh,this.lines.mesh,this.dots.mesh),this.scene.matrixWorldAutoUpdate=!1}update(e){let{layers:t,ui:n,look:r,map:s}=e,o=Op(t.map(a=>a.surface));this.settle(t,o,n),[this.layers,this.look]=[t,r],this.bodies.forEach((a,l)=>a.style(n,r,s,l)),this.plan=vM(t[0],o,e),this.stand(e)}get extent(){return{depth:this.plan.frame.depth,bottom:this.plan.ground,top:this.plan.height}}render(e,t,n,r,s,o,a,l){let{x:c,y:h,width:u,height:d}=r.view,f=new zr;tm(f,this.plan,s,Kh(this.plan,s,u),this.look),this.box.draw(f);for(let y of[this.box,this.lines,this.cross])y.resize(u,d,a);this.dots.resize(a);let p=0;for(let y of this.bodies)y.uniforms.light.value.copy(n),p+=y.prepare(l,a);return e.setViewport(c,o-h-d,u,d),e.setScissor(c,o-h-d,u,d),e.render(this.scene,t),p}write(e,t,n,r){let{x:s,y:o,width:a,height:l}=n.view,c=[s+2,o+1,s+a-2,o+l+1];nm(e,Kh(this.plan,t,a),t,this.look,c),cm(e,this.tags,t,this.look,r,c)}pick(e){let t=null;for(let c of this.bodies){let{xs:h,zs:u,shares:d}=c.relief,f=om(e,h,u,d,this.plan.height);f&&(!t||f.distance<t.distance)&&(t={...f,run:c.layer.run,body:c})}if(t||this.plan.ground===0||!this.bodies.length)return t;let n=this.bodies[0],{xs:r,zs:s,shares:o}=n.relief,a=am(e,r,s,this.plan.ground),l=a?o[a.i*s.length+a.j]:NaN;return a&&l===l?{...a,run:n.layer.run,body:n}:null}bodyOf(e){return this.bodies.find(t=>t.layer.run===e)}get height(){return this.plan.height}dispose(){for(let e of this.bodies)e.dispose();for(let e of[this.box,this.lines,this.cross,this.dots])e.dispose()}settle(e,t,n){for(;this.bodies.length>e.length;){let r=this.bodies.pop();this.solids.remove(r.group),r.dispose()}e.forEach((r,s)=>{if(this.bodies[s]){this.bodies[s].update(r,t)&&this.traces.clear();return}let o=new Ul(r,t,Nl(r,t));this.bodies.push(o),this.solids.add(o.group),this.traces.clear()}),this.plan&&this.plan.height!==n.exaggeration&&this.traces.clear()}stand({ui:e,look:t,farthest:n,surfaces:r}){let[s,o,a,l]=[new zr,new zr,[],[]],c=e.exaggeration;for(let h of this.bodies){let{relief:u,layer:d}=h;if(e.paths){let p={time:e.time,map:tr(e.colormap),farthest:n,halo:Tt(t.paper),ink:Tt(t.ink),soft:Tt(t.soft,.8)},y=er(r,d.run);this.traced(h,e).forEach(({path:g,pieces:m,drops:v},A)=>qp(s,a,l,g,m,v,u,c,{...p,plain:Xs(y+A,t)}))}e.markers&&h===this.bodies[0]?Yp(s,a,l,u,this.minimum(d,e.height),c,t):e.markers&&Yh(a,u,this.minimum(d,e.height),c,t,Xs(d.run,t));let f=e.cursor&&_M(d,e.cursor,r);f&&Zp(o,a,u,f.i,f.j,c,t,f.own)}this.lines.draw(s),this.cross.draw(o),this.dots.draw(a),this.tags=l}minimum({surface:e,run:t},n){let r=`${t} ${n}`,s=this.minima.get(r);if(s?.surface===e)return s.node;let o=e.lowest(n),a=o&&[o.i,o.j];return this.minima.set(r,{surface:e,node:a}),a}traced(e,t){let n=`${e.layer.run} ${t.height}`,r=this.traces.get(n)??this.traceAll(e,t);return this.traces.set(n,r),r}traceAll({layer:e,relief:t},n){let r=e.surface.run.fields[0]?.name===n.height;return e.surface.run.paths.map(s=>({path:s,pieces:Xp(s,t,n.exaggeration),drops:r?$p(s,t,n.exaggeration):[]}))}};function _M(i,e,t){if(e.run===i.run)return{i:e.i,j:e.j,own:!0};let n=t[e.run];return n&&gn(n.x,i.surface.x)&&gn(n.y,i.surface.y)?{i:e.i,j:e.j,own:!1}:null}function vM(i,e,{ui:t,surfaces:n}){let{heightScale:r,surface:s}=i,o=r.ticks.filter(l=>r.share(l)>=0),a=mn(o);return{frame:e,height:t.exaggeration,ground:t.ground?-.24:0,ticks:o.map((l,c)=>({share:r.share(l),text:a[c]})),titles:{x:s.run.axes[0].label,y:s.run.axes[1]?.label??"",height:(r.log?"log ":"")+_t(n,t.height)}}}function hm(i,e,t,n,r,s){let o=document.createElement("canvas");o.width=Math.round(e*n),o.height=Math.round(t*n);let a=o.getContext("2d");if(!a)throw new Error("this browser gives no 2-D canvas");s&&(a.fillStyle=s,a.fillRect(0,0,o.width,o.height)),a.drawImage(i,0,0,o.width,o.height),a.scale(o.width/e,o.height/t);for(let l of r)l.paint(a);return o}function um(i){return new Promise((e,t)=>i.toBlob(n=>n?e(n):t(new Error("the picture is too large for this browser")),"image/png"))}var kl=class{learned=1;before=-1/0;share(e,t){let n=e-this.before;return this.before=t?e:-1/0,t?(n>34&&n<1e3?this.learned=Math.max(.35,this.learned*Math.max(.6,Math.sqrt(34/n))):n<18&&(this.learned=Math.min(1,this.learned*1.03)),this.learned):1}};var bM=5,zl=class{constructor(e,t,n){this.canvas=e;this.element=t;this.acts=n;t.append(this.mark);let{signal:r}=this.stop;e.addEventListener("pointerdown",s=>this.pressed(s),{signal:r}),e.addEventListener("pointermove",s=>this.moved(s),{signal:r}),e.addEventListener("pointerup",s=>this.released(s),{signal:r}),e.addEventListener("pointercancel",()=>[this.down,this.fingers]=[null,0],{signal:r}),e.addEventListener("pointerleave",()=>this.leave(),{signal:r}),e.addEventListener("wheel",()=>this.leave(),{signal:r,passive:!0}),e.addEventListener("dblclick",()=>this.acts.reset(),{signal:r})}canvas;element;acts;place=null;mark=F("div",{"aria-hidden":"true",style:"position:absolute;left:0;top:0;width:11px;height:11px;margin:-5.5px;border:1.5px solid var(--paper, #fff);border-radius:50%;background:var(--ink, #1c2227);opacity:.6;pointer-events:none;visibility:hidden"});down=null;fingers=0;frame=0;stop=new AbortController;dispose(){this.stop.abort(),cancelAnimationFrame(this.frame),this.mark.remove()}at(e){let t=this.element.getBoundingClientRect();return{x:e.clientX-t.left,y:e.clientY-t.top}}pressed(e){this.fingers++,this.down=e.button===0&&this.fingers===1?{...this.at(e),id:e.pointerId}:null,this.leave(),this.canvas.style.cursor="grabbing"}moved(e){let t=this.at(e);this.down&&Math.hypot(t.x-this.down.x,t.y-this.down.y)>bM&&(this.down=null),!(e.buttons||e.pointerType==="touch")&&(this.place=t,this.frame||(this.frame=requestAnimationFrame(()=>{this.frame=0,this.show()})))}released(e){this.fingers=Math.max(this.fingers-1,0),this.canvas.style.cursor="grab";let t=this.down?.id===e.pointerId;if(this.down=null,!t)return;let{x:n,y:r}=this.at(e),s=this.acts.pick(n,r);s&&this.acts.choose(s.cursor)}show(){let e=this.place&&this.acts.pick(this.place.x,this.place.y);this.mark.style.visibility=e?"visible":"hidden",e&&(this.mark.style.transform=`translate(${e.at.x.toFixed(1)}px,${e.at.y.toFixed(1)}px)`),this.place&&this.acts.hover()}leave(){this.place=null,this.mark.style.visibility="hidden"}};var Vl=Math.PI/24;function dm(i,e){if(i.ctrlKey||i.metaKey||i.altKey)return!1;let t={ArrowLeft:[-Vl,0],ArrowRight:[Vl,0],ArrowUp:[0,-Vl],ArrowDown:[0,Vl]};if(i.shiftKey&&t[i.key])e.orbit(...t[i.key]);else if(i.key==="+"||i.key==="=")e.zoom(1.15);else if(i.key==="-")e.zoom(1/1.15);else if(i.key==="Home"||i.key==="0")e.reset();else if(i.key==="t")e.top();else if(i.key==="f")e.front();else return!1;return!0}var MM=2;function fm(i,e){if(typeof WebGL2RenderingContext>"u")return null;let t=document.createElement("canvas"),n;try{n=new Ml({canvas:t,antialias:!0,alpha:!0,powerPreference:"high-performance"})}catch{return null}let r=()=>{n.setClearColor(0,0),n.setScissorTest(!0)};r(),n.autoClear=!1,n.sortObjects=!1;let s=()=>{r(),e()};return t.addEventListener("webglcontextlost",i),t.addEventListener("webglcontextrestored",s),{canvas:t,renderer:n,density:()=>Math.min(window.devicePixelRatio||1,MM),dispose(){t.removeEventListener("webglcontextlost",i),t.removeEventListener("webglcontextrestored",s),n.dispose(),n.forceContextLoss(),t.remove()}}}var pm="This browser cannot draw in 3-D (WebGL is off): the map shows the same surface.",SM="The graphics card has stopped drawing; it usually starts again by itself. The map shows the same surface.",wM=300,EM=150,mm=i=>new Qh(i),Qh=class{constructor(e){this.store=e;let t=F("div",{class:"og-scene",style:"position:absolute;inset:0;overflow:hidden"},this.labels.element,this.captions.element,this.notice),n=this;this.element=Object.assign(t,{orograph:{project:(r,s,o)=>n.project(r,s,o),get frame(){return n.frame},get drawn(){return n.drawn}}}),this.observer=typeof ResizeObserver>"u"?null:new ResizeObserver(()=>this.resized()),this.observer?.observe(t)}store;element;labels=new Vs(!0);captions=new Vs(!1);notice=F("p",{style:"position:absolute;inset:0;display:none;margin:auto;padding:24px;max-width:32em;height:fit-content;text-align:center;color:var(--ink-soft)"});observer;stage;rig=null;pointer=null;panes=[];cells=[];look=null;map=null;scene=null;size={width:0,height:0};frameId=0;settleId;moving=!1;pace=new kl;stale=!1;broken=!1;light=new O;frame={ms:0,triangles:0};drawn=0;draw(e){let t=!this.scene;this.scene=e,(t||e.changed.has("look")||e.changed.has("theme"))&&(this.look=null),this.stale=!0,this.request()}async png(e,t){let{stage:n,size:r}=this;if(!this.refresh()||!n)throw new Error(pm);let s=n.renderer.capabilities.maxTextureSize,o=Math.min(e,s/r.width,s/r.height);try{return this.render(o,!1),await um(hm(n.canvas,r.width,r.height,o,[this.labels,this.captions],t?null:this.look.paper))}finally{this.render(n.density(),!1)}}dispose(){cancelAnimationFrame(this.frameId),clearTimeout(this.settleId),this.observer?.disconnect(),this.pointer?.dispose(),this.rig?.dispose();for(let e of this.panes)e.dispose();this.map?.texture.dispose(),this.stage?.dispose(),this.stage=null,this.scene=null,this.element.remove()}request(){!this.frameId&&typeof requestAnimationFrame=="function"&&(this.frameId=requestAnimationFrame(()=>{this.frameId=0,this.tick()}))}tick(){try{let e=performance.now();if(this.rig?.controls.update(),!this.refresh())return;let t=this.pace.share(e,this.moving);this.render(this.stage.density()*t,this.moving&&(t<.9||this.large())),this.frame.ms=performance.now()-e,this.broken&&this.say(""),this.broken=!1}catch(e){console.error(e),this.broken=!0,this.say("The 3-D view could not be drawn: the map shows the same surface.")}}refresh(){let{scene:e}=this,{clientWidth:t,clientHeight:n}=this.element;if(!e||t<2||n<2||!this.prepare())return!1;let r=t!==this.size.width||n!==this.size.height;return!this.stale&&!r||(this.size={width:t,height:n},this.look??=Wp(this.element),this.update(e),this.stale=!1),!0}prepare(){if(this.stage)return!this.stage.renderer.getContext().isContextLost();if(this.stage===null)return!1;if(this.stage=fm(()=>this.say(SM),()=>{this.say(""),this.stale=!0,this.request()}),!this.stage)return this.say(pm),!1;let{canvas:e}=this.stage;return e.style.cssText="position:absolute;left:0;top:0;width:100%;height:100%;display:block;outline-offset:-3px;cursor:grab",e.tabIndex=0,e.setAttribute("role","application"),this.element.prepend(e),this.rig=new Rl(e,()=>this.moved()),this.pointer=new zl(e,this.element,{pick:(t,n)=>this.pick(t,n),choose:t=>this.store.set({cursor:t}),hover:()=>this.write(),reset:()=>this.rig?.reset()}),e.addEventListener("keydown",t=>{!this.rig||!dm(t,this.rig)||(t.preventDefault(),t.stopPropagation())}),!0}update(e){let{ui:t}=this.store,n=e.layers.filter(c=>c.surface.plane),r=t.arrangement==="overlay"&&n.length?[n]:n.slice(0,6).map(c=>[c]);for(;this.panes.length>r.length;)this.panes.pop().dispose();for(;this.panes.length<r.length;)this.panes.push(new Bl);this.map?.name!==t.colormap&&(this.map?.texture.dispose(),this.map={name:t.colormap,texture:Dp(t.colormap)});let s=Qi(e.surfaces);if(r.forEach((c,h)=>this.panes[h].update({layers:c,surfaces:e.surfaces,ui:t,look:this.look,map:this.map.texture,farthest:s})),this.cells=yd(r.length,this.size.width,this.size.height),this.stage.canvas.setAttribute("aria-label",`3-D view of ${n.map(c=>c.surface.run.name).join(", ")||"nothing"}. Arrow keys walk over the grid, Shift and arrow keys turn, plus and minus zoom, 0 resets.`),!this.panes.length)return;let o=this.panes.map(c=>c.extent),{width:a,height:l}=this.cells[0].view;this.rig.fit({depth:Math.max(...o.map(c=>c.depth)),bottom:o[0].bottom,top:o[0].top},a,l)}large(){return this.scene.layers.some(({surface:e})=>Math.max(e.nx,e.ny)>wM)}render(e,t){let{width:n,height:r}=this.size,{renderer:s}=this.stage;s.getPixelRatio()!==e&&s.setPixelRatio(e),(s.domElement.width!==Math.floor(n*e)||s.domElement.height!==Math.floor(r*e))&&s.setSize(n,r,!1),s.setScissor(0,0,n,r),s.clear(),this.rig.ready(),this.rig.light(this.light);let o=0;this.panes.forEach((a,l)=>{o+=a.render(s,this.rig.camera,this.light,this.cells[l],this.eye(this.cells[l]),r,e,t)}),this.write(),this.frame.triangles=o,this.drawn++}write(){!this.rig||!this.scene||!this.look||(this.labels.begin(),this.captions.begin(),this.panes.forEach((e,t)=>{let n=this.cells[t];e.write(this.labels,this.eye(n),n,this.pointer?.place??null),e.layers.length>1?Tp(this.captions,e.layers,n,this.look,this.store.ui.colormap):Ap(this.captions,e.layers[0],n,this.look)}),this.labels.end(),this.captions.end())}eye({view:e}){let t=this.rig;return{towards:t.towards,right:t.right,project(n){let r=t.project(n);return r&&{x:r.x+e.x,y:r.y+e.y}}}}pick(e,t){let n=xd(this.cells,e,t);if(n<0||!this.rig)return null;let r=this.panes[n],{view:s}=this.cells[n],o=r.pick(this.rig.ray(e-s.x,t-s.y));if(!o)return null;let a=qi(o.body.relief,o.i,o.j,r.height),l=a&&this.eye(this.cells[n]).project(a);return l&&{cursor:{run:o.run,i:o.i,j:o.j},at:l}}project(e,t,n){let r=this.panes.findIndex(a=>a.bodyOf(e)),s=this.panes[r]?.bodyOf(e),o=s&&qi(s.relief,t,n,this.panes[r].height);return o&&this.rig?this.eye(this.cells[r]).project(o):null}moved(){this.moving=!0,clearTimeout(this.settleId),this.settleId=setTimeout(()=>{this.moving=!1,this.request()},EM),this.request()}resized(){this.scene&&(this.stale=!0,this.request())}say(e){this.notice.textContent=e,this.notice.style.display=e?"block":"none";for(let t of[this.labels.element,this.captions.element,this.stage?.canvas])t&&(t.style.visibility=e?"hidden":"visible")}};function gm(i,e,t){let n=matchMedia("(prefers-color-scheme: dark)"),r=()=>{let o=e.ui.theme,a=i.dataset.theme;i.dataset.theme=o==="dark"||o==="auto"&&n.matches?"dark":"light",a&&a!==i.dataset.theme&&t()};n.addEventListener("change",r);let s=e.listen(o=>o.has("theme")&&r());return r(),()=>{s(),n.removeEventListener("change",r)}}function ym(i,e){return F("button",{type:"button",class:"og-theme","aria-label":"Light or dark",title:"Light or dark",onclick:()=>e.set({theme:i.dataset.theme==="dark"?"light":"dark"})},"\u25D0")}var AM={surface:mm,map:rd,curves:Nu,table:sd},TM={surface:"3-D",map:"Map",curves:"Curves",table:"Table"},RM=["data","mode","arrangement","morph","height","colour","log","clip","shared","hidden"];async function Gr(i,e,t={}){let n=await Promise.all(e.runs.map(o=>Qr.decode(o))),r=new tu(i,e.title,n),s=t.subscribe?.(o=>{r.receive(o).catch(console.error)},o=>r.connected(o));return{store:r.store,receive:o=>r.receive(o),dispose(){s?.(),r.dispose()}}}var tu=class{constructor(e,t,n){this.element=e;this.surfaces=n;this.store=new Ro(gd(n)),this.profile=new Ao(this.store,u=>this.view().hover?.(u)),this.profileBox=F("div",{class:"og-profile",hidden:!0},this.profile.element),this.modes=es("View",Object.entries(TM),u=>this.store.set({mode:u}));let r=Td(()=>this.view(),u=>this.announcer.say(u)),[s,o,a,l,c,h]=[_d(this.store),wd(this.store),Ed(),Ad(this.store),bd(),Rd(this.store)];this.panels=[s,o,a,l,c,h,r],e.classList.add("orograph"),e.replaceChildren(F("header",{class:"og-head"},F("h1",{},t),this.modes.element,F("div",{class:"og-tools"},r.element,ym(e,this.store))),F("div",{class:"og-body"},F("main",{class:"og-main"},this.stage,this.profileBox,h.element,this.progress),F("aside",{class:"og-side","aria-label":"Settings and facts"},o.element,a.element,eu("Display",s.element,!0),eu("Point",l.element,!0),eu("What is this?",c.element,!1))),...this.announcer.elements),this.follow(),this.redraw(new Set(["data"])),e.dataset.ready="true"}element;surfaces;store;views=new Map;stage=F("div",{class:"og-stage"});announcer=new Ks;progress=F("div",{class:"og-progress",hidden:!0});profile;profileBox;modes;panels;stops=[];layers=[];offline=!1;scaleChosen=!1;async receive(e){let t=await Qr.decode(e),n=this.surfaces.findIndex(s=>s.run.id===e.id);if(n>=0&&this.surfaces[n].run.revision>e.revision)return;let r=this.surfaces;this.surfaces=n<0?[...this.surfaces,t]:this.surfaces.map((s,o)=>o===n?t:s),this.store.set({...this.rescaled(r),...pd(this.surfaces,this.store.ui),...CM(r,this.surfaces,this.store.ui)}),this.redraw(new Set(["data"])),this.element.dataset.revision=String(e.revision)}connected(e){this.offline=!e,this.showProgress()}dispose(){for(let e of this.stops)e();for(let e of this.views.values())e.dispose();this.profile.dispose(),this.announcer.dispose(),this.element.replaceChildren()}rescaled(e){let t=this.store.ui.height;return e.every(r=>r.lowest(t)===null)&&!this.scaleChosen?{log:sr(this.surfaces,t)}:{}}view(){let e=this.store.ui.mode,t=this.views.get(e);return t||this.views.set(e,t=AM[e](this.store)),t}redraw(e){let t=this.store.ui;RM.some(l=>e.has(l))&&(this.layers=bu(this.surfaces,t));let n=!this.views.has(t.mode)||e.has("mode"),r=this.view();this.stage.firstElementChild!==r.element&&this.stage.replaceChildren(r.element);let s={surfaces:this.surfaces,layers:this.layers,changed:n?new Set([...e,"data","look","size"]):e};r.draw(s);let o=t.mode!=="table"&&t.mode!=="curves"&&t.section!==null&&_o(t.section)>0&&this.layers.length>0,a=o&&this.profileBox.hidden;this.profileBox.hidden=!o,o&&this.profile.draw(a?{...s,changed:new Set([...s.changed,"data","size"])}:s);for(let l of this.panels)l.draw(s);this.modes.show(t.mode),this.modes.enable(_c(this.surfaces)),this.showProgress()}follow(){this.stops.push(this.store.listen(e=>this.changed(e))),this.stops.push(gm(this.element,this.store,()=>this.redraw(new Set(["look"])))),this.shareWheel(),this.stage.addEventListener("keydown",e=>{if(cd(e))return;let t=this.layers.map(n=>n.run);hd(e,this.store,this.surfaces,t,n=>this.announcer.say(n))&&e.preventDefault()})}shareWheel(){if(this.element.dataset.orograph!==void 0&&window.parent===window)return;let e=t=>{this.stage.contains(document.activeElement)||t.stopPropagation()};this.stage.addEventListener("wheel",e,{capture:!0,passive:!0})}changed(e){e.has("height")?this.scaleChosen=!1:e.has("log")&&(this.scaleChosen=!0),this.redraw(e);let t=this.store.ui.cursor;e.has("cursor")&&t&&this.announcer.say(ud(this.surfaces[t.run],t))}showProgress(){let t=this.surfaces.filter(r=>r.run.running).map(dd);this.offline&&t.unshift("The server does not answer: what you see is the last state."),this.progress.hidden=!t.length;let n=t.join(" \xB7 ");this.progress.textContent!==n&&(this.progress.textContent=n),this.announcer.report(n)}};function CM(i,e,{cursor:t}){let[n,r]=t?[i[t.run],e[t.run]]:[];if(!t||!n||!r||n===r)return{};let s=[n.x[t.i],n.y[t.j]];if(!r.contains(...s))return{cursor:null};let[o,a]=r.nearest(...s);return o===t.i&&a===t.j?{}:{cursor:{run:t.run,i:o,j:a}}}function eu(i,e,t){return F("details",{class:"og-fold",open:t},F("summary",{},F("h2",{},i)),e)}async function xm(i,e){await Gr(i,JSON.parse(e))}async function vm(i){let e=await fetch(i,{cache:"no-store"});if(!e.ok)throw new Error(`${i}: ${e.status} ${e.statusText}`);return await e.json()}var _m=[1e3,2e3,4e3,8e3,15e3];function PM(i){return{subscribe(e,t){let n=new EventSource("/api/events"),r=new Map,s=!1,o=async l=>{for(let c=0;!s;c++){let h=await vm(`/api/runs/${encodeURIComponent(l)}`).catch(()=>null);if(s)return;if(t(h!==null),h)return i.set(l,h.revision),e(h);await IM(_m[Math.min(c,_m.length-1)])}},a=async l=>{if(r.has(l))return void r.set(l,!0);do r.set(l,!1),await o(l);while(r.get(l)&&!s);r.delete(l)};return n.addEventListener("run",l=>{let{id:c,revision:h}=JSON.parse(l.data);h!==i.get(c)&&a(c)}),n.addEventListener("open",()=>t(!0)),n.addEventListener("error",()=>t(!1)),()=>{s=!0,n.close()}}}}function IM(i){return new Promise(e=>setTimeout(e,i))}async function bm(i){let e=await vm("/api/state");document.title=e.title,await Gr(i,e,PM(new Map(e.runs.map(t=>[t.id,t.revision]))))}async function Mm({model:i,el:e}){let t=document.createElement("div");t.style.height=`${i.get("height")}px`,e.append(t);let n=i.get("state"),r=await Gr(t,n,{subscribe:o=>LM(i,n,o)}),s=NM(r.store);return()=>{s(),r.dispose()}}function LM(i,e,t){let n=new Map(e.runs.map(a=>[a.id,a.revision])),r=a=>{a.revision<=(n.get(a.id)??-1/0)||(n.set(a.id,a.revision),t(a))},s=()=>{for(let l of i.get("state").runs)r(l);let a=i.get("run_update");a&&"id"in a&&r(a)},o=["change:state","change:run_update"];for(let a of o)i.on(a,s);return s(),()=>{for(let a of o)i.off(a,s)}}function NM(i){let e=()=>{let n=document.body.dataset.jpThemeLight;n!==void 0&&i.set({theme:n==="true"?"light":"dark"})},t=new MutationObserver(e);return t.observe(document.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]}),e(),()=>t.disconnect()}var Gl=document.querySelector("#orograph[data-orograph]");if(Gl){let i=document.getElementById("orograph-state")?.textContent;(i?xm(Gl,i):bm(Gl)).catch(t=>{Gl.textContent=`This page could not be drawn: ${String(t)}`})}var Q2={render:Mm};export{Q2 as default};
