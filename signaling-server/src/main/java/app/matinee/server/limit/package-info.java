/// How often one may ask: token buckets per socket, per address and per room.
@NullMarked
package app.matinee.server.limit;

import org.jspecify.annotations.NullMarked;
