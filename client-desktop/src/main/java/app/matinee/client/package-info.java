/// The desktop client: [app.matinee.client.session] decides, adapters do, [app.matinee.client.ui]
/// draws.
@NullMarked
package app.matinee.client;

import org.jspecify.annotations.NullMarked;
