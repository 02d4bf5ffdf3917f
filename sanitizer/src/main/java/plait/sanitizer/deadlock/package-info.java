/**
 * Finds dead-locks: threads that wait for each other, and locks that are taken in orders which can
 * end so. Apart from the search for races, and much cheaper: only monitors, locks, waits, starts
 * and joins of the program's own classes are told of, from where they are called; no class of the
 * JDK is changed.
 */
package plait.sanitizer.deadlock;
