package org.timebank.exchange;

import java.util.Locale;
import org.timebank.member.MemberKind;

/** Who gave time to whom, leg by leg: provider first. Organisations are agencies in the field's words. */
public enum ExchangeKind {
    PERSON_TO_PERSON,
    PERSON_TO_AGENCY,
    AGENCY_TO_PERSON,
    AGENCY_TO_AGENCY;

    /** The kind that follows from the parties. */
    public static ExchangeKind of(MemberKind provider, MemberKind recipient) {
        return switch (provider) {
            case PERSON -> recipient == MemberKind.PERSON ? PERSON_TO_PERSON : PERSON_TO_AGENCY;
            case ORGANISATION -> recipient == MemberKind.PERSON ? AGENCY_TO_PERSON : AGENCY_TO_AGENCY;
        };
    }

    /** The stable name, such as {@code person-to-agency}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
