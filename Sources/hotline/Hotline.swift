import ArgumentParser
import Hummingbird
@main struct H: ParsableCommand {}
