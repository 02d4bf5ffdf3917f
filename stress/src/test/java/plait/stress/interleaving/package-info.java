/** Lincheck explores how the steps of threads can interleave, and finds those that go wrong. */
@NullMarked
package plait.stress.interleaving;

import org.jspecify.annotations.NullMarked;
