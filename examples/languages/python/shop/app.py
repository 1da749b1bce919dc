"""The app as a function, so that a test can build it, too."""

from typing import Any, Mapping, Optional

from aws_cdk import App, Environment, Validations
from cdk_aurora_topology import AuroraChecks

from shop.auction_stack import AuctionStack
from shop.bookings_stacks import BookingsAwayStack, BookingsStack
from shop.company_rules import CompanyInstanceClass
from shop.legacy_stack import LegacyStack
from shop.orders_stack import OrdersStack

ACCOUNT = "111122223333"
VIRGINIA = Environment(account=ACCOUNT, region="us-east-1")
IRELAND = Environment(account=ACCOUNT, region="eu-west-1")


def create_app(context: Optional[Mapping[str, Any]] = None) -> App:
    """Declares all stacks. What is wrong is only there where it is asked for: `--context legacy=true`."""
    app = App(context=context)

    OrdersStack(app, "Orders", env=VIRGINIA)
    AuctionStack(app, "Auction", env=VIRGINIA)
    home = BookingsStack(app, "BookingsVirginia", env=VIRGINIA)
    BookingsAwayStack(app, "BookingsIreland", bookings=home.bookings, env=IRELAND)
    if app.node.try_get_context("legacy") == "true":
        LegacyStack(app, "Legacy", env=VIRGINIA)

    Validations.of(app).add_plugins(AuroraChecks(app, rules=[CompanyInstanceClass()]))
    return app
