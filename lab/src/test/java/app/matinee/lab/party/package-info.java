/// Whole parties: the real server, and clients that know only the wire or only a fake player.
@NullMarked
package app.matinee.lab.party;

import org.jspecify.annotations.NullMarked;
