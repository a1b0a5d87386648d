package org.timebank.testkit.model;

import static org.timebank.testkit.model.Asking.unless;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.command.RefusalCode;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.ProposeExchange;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;
import org.timebank.rules.Rounding;

/** What the legs of exchanges have to be like, and what they are worth. */
final class Legs {

    private final Model model;

    Legs(Model model) {
        this.model = model;
    }

    /** The ruling on an exchange that there is, and that has come so far. */
    Ruling of(ExchangeId id, OfDeal ruling, ExchangeState... states) {
        Optional<Deal> deal = Optional.ofNullable(model.exchanges.get(id));
        if (deal.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_EXCHANGE);
        }
        return List.of(states).contains(deal.get().state)
                ? ruling.of(id, deal.get())
                : Ruling.refused(RefusalCode.WRONG_STATE);
    }

    /** Rules on an exchange. */
    @FunctionalInterface
    interface OfDeal {
        Ruling of(ExchangeId id, Deal deal);
    }

    Optional<RefusalCode> leg(MemberRef provider, MemberRef recipient, String category, long minutes) {
        Optional<MemberId> giver = model.find(provider);
        Optional<MemberId> receiver = model.find(recipient);
        return time(minutes)
                .or(() -> unless(model.categories.containsKey(category), RefusalCode.UNKNOWN_CATEGORY))
                .or(() -> unless(giver.isPresent() && receiver.isPresent(), RefusalCode.UNKNOWN_MEMBER))
                .or(() -> unless(!giver.equals(receiver), RefusalCode.SAME_MEMBER));
    }

    Optional<RefusalCode> time(long minutes) {
        return unless(minutes <= model.rules().longestPlausibleMinutes(), RefusalCode.IMPLAUSIBLE_TIME)
                .or(() -> unless(worth(minutes) > 0, RefusalCode.ROUNDS_TO_NOTHING));
    }

    /** What time is worth, in minutes. */
    long worth(long minutes) {
        Rounding rounding = model.rules().rounding();
        long step = rounding.stepMinutes();
        return switch (rounding.direction()) {
            case UP -> (minutes + step - 1) / step * step;
            case NEAREST -> (2 * minutes + step) / (2 * step) * step;
        };
    }

    /** What settles these legs. */
    Moves moves(List<Deal.Part> parts) {
        List<Moves.Side> sides = new ArrayList<>();
        for (Deal.Part part : parts) {
            long minutes = worth(part.minutes());
            sides.add(new Moves.Side(model.member(part.provider()).purse, minutes));
            sides.add(new Moves.Side(model.member(part.recipient()).purse, -minutes));
        }
        return Moves.of(sides);
    }

    boolean lacksApproval(Deal deal) {
        return !deal.approved
                && deal.parts.stream().anyMatch(part -> model.categories.getOrDefault(part.category(), false));
    }

    Deal proposed(ProposeExchange propose) {
        return new Deal(propose.legs().stream()
                .map(leg -> new Deal.Part(
                        model.find(leg.provider()).orElseThrow(),
                        model.find(leg.recipient()).orElseThrow(),
                        leg.category(),
                        propose.date(),
                        leg.minutes()))
                .toList());
    }

    /** What is set aside when it is agreed: what each recipient is expected to be debited. */
    Optional<SetAside> hold(Deal deal) {
        OptionalInt days = model.rules().credits().holdDays();
        SortedMap<Purse, Long> minutes = new TreeMap<>();
        for (Deal.Part part : deal.parts) {
            if (worth(part.minutes()) > 0) {
                minutes.merge(model.member(part.recipient()).purse, worth(part.minutes()), Long::sum);
            }
        }
        if (days.isEmpty() || minutes.isEmpty()) {
            return Optional.empty();
        }
        LocalDate planned = deal.parts.stream()
                .map(Deal.Part::date)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate from = planned.isAfter(model.today()) ? planned : model.today();
        return Optional.of(new SetAside(minutes, Optional.of(from.plusDays(days.getAsInt())), true));
    }
}
