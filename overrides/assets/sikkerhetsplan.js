/* Sikkerhetsplanen: lagrer bare når noen trykker, og bare på denne enheten. Uten skriptet er skjemaet der likevel. */
(function () {
  "use strict";
  var NOKKEL = "ark-1", plan = document.querySelector(".plan");
  if (!plan) return;
  function alle(hva) { return Array.prototype.slice.call(plan.querySelectorAll(hva)); }
  function en(hva) { return plan.querySelector(hva); }
  var felt = alle("textarea"), natt = alle("[type=checkbox]"), svar = en(".svar"), bekreft = en(".bekreft"), funnet = en(".funnet");
  var TOM = { tekst: felt.map(function () { return ""; }), natt: natt.map(function () { return false; }) };
  var kjent = TOM, rort = []; /* det siden vet er lagret, og feltene noen har rørt siden */

  /* Papiret skriver ut hele teksten fra denne kopien, ikke bare det som får plass i feltet på skjermen. */
  function speil(el) { el.parentNode.setAttribute("data-tekst", el.value); }
  /* Tømmes først, så skjermleseren sier det samme én gang til når noen trykker to ganger. */
  function si(navn) {
    svar.textContent = "";
    if (navn) setTimeout(function () { svar.textContent = svar.getAttribute("data-" + navn); }, 60);
  }
  function fyll(tekst, kryss) {
    felt.forEach(function (el, i) { el.value = tekst[i] || ""; speil(el); });
    natt.forEach(function (el, i) { el.checked = kryss[i] === true; });
  }
  function liste(x, antall, slag) {
    return Array.isArray(x) && x.length === antall && x.every(function (y) { return typeof y === slag; });
  }
  function hent() {
    try {
      var d = JSON.parse(localStorage.getItem(NOKKEL));
      return d && liste(d.tekst, felt.length, "string") && liste(d.natt, natt.length, "boolean") ? d : null;
    } catch (e) { return null; }
  }
  /* Et felt ingen har rørt, er aldri tømt av den som skriver: WebKit tømmer skjemaet når siden kommer fram igjen. */
  function les() {
    function alt(el, verdi, sist) { return verdi || rort.indexOf(el) >= 0 ? verdi : sist; }
    return {
      tekst: felt.map(function (el, i) { return alt(el, el.value, kjent.tekst[i]); }),
      natt: natt.map(function (el, i) { return alt(el, el.checked, kjent.natt[i]); })
    };
  }
  /* Planen kan være lagret fra en annen fane. Steg som er urørt her, følger den. Er et steg endret begge steder, blir begge stående. */
  function samle() {
    var her = les(), naa = hent() || TOM, begge = false;
    fyll(her.tekst.map(function (t, i) {
      var inne = naa.tekst[i];
      if (t === kjent.tekst[i]) return inne;
      if (t === inne || !inne || inne === kjent.tekst[i]) return t;
      begge = true;
      return t ? inne + "\n" + t : inne;
    }), her.natt.map(function (x, i) { return x === kjent.natt[i] ? naa.natt[i] : x; }));
    kjent = naa;
    return begge;
  }
  function lagre() {
    if (samle()) return "begge";
    var d = les();
    if (!d.tekst.join("").trim() && d.natt.indexOf(true) < 0) return "tomt";
    try { localStorage.setItem(NOKKEL, JSON.stringify(d)); } catch (e) { return "sperret"; }
    kjent = d;
    rort = [];
    return "lagret";
  }
  function slett() {
    fyll([], []);
    funnet.hidden = true;
    kjent = TOM;
    rort = [];
    try { localStorage.removeItem(NOKKEL); return "slettet"; } catch (e) { return "bare_tomt"; }
  }
  function skriv(blank) {
    plan.classList[blank ? "add" : "remove"]("blank");
    window.print();
  }
  function spor(vis) {
    bekreft.hidden = !vis;
    (vis ? en(".bekreft p") : en("[data-gjor=slett]")).focus();
  }
  var gjor = {
    skriv: function () { skriv(false); },
    blank: function () { skriv(true); },
    lagre: function () { si(lagre()); },
    slett: function () { si(); spor(true); },
    ja: function () { si(slett()); spor(false); },
    nei: function () { si("beholdt"); spor(false); }
  };

  plan.addEventListener("click", function (e) {
    var navn = e.target.getAttribute("data-gjor");
    if (navn) gjor[navn]();
  });
  plan.addEventListener("input", function (e) {
    if (e.target.rows) speil(e.target);
    if (!rort.length && kjent !== TOM) si("endret");
    rort.push(e.target);
  });
  plan.addEventListener("submit", function (e) { e.preventDefault(); });
  window.addEventListener("afterprint", function () { plan.classList.remove("blank"); });

  /* På et tregt nett kan noen ha begynt å skrive før skriptet kom. Det de skrev, blir stående. */
  function apne() {
    rort = felt.filter(function (el) { return el.value; });
    var begge = samle();
    funnet.hidden = kjent === TOM;
    si(begge ? "begge" : rort.length && kjent !== TOM ? "endret" : "");
  }
  /* Siden lover at det som ikke er lagret, er borte når noen går. Derfor står bare det lagrede igjen i en side nettleseren holder i live. */
  function igjen() {
    fyll([], []);
    kjent = TOM;
    bekreft.hidden = true;
    apne();
  }
  window.addEventListener("pagehide", igjen);
  function urort() { if (!rort.length) igjen(); }
  /* To ganger: WebKit tømmer skjemaet en stund etter at siden er vist, på en treg telefon litt senere enn ellers. */
  window.addEventListener("pageshow", function (e) { if (e.persisted) [0, 300].forEach(function (ms) { setTimeout(urort, ms); }); });
  window.addEventListener("storage", urort);
  apne();
  plan.classList.add("levende");
  en(".knapper").hidden = false;
})();
