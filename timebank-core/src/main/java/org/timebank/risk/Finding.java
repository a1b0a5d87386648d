package org.timebank.risk;

import org.timebank.command.PlainText;

/**
 * Something that a check noticed about one leg. Immutable.
 *
 * @param code stable, for programs: 1 to 40 characters
 * @param leg which leg, counted from 0
 * @param decision the mildest decision that it leaves possible
 * @param forMember the reason as it is told to a member, 1 to 500 characters, without personal data
 * @param forBroker the reason as it is told to a broker, likewise
 * @param remedy what would change it, likewise
 */
public record Finding(String code, int leg, RiskDecision decision, String forMember, String forBroker, String remedy) {

    public Finding {
        if (!PlainText.isPlain(code, 40)
                || !PlainText.isPlain(forMember, 500)
                || !PlainText.isPlain(forBroker, 500)
                || !PlainText.isPlain(remedy, 500)) {
            throw new IllegalArgumentException(
                    "A finding has a code of 1 to 40 and texts of 1 to 500 characters, none a control character");
        }
        if (leg < 0) {
            throw new IllegalArgumentException("Legs are counted from 0");
        }
    }
}
