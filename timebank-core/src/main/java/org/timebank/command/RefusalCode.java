package org.timebank.command;

import java.util.Arrays;
import java.util.Locale;

/**
 * Every reason for which the library itself refuses a command, each with its stable code, a sentence for the member and
 * what would change it. Risk checks bring codes of their own.
 */
public enum RefusalCode {
    NOT_PERMITTED("Your role does not permit this.", "Ask somebody whose role permits it: %s."),
    IDEMPOTENCY_CONFLICT(
            "Something else was asked under the key %s before.", "Use a new key for what has not been asked before."),
    ALREADY_ANSWERED("What was asked under the key %s was done before.", "Ask only for what has not been done yet."),
    ALREADY_REFUSED(
            "What was asked under the key %s was refused before.", "Use a new key to ask again after a change."),
    UNKNOWN_TIMEBANK("This timebank has no rules yet.", "Let an administrator adopt its rules first."),
    UNKNOWN_MEMBER("Nobody is known here as %s.", "Use the id of somebody who has joined this timebank."),
    UNKNOWN_CATEGORY("There is no category '%s' here.", "Use one of the timebank's categories, or define it first."),
    UNKNOWN_OFFER("There is no offer %s here.", "Use the id of an offer or request of this timebank."),
    UNKNOWN_EXCHANGE("There is no exchange %s here.", "Use the id of an exchange of this timebank."),
    REFERENCE_TAKEN("The reference %s belongs to somebody already.", "Use a reference that nobody has."),
    ALREADY_A_MEMBER("This would overlap a membership that began on %s.", "Give a day after that membership ended."),
    NOT_A_MEMBER_THEN("%s was not a member on %s.", "Correct the day, or record the membership for that day first."),
    NOT_A_PARTY("You are not among those who can do this here.", "Let this be done by %s."),
    SAME_MEMBER("Provider and recipient are the same member.", "Name two different members."),
    IMPLAUSIBLE_TIME(
            "%s minutes are longer than the %s minutes that are plausible here.",
            "Check the time, or split it by days."),
    ROUNDS_TO_NOTHING("%s minutes round to nothing under this timebank's rules.", "Record a longer time together."),
    FUTURE_DATE("%s has not come yet; today is %s.", "Record it once it has been done."),
    PAST_DATE("%s is over; today is %s.", "Give today, or let a broker do this for a day that is over."),
    WRONG_STATE("The exchange is %s.", "This can be done while it is %s."),
    WRONG_NUMBER_OF_LEGS("Legs of the exchange: %s; times given: %s.", "Give one time for each leg."),
    OFFER_WITHDRAWN("The offer was withdrawn before.", "Publish it anew."),
    OVER_DEBIT_LIMIT(
            "This would take %s below the limit of %s minutes.",
            "Let the account be credited first, or ask for less time, under a new key."),
    OVER_CREDIT_LIMIT(
            "This would take %s above the limit of %s minutes.",
            "Let credits be spent or given away first, or ask for less time, under a new key."),
    BALANCE_TOO_LARGE("This would take %s beyond what can be counted.", "Ask for less."),
    ACCOUNT_CLOSED("The account of %s is closed.", "Let an administrator open it again."),
    ACCOUNT_NOT_CLOSED("The account of %s is open.", "Close it first."),
    ACCOUNT_NOT_EMPTY(
            "On the account of %s there are %s minutes, of which %s are held.",
            "Let it be brought to zero, and holds be captured or released, first."),
    SAME_ACCOUNT("This would move credits from %s to the same account.", "Name two different accounts."),
    BEFORE_ACCOUNT_OPENED("The account of %s was not there on %s.", "Correct the day: the account is there since %s."),
    ALREADY_IN_USE("The account of %s has entries already.", "Let an administrator adjust its balance."),
    NOTHING_TO_MOVE("All the balances given are zero.", "Give those that are not."),
    UNKNOWN_TRANSACTION("There is no ledger transaction %s here.", "Use the id of one of this timebank's."),
    ALREADY_REVERSED("The ledger transaction %s was reversed before.", "Nothing is left to be undone."),
    REVERSAL_OF_REVERSAL("The ledger transaction %s is a reversal itself.", "Do again what it undid."),
    OF_AN_EXCHANGE(
            "This belongs to the exchange %s.", "Confirm, cancel or reverse the exchange: its credits go with it."),
    UNKNOWN_HOLD("There is no hold %s here.", "Use the id of a hold of this timebank."),
    HOLD_ENDED("The hold was %s before.", "Place a new one."),
    NOT_DUE("The hold %s lasts until %s.", "Wait until that day is over, or release it."),
    CREDITS_STILL_VALID("What was credited since %s does not expire yet.", "Give that moment, or an earlier one."),
    NO_EXPIRY("Credits do not expire here.", "Let an administrator adopt rules by which they do.");

    private static final int LONGEST_SHOWN = 80;

    private final String sentence;
    private final String remedy;

    RefusalCode(String sentence, String remedy) {
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** The stable code, such as {@code over-debit-limit}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sentence(Object... values) {
        return String.format(Locale.ROOT, sentence, shown(values));
    }

    /** Remedies take the values that the sentence left over: the last ones. */
    String remedy(Object... values) {
        if (!remedy.contains("%s")) {
            return remedy;
        }
        return String.format(Locale.ROOT, remedy, shown(values[values.length - 1]));
    }

    /** Values come from outside: they are shown in a length and in characters that any screen and any store can take. */
    static Object[] shown(Object... values) {
        return Arrays.stream(values).map(RefusalCode::shown).toArray();
    }

    private static String shown(Object value) {
        String text = value.toString();
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_SHOWN)
                .map(c -> PlainText.isStorable(c) ? c : '\uFFFD')
                .forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST_SHOWN
                ? shown.append('…').toString()
                : shown.toString();
    }
}
