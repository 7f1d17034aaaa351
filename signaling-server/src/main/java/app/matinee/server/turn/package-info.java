/// Relays for calls that cannot reach each other: who may use which, and until when.
@NullMarked
package app.matinee.server.turn;

import org.jspecify.annotations.NullMarked;
