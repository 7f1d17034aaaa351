/// How often one may ask: token buckets per socket and per address.
@NullMarked
package app.matinee.server.limit;

import org.jspecify.annotations.NullMarked;
