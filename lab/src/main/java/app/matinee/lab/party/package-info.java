/// What stands in for a desktop's parts where a client runs without a window.
@NullMarked
package app.matinee.lab.party;

import org.jspecify.annotations.NullMarked;
