#!/usr/bin/env python3
"""The shop: `cdk synth` runs this file."""

from shop.app import create_app

create_app().synth()
