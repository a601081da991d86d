/* Søket. Lastes først når feltet får fokus. Alt skjer i nettleseren: det som skrives, sendes ikke, lagres ikke og
   kommer aldri inn i en adresse. brett, del og stamme gjør det samme som ressursbank/search/fold.py. */
(function () {
  "use strict";
  var felt = document.getElementById("sok"), boks = document.getElementById("treff"), status = document.querySelector(".sok-antall");
  var BOKSTAV = { "æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "ı": "i" };
  var APOSTROF = /['\u2019\u02bc`\u00b4]/g, GAP = /[\s!-\/:-@\[-`{-\u00bf\u00d7\u00f7\u2000-\u206f\u3000-\u303f]+/;
  /* Hvor mye et ord teller etter hvor det står, hvor mye et utsagn teller, og hvor likt et ord må være for å høre til det. */
  var TITTEL = 10, STERK = 6, OMTALE = 5, SVAK = 2, UTSAGN = 11, HEL_TITTEL = 100, NAVNET = 30, NOK = 0.72, LIKT = 0.79, MINST = 4, MINST_UTSAGN = 2.5, FLEST = 12, FORST = 3;
  var liste, endelser, ledd, former = {}, forledd = [], hopp = {}, ord = {}, kjente = [], husket = {}, sist = "", grupper, krise, utsagn, dokumenter, venter;

  function brett(tekst) {
    return tekst.toLowerCase().replace(/[æøåßđðŋŧłı]/g, function (b) { return BOKSTAV[b]; }).normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  }
  /* Småord beholder sine å-er: «får» er ikke «far», og «nå» er ikke NA. */
  function del(tekst) {
    return tekst.toLowerCase().replace(APOSTROF, "").split(GAP).filter(Boolean).map(function (o) { return hopp[o] ? o : brett(o); });
  }
  function stamme(o) {
    for (var i = 0; i < endelser.length; i++) {
      var e = endelser[i];
      if (o.length - e.length >= 3 && o.slice(-e.length) === e) return o.slice(0, -e.length);
    }
    return o;
  }
  /* Ordene i en tekst, med nynorsk og dialekt gjort om til ordene sidene bruker. */
  function lesOrd(tekst) {
    return [].concat.apply([], del(tekst).map(function (o) {
      if (!hopp[o]) forledd.forEach(function (f) { if (o.indexOf(f[0]) === 0) o = f[1] + o.slice(f[0].length); });
      return former.hasOwnProperty(o) ? former[o].split(" ") : [o];
    }));
  }
  /* Et navn er det samme om det er delt: «digi helsestasjon». */
  function ettOrd(tekst) { return lesOrd(tekst).join(""); }
  /* Et ord slik søket ser det: ordet, stammen, og leddene når det er sammensatt, det siste først. */
  function sett(o) {
    if (ord.hasOwnProperty(o)) return ord[o];
    var funn = ord[o] = { o: o, s: stamme(o), ledd: [], antall: 0, hvor: {} };
    ledd.some(function (l) {
      var f = funn.s.slice(0, -l.length);
      if (f.length < 3 || funn.s.slice(-l.length) !== l) return false;
      funn.ledd = [l, stamme(f), stamme(f.replace(/[se]$/, ""))].concat(sett(f.replace(/s$/, "")).ledd);
      return true;
    });
    return funn;
  }
  /* Hvor mange bokstaver som må rettes; to som har byttet plass, er én. */
  function avstand(a, b, grense) {
    if (Math.abs(a.length - b.length) > grense) return 9;
    var to, en = [], naa, minst, i, j;
    for (j = 0; j <= b.length; j++) en.push(j);
    for (i = 1; i <= a.length; i++) {
      naa = [minst = i];
      for (j = 1; j <= b.length; j++) {
        naa[j] = Math.min(naa[j - 1] + 1, en[j] + 1, en[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) naa[j] = Math.min(naa[j], to[j - 2] + 1);
        minst = Math.min(minst, naa[j]);
      }
      if (minst > grense) return 9;
      to = en; en = naa;
    }
    return en[b.length];
  }
  function tall(o) { return /\d/.test(o); }
  /* Hvor godt et ord som er skrevet, passer med et ord vi kjenner: fra 0 til 1. Tall gjettes det aldri på. */
  function likhet(a, b, alene) {
    if (a.o === b.o) return 1;
    if (tall(a.o) || tall(b.o)) return alene && a.o.length > 1 && b.o.indexOf(a.o) === 0 ? 0.5 : 0;
    if (a.s === b.s || (a.o.length > 4 && (b.o.replace(/ae/g, "a") === a.o || b.o.replace(/ae/g, "e") === a.o))) return 0.92;
    var best = b.ledd[0] === a.s ? 0.6 : b.ledd.indexOf(a.s) > 0 ? 0.7 : a.ledd[0] === b.s ? 0.45 : a.ledd.indexOf(b.s) > 0 ? 0.65 : 0;
    if (b.s.length > 6 && a.s.slice(-b.s.length) === b.s) best = 0.75;
    if (b.s.length > 6 && a.s.indexOf(b.s) === 0) best = Math.max(best, 0.73);
    if (a.o.length > (alene ? 1 : 3) && b.o.indexOf(a.o) === 0) return Math.max(best, (a.o.length > 4 ? 0.45 : 0.35) + 0.4 * a.o.length / b.o.length);
    if (a.s.length > 3 && b.s.indexOf(a.s) === 0) return Math.max(best, 0.35 + 0.3 * a.s.length / b.s.length);
    return best;
  }
  function legg(kart, o, l) { if (!(kart[o] >= l)) kart[o] = l; }
  /* Ordene vi kjenner som et skrevet ord kan være, og hvor godt de passer. Skrivefeil rettes bare når ordet ellers er ukjent. */
  function betyr(o, alene) {
    var nokkel = o + (alene ? "|" : "");
    if (husket[nokkel]) return husket[nokkel];
    var a = sett(o), kart = {}, best = 0, grense = o.length > 8 ? 2 : 1;
    if (hopp[o] && !alene) kart[o] = 1;
    else {
      kjente.forEach(function (b) {
        var l = likhet(a, b, alene);
        if (l) kart[b.o] = l;
        best = Math.max(best, l);
      });
      if (best < 0.9 && o.length > 4 && !tall(o)) kjente.forEach(function (b) {
        if (b.o.length < 4 || tall(b.o) || (o.length < 6 && o[0] !== b.o[0])) return;
        var v = avstand(o, b.o, grense);
        if (v <= grense) legg(kart, b.o, 0.95 - 0.15 * v);
      });
      var uten = o.replace(/aa/g, "a").replace(/oe/g, "o"); /* «paaroerende» er skrevet uten å og ø, men «naboen» er ikke det */
      if (uten !== o && uten.length > 2) {
        var like = betyr(uten);
        Object.keys(like).forEach(function (b) { legg(kart, b, like[b]); });
      }
    }
    return (husket[nokkel] = kart);
  }
  /* Et sjeldent ord sier mer enn et vanlig. */
  function verdi(o) { return hopp[o] ? 0.5 : Math.log(1 + dokumenter.length / (sett(o).antall || 2)); }
  /* Legger til ordene som betyr omtrent det samme. */
  function utvid(skrevet) {
    var nye = [];
    grupper.forEach(function (gruppe) {
      gruppe.forEach(function (medlem) {
        var sist = -1, med = medlem.every(function (o) {
          return skrevet.some(function (m, j) { if (m.kart[o] >= LIKT) sist = j; return m.kart[o] >= LIKT; });
        });
        if (med) (medlem === gruppe[0] ? gruppe : [gruppe[0]]).forEach(function (annet) {
          if (annet !== medlem && annet.length === 1) nye.push([skrevet[sist].likt, annet[0]]);
        });
      });
    });
    nye.forEach(function (n) {
      var like = betyr(n[1]);
      Object.keys(like).forEach(function (o) { if (like[o] > 0.9) legg(n[0], o, like[o] * 0.82); });
    });
    return skrevet;
  }
  /* Det som er skrevet, ord for ord, også når et ord er delt: «selvmords tanker», «116 123». */
  function les(skrift) {
    var o = lesOrd(skrift), skrevet = o.map(function (x) { return { o: x, kart: betyr(x, o.length < 2), likt: {} }; });
    for (var i = 0; i < o.length; i++) {
      for (var n = i + 1, sammen = o[i]; n < o.length && n < i + 5; n++) {
        sammen += o[n];
        if (!sett(sammen).kjent) continue;
        skrevet.push({ o: sammen, kart: betyr(sammen), likt: {} });
        for (var k = i; k <= n; k++) skrevet[k].delt = true;
      }
    }
    return utvid(skrevet);
  }
  /* Passer et utsagn med det som er skrevet? Småord må bare være med når det ikke er to andre ord. Gir 0 eller hvor godt. */
  function passer(u, skrevet) {
    var sum = 0, forrige = -1;
    for (var i = 0; i < u.length; i++) {
      var best = 0, hvor = -1;
      for (var j = 0; j < skrevet.length; j++) {
        var l = Math.max(skrevet[j].kart[u[i]] || 0, skrevet[j].likt[u[i]] || 0), r = j < forrige ? 0.8 * l : l;
        if (l >= NOK && r > best) { best = r; hvor = j; }
      }
      if (best) { sum += best * (hopp[u[i]] ? 0.5 : Math.max(verdi(u[i]), MINST_UTSAGN)); forrige = hvor; } else if (!u.frie || !hopp[u[i]]) return 0;
    }
    return sum;
  }
  /* Er vi sikre på hvilket ord vi kjenner det er? Et kort ord som er rettet, kan være et helt annet. Det siste kan være halvskrevet. */
  function sikkert(m, o, sist) {
    return sist && m.o.length > 2 && o.indexOf(m.o) === 0 || m.kart[o] >= NOK && (m.o.length > 7 || likhet(sett(m.o), sett(o)) >= NOK);
  }
  function innhold(m, i, alle) { return !hopp[m.o] || alle.length < 2; }
  function poengene(skrevet) {
    var poeng = {}, dekket = {}, sikre = {}, ordene = skrevet.filter(innhold);
    ordene.forEach(function (m, i) {
      var her = {}, godt = {};
      function tell(o, l) {
        var hvor = sett(o).hvor, v = l * verdi(o), sikker = sikkert(m, o, i === ordene.length - 1);
        Object.keys(hvor).forEach(function (nr) {
          legg(her, nr, hvor[nr] * v);
          if (sikker && hvor[nr] > SVAK) godt[nr] = 1;
        });
      }
      Object.keys(m.kart).forEach(function (o) { tell(o, m.kart[o]); });
      Object.keys(m.likt).forEach(function (o) { tell(o, m.likt[o] * 0.6); });
      Object.keys(her).forEach(function (nr) {
        poeng[nr] = (poeng[nr] || 0) + her[nr];
        dekket[nr] = (dekket[nr] || 0) + 1;
        sikre[nr] = (sikre[nr] || 0) + (godt[nr] || 0);
      });
    });
    Object.keys(poeng).forEach(function (nr) { poeng[nr] *= 0.4 + 0.6 * dekket[nr] / ordene.length; });
    return { poeng: poeng, godt: Object.keys(sikre).some(function (nr) { return sikre[nr] === ordene.length; }) };
  }
  function finn(skrift) {
    var skrevet = les(skrift), funn = poengene(skrevet), poeng = funn.poeng, godt = funn.godt, hel = ettOrd(skrift), svar = {};
    function gi(nr, mer) { poeng[nr] = (poeng[nr] || 0) + mer; }
    utsagn.forEach(function (rad) {
      var best = rad[0].reduce(function (b, u) { return Math.max(b, passer(u, skrevet)); }, 0);
      if (best) rad[1].forEach(function (nr, plass) { legg(svar, nr, best * (UTSAGN - 2 * Math.min(plass, 3))); });
    });
    Object.keys(svar).forEach(function (nr) { godt = true; gi(nr, svar[nr]); });
    dokumenter.forEach(function (d, nr) {
      if (d.navn.indexOf(hel) < 0) return;
      godt = true;
      gi(nr, d[6] > 1 ? NAVNET : HEL_TITTEL);
    });
    var topp = Object.keys(poeng).reduce(function (t, nr) { return Math.max(t, poeng[nr]); }, 0);
    var treff = Object.keys(poeng).filter(function (nr) { return poeng[nr] > Math.max(MINST, topp / 5); }).sort(function (a, b) {
      return poeng[b] * dokumenter[b][5] - poeng[a] * dokumenter[a][5] || a - b;
    }).map(function (nr) { return dokumenter[nr]; });
    /* Det som heter akkurat dette, er blant de første, men går ikke foran hjelpen: det finnes en ressurs som heter «Pårørende». */
    treff.forEach(function (d, i) { if (i >= FORST && d.navn[0] === hel) treff.splice(FORST - 1, 0, treff.splice(i, 1)[0]); });
    return {
      krise: krise.some(function (u) { return passer(u, skrevet) > 0; }),
      godt: godt,
      alt: skrevet.filter(innhold).every(function (m) { return m.delt || Object.keys(m.kart).some(function (o) { return sikkert(m, o); }); }),
      treff: treff.slice(0, FLEST)
    };
  }

  function kjenn(o) {
    var funn = sett(o);
    if (!funn.kjent) { funn.kjent = true; kjente.push(funn); }
    return funn;
  }
  function registrer(nr, tekst, vekt) {
    lesOrd(tekst).forEach(function (o) {
      var funn = kjenn(o);
      if (!funn.hvor[nr] && dokumenter[nr][6] < 2) funn.antall += 1; /* ressurser, skjemaer og ark gjør ikke et ord vanligere */
      legg(funn.hvor, nr, vekt);
    });
  }
  function utsagnene(tekster) {
    return tekster.map(function (t) {
      var u = lesOrd(t);
      u.forEach(kjenn);
      u.frie = u.filter(function (o, i) { return !hopp[o] && u.indexOf(o) === i; }).length > 1;
      return u;
    });
  }
  function taImot(data) {
    data.x.split(" ").forEach(function (o) { hopp[o] = true; });
    endelser = data.e.split(" ");
    ledd = data.h.split(" ").map(stamme);
    Object.keys(data.f).forEach(function (f) {
      if (f.slice(-1) === "-") forledd.push([f.slice(0, -1), data.f[f]]); else former[f] = data.f[f];
    });
    dokumenter = data.d;
    dokumenter.forEach(function (d, nr) {
      /* En ressurs blir kalt det som står først i navnet: «Lyden av håp – samtaler med barn …», «Snakkomselvmord.no». */
      d.navn = [d[1], d[6] > 1 ? d[1].split(/ – |: |\.no/)[0] : ""].map(ettOrd);
      registrer(nr, d[1], TITTEL); registrer(nr, d[3], STERK); registrer(nr, d[2], OMTALE); registrer(nr, d[4], SVAK);
    });
    grupper = data.s.map(utsagnene);
    krise = utsagnene(data.k);
    utsagn = data.v.map(function (rad) { return [utsagnene(rad[0]), rad[1]]; });
    /* «nar» skrevet uten å er også et småord, men bare når det ikke er et annet ord vi kjenner, som «far». */
    Object.keys(hopp).forEach(function (o) { if (!sett(brett(o)).kjent) hopp[brett(o)] = true; });
    liste = data;
  }

  function lag(navn, innhold) {
    var el = document.createElement(navn);
    [].concat(innhold || []).forEach(function (del) { el.appendChild(typeof del === "string" ? document.createTextNode(del) : del); });
    return el;
  }
  function lenke(adresse, tekst) {
    var a = lag("a", tekst);
    a.href = adresse;
    return a;
  }
  function avsnitt(deler) { boks.appendChild(lag("p", deler)); }
  function lista(navn, rader) {
    var el = lag(navn, rader);
    el.className = "liste";
    boks.appendChild(el);
    return el;
  }
  /* De samme numrene som står øverst på siden, så de aldri kan bli ulike. */
  function numrene(tekst) {
    var ramme = lag("div", [lag("p", tekst), document.querySelector("nav.krise ul").cloneNode(true)]);
    ramme.className = "krise";
    boks.appendChild(ramme);
  }
  function treffene(funnet, start) { if (funnet.length) lista("ol", funnet.map(rad)).start = start; }
  /* Den som skriver et ord vi ikke kjenner, kan ha det så vondt som noen kan ha det. Ingen går herfra uten en vei videre. */
  function veien(tekst) {
    numrene(tekst);
    avsnitt(liste.t.les);
    lista("ul", liste.r.map(function (r) { return lag("li", merk(lenke(felt.dataset.rot + r[0], r[1]), r[2])); }));
  }
  /* Sier hvilket språk en tekst er på når det ikke er sidens, så en skjermleser leser den rett. */
  function merk(el, kode) {
    if (kode) { el.lang = kode; el.dir = "ltr"; }
    return el;
  }
  function rad(d) {
    var a = merk(lenke(felt.dataset.rot + d[0], d[1]), d[7]), slag = lag("span", liste.g[d[6]]);
    slag.className = "merk";
    return lag("li", [a, " ", slag, lag("br"), merk(lag("span", d[2]), d[8])]);
  }
  /* Skjermleseren får vite antallet, og setningen som står over numrene, når det har vært stille et øyeblikk. */
  function si(tekst, setning) {
    clearTimeout(venter);
    venter = setTimeout(function () {
      var skjult = lag("span", setning ? " " + setning : "");
      skjult.className = "usynlig";
      status.textContent = tekst;
      status.appendChild(skjult);
    }, 400);
  }
  function vis() {
    var skrift = (sist = felt.value).trim();
    boks.textContent = "";
    if (!liste || skrift.length < 2) return si("");
    var t = liste.t, funn = finn(skrift), antall = funn.treff.length;
    var setning = !antall ? t.ingen_mer : funn.krise ? t.krise : funn.godt && funn.alt ? "" : t.svak;
    /* Er bare ett av ordene ukjent, kommer de beste treffene før numrene: ofte er det et uvanlig ord, og ikke mer. */
    var foran = setning === t.svak && funn.godt ? FORST : 0;
    treffene(funn.treff.slice(0, foran), 1);
    if (setning === t.krise) numrene(setning); else if (setning) veien(setning);
    treffene(funn.treff.slice(foran), foran + 1);
    avsnitt(lenke(felt.dataset.alle, t.alle));
    si(!antall ? t.ingen : antall === 1 ? t.ett : t.antall.replace("#", antall), setning);
  }
  felt.addEventListener("input", vis);
  /* WebKit tømmer feltet når siden kommer fram igjen, men lar treffene stå. */
  function like() { if (felt.value !== sist) { felt.value = sist; vis(); } }
  window.addEventListener("pageshow", function () { [0, 300].forEach(function (ms) { setTimeout(like, ms); }); });
  felt.parentNode.addEventListener("keydown", function (e) {
    if (e.key === "Enter" && e.target === felt && !e.isComposing) {
      e.preventDefault();
      var forste = boks.querySelector("ol a"); /* begge deler lukker tastaturet på en telefon */
      if (forste) forste.focus(); else felt.blur();
    }
    if (e.key !== "Escape" || !felt.value) return;
    e.preventDefault();
    felt.value = "";
    vis();
    felt.focus();
  });
  fetch(felt.dataset.liste).then(function (svar) { return svar.json(); }).then(taImot).then(vis).catch(function () {
    boks.textContent = "";
    avsnitt([felt.dataset.feil + " ", lenke(felt.dataset.alle, felt.dataset.alt)]);
  });
})();
