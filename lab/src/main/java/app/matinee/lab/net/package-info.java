/// A network of our own on one machine: hosts are network namespaces, links are TUN devices whose
/// packets pass through this program, which delays, loses and holds them from a seed. The kernel
/// here has no `netem`, and this can do more: both directions differ, and a link can go dark.
@NullMarked
package app.matinee.lab.net;

import org.jspecify.annotations.NullMarked;
