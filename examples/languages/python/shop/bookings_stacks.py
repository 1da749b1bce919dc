from aws_cdk import Stack
from cdk_aurora_topology import GlobalDatabase, GlobalPrimaryProps
from constructs import Construct

from shop.network import database_vpc, postgres


class BookingsStack(Stack):
    """Where the global database starts: its primary cluster."""

    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        self.bookings = GlobalDatabase(
            self,
            "Bookings",
            global_cluster_identifier="bookings",
            primary=GlobalPrimaryProps(vpc=database_vpc(self), engine=postgres()),
        )


class BookingsAwayStack(Stack):
    """A Region that follows: it answers reads, and forwards writes."""

    def __init__(self, scope: Construct, construct_id: str, *, bookings: GlobalDatabase, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        bookings.add_secondary(self, "Bookings", vpc=database_vpc(self), write_forwarding=True)
