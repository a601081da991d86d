/* Tar vare på akuttsiden uten nett, bare når noen trykker. Det samme trykket fjerner den igjen. */
(function () {
  "use strict";
  var knapp = document.querySelector("[data-offline]");
  if (!knapp || !("serviceWorker" in navigator) || !window.caches) return;
  var tekst = knapp.dataset, boks = knapp.closest(".offline"), svar = boks.querySelector("[role=status]");
  var arbeider = new URL(tekst.offline, document.baseURI).href, rot = new URL("./", arbeider), har = false;

  function min() {
    return navigator.serviceWorker.getRegistration(rot.href).then(function (r) { return r && r.scope === rot.href ? r : null; });
  }
  function vis(sier) { knapp.textContent = har ? tekst.fjern : tekst.lagre; svar.textContent = sier || (har ? tekst.lagret : ""); }
  function klar(r) {
    var ny = r.installing || r.waiting || r.active;
    return new Promise(function (ja, nei) {
      function se() { if (ny.state === "activated") ja(); else if (ny.state === "redundant") nei(new Error("redundant")); }
      ny.addEventListener("statechange", se);
      se();
    });
  }
  function kopier() {
    return caches.keys().then(function (navn) { return navn.filter(function (et) { return et.indexOf("akutt " + rot.pathname + " ") === 0; }); });
  }
  /* Den som angrer, får den samme arbeideren tilbake. Den henter ikke av seg selv en gang til. */
  function fyll(r) {
    return kopier().then(function (navn) {
      return navn.length ? null : new Promise(function (ja, nei) {
        var kanal = new MessageChannel();
        kanal.port1.onmessage = function (e) { if (e.data) ja(); else nei(new Error("fetch")); };
        r.active.postMessage("lagre", [kanal.port2]);
      });
    });
  }
  function lagre() {
    return navigator.serviceWorker.register(arbeider).then(function (r) { return klar(r).then(function () { return fyll(r); }); })
      .then(function () { har = true; vis(); });
  }
  function fjern() {
    return min().then(function (r) { return r && r.unregister(); }).then(kopier)
      .then(function (navn) { return Promise.all(navn.map(function (et) { return caches.delete(et); })); })
      .then(function () { har = false; vis(tekst.fjernet); });
  }
  knapp.addEventListener("click", function () {
    if (knapp.getAttribute("aria-disabled")) return;
    knapp.setAttribute("aria-disabled", "true");
    svar.textContent = har ? "" : tekst.venter;
    (har ? fjern() : lagre()).catch(function () {
      return fjern().catch(function () {}).then(function () { svar.textContent = tekst.feil; });
    }).then(function () { knapp.removeAttribute("aria-disabled"); });
  });
  min().then(function (r) { har = Boolean(r); vis(); boks.hidden = false; }).catch(function () {});
})();
