/// Calls whose engine runs in a process of its own: the parent's side, what both sides say to each
/// other over the child's standard streams, and the memory they share for pictures
/// (docs/decisions/0022).
@NullMarked
package app.matinee.client.rtc.process;

import org.jspecify.annotations.NullMarked;
