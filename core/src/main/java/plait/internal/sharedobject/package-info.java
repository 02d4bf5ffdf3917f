/**
 * Objects that one process has and others call: their methods travel, and so do what they take,
 * give back and throw. Each calling process has memory of its own with the owner, a {@link
 * plait.internal.sharedobject.Line}.
 */
package plait.internal.sharedobject;
