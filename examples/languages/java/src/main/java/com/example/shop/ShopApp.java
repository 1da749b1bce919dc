package com.example.shop;

import io.github.cdkauroratopology.AuroraChecks;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Validations;

/** The shop: {@code cdk synth} runs this program. */
public final class ShopApp {
    private static final String ACCOUNT = "111122223333";

    private ShopApp() {
    }

    public static void main(final String[] args) {
        create(AppProps.builder().build()).synth();
    }

    /** Declares all stacks. What is wrong is only there where it is asked for: {@code --context legacy=true}. */
    static App create(final AppProps props) {
        final App app = new App(props);

        new OrdersStack(app, "Orders", in("us-east-1"));
        new AuctionStack(app, "Auction", in("us-east-1"));
        final BookingsStack home = new BookingsStack(app, "BookingsVirginia", in("us-east-1"));
        new BookingsAwayStack(app, "BookingsIreland", in("eu-west-1"), home.getBookings());
        if ("true".equals(app.getNode().tryGetContext("legacy"))) {
            new LegacyStack(app, "Legacy", in("us-east-1"));
        }

        Validations.of(app).addPlugins(AuroraChecks.Builder.create(app).rules(List.of(new CompanyInstanceClass())).build());
        return app;
    }

    private static StackProps in(final String region) {
        return StackProps.builder().env(Environment.builder().account(ACCOUNT).region(region).build()).build();
    }
}
