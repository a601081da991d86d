/* Skjerper tjenesteoversikten: skjuler det som ikke passer. Uten dette skriptet står alt på siden. */
(function () {
  "use strict";
  var rot = document.querySelector(".oversikt");
  if (!rot) return;
  var skjema = rot.querySelector(".filtre"), antall = rot.querySelector(".antall"), ingen = rot.querySelector(".ingen");
  var kort = Array.prototype.slice.call(rot.querySelectorAll(".kort"));
  var fridager = (rot.dataset.helligdager || "").split(" ");

  function osloNaa() {
    var deler = {};
    new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Oslo", weekday: "short", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
      .formatToParts(new Date()).forEach(function (d) { deler[d.type] = d.value; });
    return { dag: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(deler.weekday), tid: deler.hour + ":" + deler.minute, dato: deler.year + "-" + deler.month + "-" + deler.day };
  }
  /* Bare det vi vet er åpent, regnes som åpent. Ukjent er aldri åpent, og aldri stengt. */
  function apent(el, naa) {
    var regel = el.dataset.apent || "";
    if (regel === "alltid") return true;
    if (!regel || (fridager.indexOf(naa.dato) >= 0 && el.dataset.helligdag !== "usual")) return false;
    return regel.split(" ").some(function (rad) {
      var bit = rad.split("="), tider = bit[1].split("-"), dag = Number(bit[0]);
      if (tider[0] < tider[1]) return dag === naa.dag && tider[0] <= naa.tid && naa.tid < tider[1];
      return (dag === naa.dag && tider[0] <= naa.tid) || ((dag + 1) % 7 === naa.dag && naa.tid < tider[1]);
    });
  }
  function har(liste, verdi) { return !verdi || (" " + liste + " ").indexOf(" " + verdi + " ") >= 0; }
  function passer(el, valg, naa) {
    var d = el.dataset, alder = valg.alder;
    return (har(d.hvem, valg.hvem) || (valg.hvem && har(d.hvem, "alle"))) && har(d.hva, valg.hva) && har(d.sprak, valg.sprak) &&
      (!alder || ((!d.fra || alder >= Number(d.fra)) && (!d.til || alder <= Number(d.til)))) && (!valg.apent || apent(el, naa));
  }
  function vis() {
    var f = skjema.elements, naa = osloNaa(), vist = 0;
    var valg = { hvem: f.hvem.value, hva: f.hva.value, sprak: f.sprak.value, alder: f.alder.value ? Number(f.alder.value) : 0, apent: f.apent.checked };
    kort.forEach(function (el) { var ja = passer(el, valg, naa); el.hidden = !ja; if (ja) vist += 1; });
    rot.querySelectorAll(".gruppe").forEach(function (g) { g.hidden = !g.querySelector(".kort:not([hidden])"); });
    antall.textContent = antall.dataset.tekst.replace("#", String(vist));
    ingen.hidden = vist > 0;
  }
  skjema.hidden = false;
  skjema.addEventListener("input", vis);
  skjema.addEventListener("reset", function () { setTimeout(vis, 0); });
  skjema.addEventListener("submit", function (e) { e.preventDefault(); });
  vis();
  if (location.hash) { var mal = document.getElementById(decodeURIComponent(location.hash.slice(1))); if (mal) mal.scrollIntoView(); }
})();
