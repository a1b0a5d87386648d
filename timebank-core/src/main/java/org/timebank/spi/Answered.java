package org.timebank.spi;

import org.timebank.command.Digest;

/**
 * What was asked and answered under one key. Immutable.
 *
 * @param fingerprint what was asked under this key
 * @param answer what was answered, to the whole command; its parts name all keys that it answered, in order
 */
public record Answered(Digest fingerprint, Answer answer) {}
