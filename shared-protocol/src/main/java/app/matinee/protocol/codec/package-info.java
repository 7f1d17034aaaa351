/// Text ⇄ events, strictly and by hand: the wire is a contract, so no field appears on it because a
/// record happened to have one. docs/protocol.md says the same in words.
@NullMarked
package app.matinee.protocol.codec;

import org.jspecify.annotations.NullMarked;
