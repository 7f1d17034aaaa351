// The operator's page: asks every two seconds, draws what it hears. No library: four plots and two lists.
"use strict";

const ASK_MS = 2000;
const MINUTE_MS = 60 * 1000;
const byId = id => document.getElementById(id);
const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Text only: whatever a room is called, it is never read as markup.
function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function shortNumber(value) {
  if (value === undefined || value === null) return "–";
  if (value >= 10000) return Math.round(value / 1000) + "k";
  return value >= 10 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
}

// The smallest of 1, 2, 5 × 10^n that is not below the value: a scale people can read.
function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map(step => step * power).find(bound => bound >= value);
}

function plot(canvas, moments, endMs, lines) {
  const scale = window.devicePixelRatio || 1;
  const width = canvas.clientWidth, height = canvas.clientHeight;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.font = "12px system-ui, sans-serif";
  const left = 40, top = 8, right = width - 8, bottom = height - 24;
  const values = lines.flatMap(line => moments.map(m => m[line.field]).filter(v => v !== undefined));
  const max = roundUp(Math.max(1, ...values));
  const y = value => bottom - (bottom - top) * value / max;
  // Half an hour at most; less while there is less to show. Thirds of it are whole minutes.
  const age = endMs - (moments[0]?.atServerMs ?? endMs);
  const span = 3 * Math.min(10, Math.max(1, Math.ceil(age / (3 * MINUTE_MS))));
  const x = ms => right - (right - left) * (endMs - ms) / (span * MINUTE_MS);

  pen.lineWidth = 1;
  pen.fillStyle = token("--faint");
  pen.strokeStyle = token("--line");
  pen.textBaseline = "middle";
  pen.textAlign = "right";
  for (const share of [0, 0.5, 1]) {
    const at = Math.round(y(max * share)) + 0.5;
    pen.beginPath();
    pen.moveTo(left, at);
    pen.lineTo(right, at);
    pen.stroke();
    pen.fillText(shortNumber(max * share), left - 8, at);
  }
  pen.textBaseline = "bottom";
  for (const minutes of [span, span * 2 / 3, span / 3, 0]) {
    pen.textAlign = minutes === span ? "left" : minutes === 0 ? "right" : "center";
    pen.fillText(minutes === 0 ? "now" : `−${minutes} min`, x(endMs - minutes * MINUTE_MS), height);
  }
  if (values.length === 0) {
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText("Nothing measured yet.", (left + right) / 2, y(max / 2) - 12);
  }
  for (const line of lines) drawLine(pen, line, moments, x, y);
}

// Where nothing was measured the line has a gap, and a single measurement is a dot.
function drawLine(pen, line, moments, x, y) {
  pen.strokeStyle = pen.fillStyle = token(line.colour);
  pen.lineWidth = 2;
  pen.lineJoin = "round";
  let open = false;
  moments.forEach((moment, i) => {
    const value = moment[line.field];
    if (value === undefined) {
      if (open) pen.stroke();
      open = false;
      return;
    }
    const alone = !open && (i + 1 === moments.length || moments[i + 1][line.field] === undefined);
    if (alone) {
      pen.beginPath();
      pen.arc(x(moment.atServerMs), y(value), 2, 0, 7);
      pen.fill();
    } else if (open) {
      pen.lineTo(x(moment.atServerMs), y(value));
    } else {
      pen.beginPath();
      pen.moveTo(x(moment.atServerMs), y(value));
      open = true;
    }
  });
  if (open) pen.stroke();
}

function showHistory(history) {
  const moments = history.moments;
  const now = moments.at(-1) ?? {};
  const lastOf = field => moments.findLast(m => m[field] !== undefined)?.[field];
  byId("rooms").textContent = shortNumber(now.rooms);
  byId("members").textContent = shortNumber(now.members);
  byId("sockets").textContent = shortNumber(now.sockets);
  byId("out").textContent = shortNumber(now.eventsOutPerSecond);
  byId("rtt").textContent = shortNumber(lastOf("roundTripP50Ms"));
  byId("skew").textContent = shortNumber(lastOf("skewP50Ms"));
  const end = now.atServerMs ?? Date.now();
  const two = (first, second) => [{field: second, colour: "--second"}, {field: first, colour: "--accent"}];
  plot(byId("events"), moments, end, two("eventsOutPerSecond", "eventsInPerSecond"));
  plot(byId("people"), moments, end, two("members", "rooms"));
  plot(byId("trips"), moments, end, two("roundTripP95Ms", "roundTripP50Ms"));
  plot(byId("accuracy"), moments, end, two("skewP95Ms", "skewP50Ms"));
  showCounts(byId("refusals"), history.refusals, "Nothing was refused.");
  showCounts(byId("limits"), history.limits, "No limit was reached.");
}

