// A guest who has read docs/protocol.md and nothing else: node guest.mjs http://host:port
//
// Makes a room and waits in it for somebody with another program. They watch and talk; the other one
// pauses. Prints a line at each turn of the story, so that whoever plays the other one knows when to
// act: "room ABCDEFGH", "playing", "said", "heard", and "OK" at the end.
import assert from "node:assert/strict";
import { once } from "node:events";
import { io } from "socket.io-client";

const PATIENCE_MS = 30_000;
const server = process.argv[2];
const story = (line) => console.log(line);

const socket = io(server, { auth: { name: "Node", protocol: 1, client: "guest.mjs/1" } });
socket.on("connect_error", (e) => fail(e.data?.message ?? e.message));
socket.on("disconnect", (reason) => fail(`the connection ended: ${reason}`));
socket.on("error", ({ code, message }) => fail(`${code}: ${message}`));

function fail(why) {
  console.error(why);
  process.exit(1);
}

async function ask(event, body = {}) {
  const answer = await socket.timeout(PATIENCE_MS).emitWithAck(event, body);
  assert.ok(answer.ok, `${event}: ${answer.error?.code}: ${answer.error?.message}`);
  return answer;
}

// Everything heard is kept, so that nothing is missed by asking for it late.
const heard = [];
socket.onAny((event, body) => {
  heard.push({ event, body });
  follow(event, body);
  socket.io.emit("heard");
});

function until(what, event, wanted = () => true) {
  return new Promise((resolve) => {
    const late = setTimeout(() => fail(`waited in vain for ${what}`), PATIENCE_MS);
    const look = () => {
      const found = heard.find((one) => one.event === event && wanted(one.body));
      if (!found) return void socket.io.once("heard", look);
      clearTimeout(late);
      resolve(found.body);
    };
    look();
  });
}

// "Staying current": one counter, every change the next number, the heartbeat never ahead of us.
let room = { seq: 0, epoch: "", timeline: undefined, members: [] };
function follow(event, body) {
  if (event === "room_joined") {
    const { room: card, playback, members } = body;
    room = { seq: card.seq, epoch: card.epoch, timeline: playback.timeline, members };
  } else if (["user_joined", "user_disconnected", "room_updated", "playback", "queue_changed"].includes(event)) {
    assert.equal(body.seq, room.seq + 1, `${event} leaves no gap`);
    assert.equal(body.epoch ?? room.epoch, room.epoch);
    room = { ...room, seq: body.seq, timeline: body.timeline ?? room.timeline };
  } else if (event === "sync") {
    assert.equal(body.seq, room.seq);
    assert.deepEqual(body.timeline, room.timeline);
  }
}

// "The clock": of a few probes the one with the smallest round trip.
let best = { rtt: Infinity, offset: 0 };
const clock = () => performance.timeOrigin + performance.now();
const serverNow = () => Math.round(clock() + best.offset);
async function probe() {
  const t0 = Math.round(clock());
  const { clientSentMs, serverReceivedMs: t1, serverSentMs: t2 } = await ask("clock_probe", { clientSentMs: t0 });
  const t3 = clock();
  assert.equal(clientSentMs, t0);
  const rtt = t3 - t0 - (t2 - t1);
  if (rtt < best.rtt) best = { rtt, offset: (t1 - t0 + (t2 - t3)) / 2 };
}

// "The timeline".
const position = ({ positionMs, atServerMs, rate, playing }, now) =>
  playing && now > atServerMs ? positionMs + (now - atServerMs) * rate : positionMs;

await once(socket, "connect");
const { roomId } = await ask("create_room", { title: "Friday" });
assert.match(roomId, /^[A-Z0-9]{8}$/);
const joined = await until("room_joined", "room_joined");
const me = joined.members.find((member) => member.userId === joined.self);
assert.deepEqual([joined.room.roomId, joined.room.title, me.name, me.role], [roomId, "Friday", "Node", "host"]);
for (let i = 0; i < 5; i++) await probe();
assert.ok(Math.abs(joined.serverTimeMs - serverNow()) < PATIENCE_MS);
story(`room ${roomId}`);

const { member: other } = await until("the other one", "user_joined");
const { films } = await (await fetch(new URL("/api/library", server))).json();
const media = { id: films[0].id, kind: "library", title: films[0].title };
await ask("load_media", { media, commandId: "load" });
const loaded = await until("the film", "playback", ({ action }) => action === "load");
assert.deepEqual([loaded.by, loaded.commandId, loaded.media.id], [joined.self, "load", films[0].id]);
assert.equal((await fetch(new URL(loaded.media.uri, server), { headers: { Range: "bytes=0-0" } })).status, 206);

const ofOther = (wanted) => ({ members }) => members.some((one) => one.userId === other.userId && wanted(one));
await until("the other one to be ready", "sync_report", ofOther(({ ready }) => ready));
await ask("play", { positionMs: 0, commandId: "play" });
const { timeline } = await until("the start", "playback", ({ action }) => action === "play");
assert.deepEqual([timeline.positionMs, timeline.rate, timeline.playing], [0, 1, true]);
const playing = ({ ready, buffering, skewMs }) => ready && !buffering && Math.abs(skewMs) < 500;
await until("the other one to play in step", "sync_report", ofOther(playing));
const where = Math.round(position(timeline, serverNow()));
assert.ok(where > 0);
await ask("playback_status", { ready: true, buffering: false, positionMs: where, atServerMs: serverNow(), skewMs: 0 });
story("playing");

const { id } = await ask("chat_message", { text: "Is the popcorn ready? 🍿", clientMessageId: "line-1" });
const mine = await until("my own line", "chat_message", (line) => line.clientMessageId === "line-1");
assert.deepEqual([mine.id, mine.from, mine.name], [id, joined.self, "Node"]);
story("said");
const theirs = await until("the other one's line", "chat_message", ({ from }) => from === other.userId);
assert.deepEqual([theirs.name, theirs.text], [other.name, "Here it is!"]);
assert.ok(theirs.sentServerMs >= mine.sentServerMs && theirs.mediaPositionMs >= 0);
story("heard");

const pause = await until("the pause", "playback", ({ action }) => action === "pause");
assert.equal(pause.by, other.userId);
assert.equal(pause.timeline.playing, false);
// They paused where they were, which is where the timeline was, but for the way here.
const strayed = position(timeline, serverNow()) - pause.timeline.positionMs;
assert.ok(strayed > -500 && strayed < 5_000, `paused ${strayed} ms behind`);
await ask("leave_room");
socket.off("disconnect").close();
story("OK");
