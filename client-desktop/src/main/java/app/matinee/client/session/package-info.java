/// What the person at this machine takes part in: a pure state machine fed by a mailbox. Decides,
/// never does.
@NullMarked
package app.matinee.client.session;

import org.jspecify.annotations.NullMarked;
