// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Exchange
import ProtocolFiles
import Protocols
import Terminal
import Verification

/// `steady protocol`: the library, for those who write it.
struct ProtocolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protocol",
    abstract: "List the library's protocols, check it, or compare two versions.",
    subcommands: [
      List.self, Show.self, Check.self, Diff.self, Explain.self, Schema.self,
    ])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Each protocol with its version.", discussion: "Example: steady protocol list")

    @OptionGroup var places: LibraryPlace
    @OptionGroup var form: JSONOption

    func run() throws {
      let (library, bundle) = try usableLibrary(filesOfLibrary(in: places.folder))
      if form.json { return tellAsIs(json(library, bundle.digest)) }
      tell("\(library.title), \(bundle.digest.prefix(12))")
      for (index, written) in library.protocols.enumerated() {
        let steps = library.flow.protocols[index].steps.count
        let due = written.reviewDue.map { ", review due \($0)" } ?? ""
        tell("\(written.id) \(written.version)  \(written.title) (\(steps) steps\(due))")
      }
    }

    private func json(_ library: CheckedLibrary, _ digest: String) -> String {
      let protocols = library.protocols.map { written in
        JSONValue.object([
          ("id", .string(written.id)), ("version", .string(written.version)),
          ("title", .string(written.title)),
          ("reviewDue", written.reviewDue.map { .string($0) } ?? .null),
        ])
      }
      return jsonPage(
        "protocols",
        [
          ("title", .string(library.title)), ("digest", .string(digest)),
          ("protocols", .array(protocols)),
        ])
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "One step: when it is its turn, how it stands on the prompt, and its other words.",
      discussion: "Example: steady protocol show suicide.thoughts")

    @Argument(
      help: "The step's name, such as intent, or its protocol's name, a dot and its own.",
      completion: .custom(stepNames))
    var step: String

    @OptionGroup var places: LibraryPlace

    func run() throws {
      let (library, _) = try usableLibrary(filesOfLibrary(in: places.folder))
      let named = library.steps(named: step)
      guard let number = named.first else {
        throw Stop(library.noStep(named: step), .usage)
      }
      guard named.count == 1 else {
        let all = named.map { library.wholeName(ofStep: $0) }.joined(separator: ", ")
        throw Stop(
          """
          More than one step is named \(step): \(all). Name one of them, such as: \
          steady protocol show \(library.wholeName(ofStep: number))
          """, .usage)
      }
      let page = StepPage(library: library, step: number, now: now())
      let place = library.steps[number].place
      tell("\(place.file), line \(place.line)")
      let screen = Screen(isRich: false, columns: columns())
      tellAsIs(String(screen.text(of: page.lines).dropLast()))
    }
  }

  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "A JSON Schema of one kind of file, for an editor to complete keys by.",
      discussion: "Example: steady protocol schema transcript")

    @Argument(help: "protocol, library, policy, supports, translation or transcript.")
    var kind: AuthorFile

    func run() {
      tellAsIs(kind.editorSchema)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check the shape of the library, and prove its rules over every call.",
      discussion: """
        Example: steady protocol check
        Example: steady protocol check --form sarif -o steady.sarif
        """)

    @OptionGroup var places: LibraryPlace

    @Flag(help: "Check names, jumps and conditions only, and prove nothing.")
    var shapeOnly = false

    @Flag(help: "Name the rules that never speak too; it takes as long again as a new proof.")
    var silentRules = false

    @Flag(help: "Show a shortest call too, and say how many prompts one can have.")
    var lengths = false

    @Option(help: "text, plain (a line each), json, github (workflow commands) or sarif.")
    var form: DiagnosticForm = .text

    @OptionGroup var place: PagePlace

    func validate() throws {
      if shapeOnly, silentRules {
        throw ValidationError(
          "Silent rules take a proof; leave --shape-only or --silent-rules out.")
      }
      if lengths, !form.isForPeople {
        throw ValidationError("--lengths is said to people; leave it out with --form \(form).")
      }
    }

    func run() throws {
      let reading = readLibrary(try filesOfLibrary(in: places.folder))
      let directory = sourceFile("supports.yaml", in: places.folder)
      var diagnostics =
        reading.diagnostics
        + (directory.map { readSupports($0, for: reading.draft).diagnostics } ?? [])
      let shelf = ProofShelf()
      let proof = shapeOnly ? nil : reading.library.map { shelf.proof(of: $0) }
      if let library = reading.library, let proof {
        shelf.keep(KeptProof(proof, of: reading.bundle.digest))
        diagnostics += proof.diagnostics(in: library)
        if silentRules { diagnostics += Vacuity(library).diagnostics }
      }
      let hasError = diagnostics.contains { $0.severity == .error }
      // What stops a library is mended first.
      if !hasError, let draft = reading.draft, let today = today() {
        diagnostics += advice(on: draft, today: today)
      }
      let files = reading.bundle.files + [directory].compactMap { $0 }
      let page = form.page(of: diagnostics, in: files, folder: places.folder)
      if !page.isEmpty || !place.isScreen { try place.tell(page) }
      if let library = reading.library, form.isForPeople {
        summary(library, proof)
        if lengths { tellLengths(of: library) }
      }
      if hasError { throw ExitCode(1) }
    }

    private func tellLengths(of library: CheckedLibrary) {
      let lengths = CallLengths(library)
      if let call = lengths.shortest {
        tell("A shortest call has \(call.length) acts:")
        for line in call.lines(in: library) { tell("  \(line)") }
      } else {
        tell("No shortest call was found.")
      }
      switch lengths.longest {
      case .prompts(let count): tell("No call has more than \(count) prompts, alarms aside.")
      case .comesRound(let step):
        let name = library.wholeName(ofStep: step)
        tell("No call is the longest: one may come round to \(name) as often as is answered.")
      case .tooManyPlaces: tell("How long a call can be was not found: the library is too large.")
      }
    }

    private func summary(_ library: CheckedLibrary, _ proof: LibraryProof?) {
      tell("Shape: no errors in \(library.protocols.count) protocols.")
      guard let proof else {
        return tell("Paths: not proved, because only the shape was asked for.")
      }
      tell(
        "Paths: \(proof.holding) of \(proof.rules.count) rules hold on every path;"
          + " words and judgement are not proved.")
      let defaults = DefaultRule.allCases.count
      let kept = defaults - Set(proof.defaults.map(\.rule)).count
      tell("\(kept) of \(defaults) rules hold that every library keeps without writing them.")
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What a diagnostic's code means, or how a form of rule is used.",
      discussion: """
        Example: steady protocol explain PR304
        Example: steady protocol explain every call
        """)

    @OptionGroup var places: LibraryPlace

    @Argument(
      help: "A code such as PR304, a form such as \"every call\", or a rule of the policy.")
    var name: [String]

    func run() throws {
      let name = name.joined(separator: " ")
      var text = explanation(of: name.uppercased()) ?? manual(ofRule: name)
      if text == nil { text = writtenRule(name, in: try filesOfLibrary(in: places.folder)) }
      guard let text else {
        let forms = RuleManuals.forms.map(\.name) + DefaultRule.allCases.map(\.rawValue)
        throw Stop(
          """
          There is no code or rule "\(name)", and no rule of the library's policy. Rules: \
          \(forms.joined(separator: ", ")).
          """, .usage)
      }
      tell(text)
      let rule = DefaultRule.allCases.first { $0.code == name.uppercased() }
      if let more = rule.flatMap({ manual(ofRule: $0.rawValue) }) { tell(more) }
    }
  }
}

extension AuthorFile: ExpressibleByArgument {}
