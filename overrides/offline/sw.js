/* Viser akuttsiden når nettstedet ikke svarer. Finnes bare hos den som har trykket på knappen på forsiden.
   Bygget fyller inn UTGAVE og SIDER. */
"use strict";
const UTGAVE = "UTGAVE";
const SIDER = ["SIDER"];
const ROT = new URL(registration.scope).pathname, NAVN = "akutt " + ROT + " ", KOPIER = NAVN + UTGAVE;
const VENT = 3000, VENT_LENGER = 30000, MINUTT = 60000, DAG = 24 * 60 * MINUTT, GAMMEL = 7 * DAG;
let ventet = { adresse: "", tid: 0 };

function sti(side) { return ROT + side.mappe + "akutt/"; }

/* Uten sidens egne merker og slutten er det en annen side, kanskje en innlogging til et trådløst nett, eller bare halve.
   Den skal verken lagres eller vises. */
function hel(html, side) { return html.trimEnd().endsWith("</html>") && side.merker.every(function (ett) { return html.includes(ett); }); }
function innen(ms, svar) { return Promise.race([svar, new Promise(function (_, nei) { setTimeout(nei, ms); })]); }
async function hentet(side) {
  const svar = await fetch(sti(side), { cache: "no-cache" }), html = await svar.text();
  if (!svar.ok || !hel(html, side)) throw new Error("ikke akuttsiden");
  return html;
}
function les(side) { return innen(VENT_LENGER, hentet(side)); }
/* Alle leses før noe lagres: det som går galt, skal ikke legge igjen spor. */
async function lagre(sider) {
  const tekster = await Promise.all(sider.map(les)), kopier = await caches.open(KOPIER);
  const hode = { "Content-Type": "text/html; charset=utf-8", "X-Lagret": String(Date.now()) };
  await Promise.all(sider.map(function (side, nr) { return kopier.put(sti(side), new Response(tekster[nr], { headers: hode })); }));
}
function finn(side) { return caches.match(sti(side), { cacheName: KOPIER }); }
/* En klokke som er stilt tilbake, gjør alderen ukjent. Da er kopien for gammel. */
function alder(kopi) {
  const ms = kopi ? Date.now() - Number(kopi.headers.get("X-Lagret")) : Infinity;
  return ms > -DAG ? ms : Infinity;
}
async function frisk() {
  if (!(await caches.has(KOPIER))) return;
  const alle = await Promise.all(SIDER.map(finn));
  if (alle.some(function (kopi) { return alder(kopi) > DAG; })) await lagre(SIDER);
}
function vis(html) { return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } }); }
async function uten(adresse) {
  const under = new URL(adresse).pathname.slice(ROT.length), side = SIDER.find(function (en) { return under.startsWith(en.mappe); });
  const kopi = await finn(side).catch(function () {}), html = alder(kopi) < GAMMEL ? await kopi.text().catch(function () { return ""; }) : "";
  if (!hel(html, side)) return vis(side.innebygd);
  const dato = new Date(Number(kopi.headers.get("X-Lagret"))).toLocaleDateString(side.sprak, { day: "numeric", month: "long", year: "numeric" });
  /* Kopien vises på den adressen leseren ba om. Derfra ville lenkene i den gått feil når nettet er tilbake. */
  const lenket = html.replace(/href="(\.[^"]*)"/g, function (_, til) { return 'href="' + new URL(til, location.origin + sti(side)).pathname + '"'; });
  return vis(lenket.replace(/<main[^>]*>/, function (main) { return main + side.linje.replace("#", dato); }));
}
/* Den som prøver den samme siden igjen, har et tregt nett og vil vente. Ellers kom de aldri videre enn til kopien. */
async function hent(e) {
  const adresse = e.request.url.split("#")[0];
  const igjen = ventet.adresse === adresse && Date.now() - ventet.tid < 2 * MINUTT;
  const nett = fetch(e.request, { cache: "no-cache" }).then(async function (svar) {
    if (svar.status >= 500) throw new Error("serveren er nede");
    if ((svar.headers.get("Content-Type") || "").startsWith("text/html")) await svar.clone().arrayBuffer(); /* en side som stanser midtveis, er ikke et svar */
    return svar;
  });
  e.waitUntil(nett.then(frisk).catch(function () {}));
  try {
    return await innen(igjen ? VENT_LENGER : VENT, nett);
  } catch (_) {
    ventet = { adresse: adresse, tid: Date.now() };
    return uten(adresse);
  }
}
addEventListener("install", function (e) { e.waitUntil(lagre(SIDER).then(function () { return skipWaiting(); })); });
addEventListener("message", function (e) {
  function si(ja) { e.ports[0].postMessage(ja); }
  if (e.data === "lagre") e.waitUntil(lagre(SIDER).then(function () { si(true); }, function () { si(false); }));
});
addEventListener("activate", function (e) {
  e.waitUntil(caches.keys().then(function (navn) {
    return Promise.all(navn.filter(function (et) { return et.startsWith(NAVN) && et !== KOPIER; }).map(function (et) { return caches.delete(et); }));
  }).then(function () { return clients.claim(); }));
});
addEventListener("fetch", function (e) {
  if (e.request.mode === "navigate" && e.request.method === "GET") e.respondWith(hent(e));
});
