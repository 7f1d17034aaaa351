// The standard JavaScript client against the test server: node standard-client.mjs http://host:port
// Prints a line per transport and, at the end, "all passed".
import assert from "node:assert/strict";
import { io } from "socket.io-client";

const url = process.argv[2];
const next = (socket, event) =>
  new Promise((resolve) => socket.once(event, (...args) => resolve(args)));

for (const transports of [["websocket"], ["polling"], ["polling", "websocket"]]) {
  const socket = io(url, { transports, forceNew: true, auth: { token: "123" } });
  assert.deepEqual(await next(socket, "auth"), [{ token: "123" }]);
  if (transports.length === 2 && socket.io.engine.transport.name !== "websocket") {
    await next(socket.io.engine, "upgrade");
  }

  const received = [];
  const all = new Promise((resolve) =>
    socket.on("message-back", (n) => {
      if (received.push(n) === 500) resolve();
    }),
  );
  for (let i = 0; i < 500; i++) socket.emit("message", i);
  await all;
  assert.deepEqual(received, [...received.keys()]);
  socket.off("message-back");

  socket.emit("message", { bytes: Buffer.from([1, 2, 3]), text: "ü\u2028" });
  const [back] = await next(socket, "message-back");
  assert.deepEqual([...new Uint8Array(back.bytes)], [1, 2, 3]);
  assert.equal(back.text, "ü\u2028");

  const answer = await new Promise((resolve) =>
    socket.emit("message-with-ack", 1, Buffer.from([9]), (...args) => resolve(args)),
  );
  assert.equal(answer[0], 1);
  assert.deepEqual([...new Uint8Array(answer[1])], [9]);

  const custom = socket.io.socket("/custom").connect();
  await next(custom, "auth");
  assert.notEqual(custom.id, socket.id);

  const unknown = socket.io.socket("/unknown").connect();
  const [error] = await next(unknown, "connect_error");
  assert.equal(error.message, "Invalid namespace");
  unknown.close();

  socket.emit("kick");
  assert.deepEqual(await next(socket, "disconnect").then(([reason]) => reason), "io server disconnect");
  custom.close();
  socket.close();
  console.log(`${transports} passed`);
}

const refused = io(url, { forceNew: true, auth: { refuse: "Not today" } });
const [error] = await next(refused, "connect_error");
assert.equal(error.message, "Not today");
assert.deepEqual(error.data, { code: "refused" });
refused.close();

console.log("all passed");
process.exit(0);
