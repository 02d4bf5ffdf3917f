/**
 * The edges of the memory model, for jcstress: each class is one small race whose outcomes are
 * either acceptable or forbidden.
 */
@NullMarked
package plait.stress.memory;

import org.jspecify.annotations.NullMarked;
