/// How a room is kept: its rules, its door, its invites, and what may be done about each person.
@NullMarked
package app.matinee.client.ui.house;

import org.jspecify.annotations.NullMarked;
