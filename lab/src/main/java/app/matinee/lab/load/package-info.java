/// Loads a server with thousands of connections and measures what it costs.
///
/// [Swarm] is the generator: one thread, one selector, its own WebSocket frames, so that it costs
/// far less than any server it drives. [Crowd] makes its lines members of rooms, [Chatter] lets
/// them talk and notes when the last member has heard each line, and in which order. The commands
/// put these together.
@org.jspecify.annotations.NullMarked
package app.matinee.lab.load;