function showCounts(list, counts, none) {
  const entries = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  const most = entries.length ? entries[0][1] : 1;
  list.replaceChildren(...entries.map(([name, count]) => {
    const item = element("li");
    const line = element("div", "count");
    line.append(element("span", "", name.replaceAll("_", " ")), element("span", "", count.toLocaleString("en")));
    const bar = element("progress", "bar");
    bar.max = most;
    bar.value = count;
    item.append(line, bar);
    return item;
  }));
  if (!entries.length) list.append(element("li", "empty", none));
}

// A row is made once and then filled, so that a button somebody is about to press, or has reached by keyboard, stays.
const rows = new Map();

function rowOf(room) {
  const known = rows.get(room.roomId);
  if (known) return known;
  const row = element("tr");
  const parts = {row, title: element("div", "title"), id: element("div", "id"), people: element("div", "people"),
    count: element("td", "number"), skew: element("td", "number"), film: element("td"), close: element("button", "danger", "Close")};
  const what = element("td");
  what.append(parts.title, parts.id, parts.people);
  const end = element("td", "end");
  end.append(parts.close);
  row.append(what, parts.count, parts.skew, parts.film, end);
  parts.close.addEventListener("click", () => askToClose(room.roomId, parts.title.textContent));
  rows.set(room.roomId, parts);
  return parts;
}

function fill(parts, room) {
  const names = room.people.map(person => person.name + (person.here ? "" : " (away)"));
  const skews = room.people.filter(p => p.skewMs !== undefined).map(p => Math.abs(p.skewMs));
  const buffering = room.people.filter(p => p.buffering).length;
  const film = room.filmOn ? (room.playing ? "playing" : "paused") : "none";
  parts.title.textContent = room.title;
  parts.id.textContent = room.roomId + (room.hasPassword ? " · password" : "");
  parts.people.textContent = names.slice(0, 12).join(", ") + (names.length > 12 ? ` and ${names.length - 12} more` : "");
  parts.count.textContent = String(room.people.length);
  parts.skew.textContent = skews.length ? `≤ ${Math.max(...skews)} ms` : "–";
  parts.film.textContent = buffering ? `${film}, ${buffering} buffering` : film;
  parts.close.setAttribute("aria-label", `Close the room ${room.title}`);
}

function showRooms(answer) {
  byId("norooms").hidden = answer.rooms.length > 0;
  byId("shown").textContent =
    answer.total > answer.rooms.length ? `the ${answer.rooms.length} largest of ${answer.total}` : "";
  const present = answer.rooms.map(room => {
    const parts = rowOf(room);
    fill(parts, room);
    return parts.row;
  });
  const ids = new Set(answer.rooms.map(room => room.roomId));
  for (const id of [...rows.keys()].filter(id => !ids.has(id))) rows.delete(id);
  const shown = [...byId("list").children];
  if (shown.length !== present.length || shown.some((row, i) => row !== present[i])) byId("list").replaceChildren(...present);
}

let doomed = null;

function askToClose(roomId, title) {
  doomed = roomId;
  byId("question").textContent = `Close “${title}”?`;
  byId("confirm").showModal();
}

byId("keep").addEventListener("click", () => byId("confirm").close());
byId("close").addEventListener("click", async () => {
  byId("confirm").close();
  const answer = await fetch("/debug/rooms/" + encodeURIComponent(doomed), {method: "DELETE"});
  if (!answer.ok && answer.status !== 404) say("The room could not be closed.", true);
  await ask();
});

function say(text, bad) {
  byId("state").textContent = text;
  byId("state").classList.toggle("bad", Boolean(bad));
}

async function json(path) {
  const answer = await fetch(path);
  if (answer.status === 401) location.reload();
  if (!answer.ok) throw new Error(path + " answers " + answer.status);
  return answer.json();
}

async function ask() {
  try {
    const [history, rooms] = await Promise.all([json("/debug/history"), json("/debug/rooms")]);
    showHistory(history);
    showRooms(rooms);
    say("As of " + new Date().toLocaleTimeString());
  } catch (trouble) {
    say("The server does not answer.", true);
  }
}

async function askAgain() {
  await ask();
  setTimeout(askAgain, ASK_MS);
}

askAgain();
