/* Nødbryteren: sletter kopiene og melder seg av, på hver enhet som har dem. Slås på med «offline_copy: false» i data/kommune.yml. */
"use strict";
const NAVN = "akutt " + new URL(registration.scope).pathname + " ";
addEventListener("install", function () { skipWaiting(); });
addEventListener("activate", function (e) {
  e.waitUntil(caches.keys().then(function (navn) {
    return Promise.all(navn.filter(function (et) { return et.startsWith(NAVN); }).map(function (et) { return caches.delete(et); }));
  }).then(function () { return registration.unregister(); }));
});
