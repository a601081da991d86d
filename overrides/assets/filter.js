/* Forklart i overrides/partials/filter.html. */
(function () {
  "use strict";
  var rot = document.querySelector(".oversikt");
  if (!rot) return;
  function alle(hva, hvor) { return Array.prototype.slice.call((hvor || rot).querySelectorAll(hva)); }
  var brett = rot.querySelector(".filtre"), skjema = brett.querySelector("form"), valgt = brett.querySelector(".tall");
  var antall = rot.querySelector(".antall"), ingen = rot.querySelector(".ingen"), fridager = (rot.dataset.helligdager || "").split(" ");
  var rader = alle("article[id]").map(function (el) { return { el: el, hjem: el.parentNode }; }), forrige = "";
  var grupper = alle(".gruppe").map(function (el) {
    return { el: el, sted: el.querySelector(".rader"), tall: el.querySelector(".tall"), alle: alle("article[id]", el).length, apen: el.open };
  });
  var best = grupper[0], av = best.tall.dataset.tekst;

  function osloNaa() {
    var naa = new Date().toLocaleString("sv", { timeZone: "Europe/Oslo" }), dato = naa.slice(0, 10);
    return { dato: dato, tid: naa.slice(11, 16), dag: (new Date(dato).getUTCDay() + 6) % 7 };
  }
  function apent(d, naa) {
    if (d.apent === "alltid") return true;
    if (!d.apent || naa.dato > rot.dataset.til || (fridager.indexOf(naa.dato) >= 0 && d.helligdag !== "usual")) return false;
    return d.apent.split(" ").some(function (rad) {
      var bit = rad.split("="), tider = bit[1].split("-"), dag = Number(bit[0]);
      return dag === naa.dag && tider[0] <= naa.tid && naa.tid < tider[1];
    });
  }
  function har(liste, verdi) { return (" " + liste + " ").indexOf(" " + verdi + " ") >= 0; }
  var regler = {
    alder: function (d, v) { return (!d.fra || v >= Number(d.fra)) && (!d.til || v <= Number(d.til)); },
    minutter: function (d, v) { return Boolean(d.minutter) && Number(d.minutter) <= v; },
    apent: function (d) { return apent(d, osloNaa()); },
    hvem: function (d, v) { return har(d.hvem, v) || har(d.hvem, "alle"); }
  };
  var laget = {
    alder: function (d) { return Boolean(d.til || d.fra > 18); },
    hvem: function (d, v) { return har(d.hvem, v); }
  };
  function valg() {
    return Array.prototype.map.call(skjema.elements, function (f) {
      return { navn: f.name, verdi: f.type === "checkbox" ? f.checked : f.type === "number" ? Number(f.value) : f.value };
    }).filter(function (f) { return f.navn && f.verdi; });
  }
  function passer(d, valgene) {
    return valgene.every(function (f) { return regler[f.navn] ? regler[f.navn](d, f.verdi) : har(d[f.navn], f.verdi); });
  }
  function ordne(valgene) {
    rader.forEach(function (r) {
      var egen = valgene.some(function (f) { return laget[f.navn] && laget[f.navn](r.el.dataset, f.verdi); });
      (egen && passer(r.el.dataset, valgene) ? best.sted : r.hjem).appendChild(r.el);
    });
  }
  function vis() {
    var valgene = valg(), nye = JSON.stringify(valgene), endret = nye !== (forrige || "[]"), vist = 0;
    if (endret) ordne(valgene);
    rader.forEach(function (r) { r.el.hidden = !passer(r.el.dataset, valgene); });
    grupper.forEach(function (g) {
      var her = g.sted.querySelectorAll("article[id]:not([hidden])").length;
      vist += her;
      g.el.hidden = !her;
      if (endret) g.el.open = valgene.length > 0 || g.apen;
      g.tall.textContent = g === best || her === g.alle ? her : av.replace("#", her).replace("@", g.alle);
    });
    valgt.textContent = valgene.length ? valgt.dataset.tekst.replace("#", valgene.length) : "";
    var tekst = antall.dataset.tekst.replace("#", vist);
    if (antall.textContent !== tekst) antall.textContent = tekst;
    ingen.hidden = vist > 0;
    forrige = nye;
  }
  function straks() { [0, 300].forEach(function (ms) { setTimeout(vis, ms); }); }
  brett.hidden = false;
  skjema.addEventListener("input", vis);
  skjema.addEventListener("reset", function () {
    if (ingen.contains(document.activeElement)) brett.querySelector("summary").focus();
    straks();
  });
  skjema.addEventListener("submit", function (e) { e.preventDefault(); });
  function igjen() { if (skjema.elements.apent && skjema.elements.apent.checked && !document.hidden) vis(); }
  setInterval(igjen, 60000);
  window.addEventListener("pageshow", straks);
  document.addEventListener("visibilitychange", igjen);
  vis();
})();
