// The same rooms and the same chat as our server's, written the way socket.io's documentation
// writes such servers. Memory only, as ours is without --data.
import { createServer } from "node:http";
import { randomBytes } from "node:crypto";
import { Server } from "socket.io";

const HISTORY = 200;
const http = createServer();
const io = new Server(http, { maxHttpBufferSize: 16_384 });
const rooms = new Map();

const id = () => randomBytes(12).toString("base64url");
const roomId = () => Array.from(randomBytes(8), (b) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[b % 36]).join("");
const refuse = (ack, code) => ack?.({ ok: false, error: { code, message: "No." } });

io.use((socket, next) => {
  const { name, protocol } = socket.handshake.auth;
  if (typeof name !== "string" || name.length < 1 || name.length > 32 || Number(protocol) !== 1) {
    next(new Error("bad_request"));
  } else {
    socket.data.name = name.trim();
    next();
  }
});

io.on("connection", (socket) => {
  let room = null;
  let self = null;

  function enter(next, ack) {
    room = next;
    self = { userId: id(), name: socket.data.name, role: room.members.size === 0 ? "host" : "member", joinedServerMs: Date.now() };
    room.members.set(self.userId, self);
    room.seq++;
    ack?.({ ok: true, roomId: room.roomId });
    socket.emit("room_joined", {
      self: self.userId,
      room: { roomId: room.roomId, title: room.title, seq: room.seq },
      members: [...room.members.values()],
      chat: room.chat,
      serverTimeMs: Date.now(),
    });
    socket.join(room.roomId);
    socket.to(room.roomId).emit("user_joined", { seq: room.seq, member: self });
  }

  socket.on("create_room", (body, ack) => {
    if (room) return refuse(ack, "already_in_room");
    const made = { roomId: roomId(), title: "Movie night", seq: 0, members: new Map(), chat: [] };
    rooms.set(made.roomId, made);
    enter(made, ack);
  });

  socket.on("join_room", (body, ack) => {
    if (room) return refuse(ack, "already_in_room");
    const wanted = rooms.get(body?.roomId);
    if (!wanted) return refuse(ack, "room_not_found");
    enter(wanted, ack);
  });

  socket.on("chat_message", (body, ack) => {
    if (!room) return refuse(ack, "not_in_room");
    const { text, clientMessageId } = body ?? {};
    if (typeof text !== "string" || typeof clientMessageId !== "string" || clientMessageId.length > 64) {
      return refuse(ack, "bad_request");
    }
    const clean = text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, "").trim();
    if (clean.length < 1 || clean.length > 2_000) return refuse(ack, "bad_request");
    const before = room.chat.find((line) => line.from === self.userId && line.clientMessageId === clientMessageId);
    if (before) return ack?.({ ok: true, id: before.id });
    const line = { id: id(), from: self.userId, name: self.name, text: clean, sentServerMs: Date.now(), clientMessageId };
    room.chat.push(line);
    if (room.chat.length > HISTORY) room.chat.shift();
    ack?.({ ok: true, id: line.id });
    io.to(room.roomId).emit("chat_message", line);
  });

  socket.on("disconnect", () => {
    if (!room) return;
    room.members.delete(self.userId);
    room.seq++;
    socket.to(room.roomId).emit("user_disconnected", { seq: room.seq, userId: self.userId, name: self.name, reason: "left" });
    if (room.members.size === 0) rooms.delete(room.roomId);
  });
});

http.listen(0, "127.0.0.1", 4_096, () => console.log(`listening port=${http.address().port}`));
