"""What the stacks share."""

from aws_cdk import Stack, aws_ec2 as ec2, aws_rds as rds


def database_vpc(stack: Stack) -> ec2.Vpc:
    """A network with nothing but a database in it."""
    return ec2.Vpc(
        stack,
        "Vpc",
        nat_gateways=0,
        subnet_configuration=[
            ec2.SubnetConfiguration(name="Database", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED),
        ],
    )


def postgres() -> rds.IClusterEngine:
    """Aurora PostgreSQL, in the version of the shop."""
    return rds.DatabaseClusterEngine.aurora_postgres(version=rds.AuroraPostgresEngineVersion.of("17.7", "17"))
