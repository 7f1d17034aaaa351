/// Everything people see. [MatineeUi] is the only door; the rest of the program hands it a party,
/// the film's picture and three ports.
@NullMarked
package app.matinee.client.ui;

import org.jspecify.annotations.NullMarked;
