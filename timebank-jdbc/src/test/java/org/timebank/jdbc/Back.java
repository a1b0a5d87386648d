package org.timebank.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timebank.command.Command;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.ChangeLimits;
import org.timebank.credit.CloseAccount;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.ReopenAccount;
import org.timebank.credit.TransactionHeader;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.Leg;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.Membership;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;

/** What a command gave, as it comes back from the questions of the library once the command is done. */
final class Back {

    private interface Reading {
        Object of(Town town, Command<?> command, Object result);
    }

    private static final Map<String, Reading> READINGS = new LinkedHashMap<>();

    static {
        READINGS.put(
                "JoinTimebank.from",
                (town, c, result) -> membership(town, result).from());
        READINGS.put(
                "ReturnToTimebank.from",
                (town, c, result) -> membership(town, result).from());
        READINGS.put(
                "LeaveTimebank.lastDay",
                (town, c, result) -> membership(town, result).to().orElseThrow());
        READINGS.put(
                "JoinTimebank.references[0].system",
                (town, c, result) -> reference(town, result).system());
        READINGS.put(
                "JoinTimebank.references[0].value",
                (town, c, result) -> reference(town, result).value());
        READINGS.put(
                "DefineCategory.code",
                (town, c, result) -> category(town, result).code());
        READINGS.put(
                "DefineCategory.label",
                (town, c, result) -> category(town, result).label());
        READINGS.put(
                "PublishOffer.title", (town, c, result) -> offer(town, result).title());
        READINGS.put(
                "PublishOffer.category",
                (town, c, result) -> offer(town, result).category());
        READINGS.put(
                "ProposeExchange.date", (town, c, result) -> leg(town, result).date());
        READINGS.put(
                "ProposeExchange.legs[0].category",
                (town, c, result) -> leg(town, result).category());
        READINGS.put(
                "ConfirmExchange.date", (town, c, result) -> leg(town, result).date());
        READINGS.put(
                "RecordExchange.legs[0].date",
                (town, c, result) -> leg(town, result).date());
        READINGS.put(
                "RecordExchange.legs[0].category",
                (town, c, result) -> leg(town, result).category());
        READINGS.put(
                "RecordExchange.reference",
                (town, c, result) -> exchange(town, result).reference().orElseThrow());
        READINGS.put(
                "RecordExchange.approvedBeforehandBy",
                (town, c, result) -> exchange(town, result).approvedBy().orElseThrow());
        READINGS.put(
                "ReverseExchange.explanation",
                (town, c, result) -> lastHeader(town).explanation().orElseThrow());
        for (String kind :
                List.of("GiveCredits", "DonateToPot", "PayFromPot", "AdjustBalance", "OpenBalances", "CaptureHold")) {
            READINGS.put(
                    kind + ".occurredOn",
                    (town, c, result) -> header(town, result).occurredOn());
        }
        for (String kind : List.of("PayFromPot", "AdjustBalance", "OpenBalances", "ReverseTransaction")) {
            READINGS.put(
                    kind + ".explanation",
                    (town, c, result) -> header(town, result).explanation().orElseThrow());
        }
        READINGS.put(
                "PlaceHold.lastDay",
                (town, c, result) -> hold(town, result).lastDay().orElseThrow());
        READINGS.put("ChangeLimits.explanation", (town, c, result) -> terms(town, ((ChangeLimits) c).account()));
        READINGS.put("CloseAccount.explanation", (town, c, result) -> terms(town, ((CloseAccount) c).account()));
        READINGS.put("ReopenAccount.explanation", (town, c, result) -> terms(town, ((ReopenAccount) c).account()));
    }

    private Back() {}

    /** What came back of a place in a command that is done. */
    static Object of(String place, Town town, Command<?> command, Object result) {
        return Optional.ofNullable(READINGS.get(place))
                .orElseThrow(() -> new AssertionError("It is not known where " + place + " is read again"))
                .of(town, command, result);
    }

    private static Member member(Town town, Object id) {
        return town.bank().members().find((MemberId) id).orElseThrow();
    }

    private static Membership membership(Town town, Object id) {
        List<Membership> memberships = member(town, id).memberships();
        return memberships.get(memberships.size() - 1);
    }

    private static ExternalReference reference(Town town, Object id) {
        return member(town, id).references().iterator().next();
    }

    private static Category category(Town town, Object code) {
        return town.bank().offers().category((String) code).orElseThrow();
    }

    private static Offer offer(Town town, Object id) {
        return town.bank().offers().find((OfferId) id).orElseThrow();
    }

    private static Exchange exchange(Town town, Object receipt) {
        return town.bank()
                .exchanges()
                .find(((ExchangeReceipt) receipt).exchange())
                .orElseThrow();
    }

    private static Leg leg(Town town, Object receipt) {
        return exchange(town, receipt).legs().get(0);
    }

    private static TransactionHeader header(Town town, Object id) {
        return town.bank()
                .credits()
                .transaction((LedgerTransactionId) id)
                .orElseThrow()
                .transaction()
                .header();
    }

    private static TransactionHeader lastHeader(Town town) {
        return town.bank()
                .credits()
                .statementBackwards(AccountRef.of(Town.ANN), Long.MAX_VALUE, 1)
                .get(0)
                .header();
    }

    private static Hold hold(Town town, Object id) {
        return town.bank().credits().holds(AccountRef.of(Town.ANN), Optional.empty(), 1_000).stream()
                .filter(hold -> hold.id().equals((HoldId) id))
                .findFirst()
                .orElseThrow();
    }

    private static String terms(Town town, AccountRef account) {
        List<AccountTerms> terms = town.bank().credits().terms(account);
        return terms.get(terms.size() - 1).explanation();
    }
}
