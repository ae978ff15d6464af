//! Reads CoNLL-U on its own, by the format's definition, and checks that it keeps to it.

/// A line of ten columns.
#[derive(Debug, Clone)]
pub struct Row {
    pub columns: Vec<String>,
}

impl Row {
    pub fn id(&self) -> &str {
        &self.columns[0]
    }

    pub fn form(&self) -> &str {
        &self.columns[1]
    }

    pub fn misc(&self, key: &str) -> Option<&str> {
        self.columns[9].split('|').find_map(|k| k.strip_prefix(key)?.strip_prefix('='))
    }
}

/// One sentence: its comments and rows.
#[derive(Debug, Default)]
pub struct Block {
    pub comments: Vec<String>,
    pub rows: Vec<Row>,
}

impl Block {
    pub fn comment(&self, key: &str) -> Option<&str> {
        self.comments.iter().find_map(|c| c.strip_prefix("# ")?.strip_prefix(key)?.strip_prefix(" = "))
    }

    /// The rows of words: neither ranges nor empty nodes.
    pub fn words(&self) -> Vec<&Row> {
        self.rows.iter().filter(|r| r.id().bytes().all(|b| b.is_ascii_digit())).collect()
    }
}

/// Reads the sentences of a text. Fails where a line has not ten columns, or the last sentence no blank line after it.
pub fn blocks(text: &str) -> Vec<Block> {
    assert!(text.ends_with("\n\n"), "a blank line stands after the last sentence");
    let mut blocks = vec![Block::default()];
    for line in text.lines() {
        let last = blocks.last_mut().unwrap();
        if line.is_empty() {
            blocks.push(Block::default());
        } else if line.starts_with('#') {
            last.comments.push(line.to_owned());
        } else {
            let columns: Vec<String> = line.split('\t').map(str::to_owned).collect();
            assert_eq!(columns.len(), 10, "{line}");
            assert!(columns.iter().all(|c| !c.is_empty()), "{line}");
            last.rows.push(Row { columns });
        }
    }
    blocks.pop();
    blocks
}

/// Checks numbers, heads, features and text of a sentence.
pub fn assert_valid(block: &Block) {
    let words = block.words();
    let heads: Vec<usize> = words.iter().map(|w| w.columns[6].parse().unwrap()).collect();
    for (i, word) in words.iter().enumerate() {
        assert_eq!(word.id(), (i + 1).to_string());
        assert!(heads[i] <= words.len() && heads[i] != i + 1, "{word:?}");
        assert_eq!(heads[i] == 0, word.columns[7] == "root", "{word:?}");
        let (mut at, mut steps) = (i + 1, 0);
        while at != 0 {
            at = heads[at - 1];
            steps += 1;
            assert!(steps <= words.len(), "a circle at {word:?}");
        }
        let names: Vec<String> =
            word.columns[5].split('|').map(|f| f.split('=').next().unwrap().to_lowercase()).collect();
        assert!(names.is_sorted_by(|a, b| a < b), "features in order: {word:?}");
    }
    assert_eq!(heads.iter().filter(|h| **h == 0).count(), 1, "one root: {words:?}");
    if let Some(text) = block.comment("text") {
        assert_eq!(rebuilt(block).trim_end(), text);
    }
}

/// The text that the written words of a sentence make.
pub fn rebuilt(block: &Block) -> String {
    let mut text = String::new();
    let mut covered = 0;
    for row in &block.rows {
        if let Some((_, last)) = row.id().split_once('-') {
            covered = last.parse().unwrap();
        } else if row.id().contains('.') || row.id().parse::<usize>().unwrap() <= covered {
            continue;
        }
        text.push_str(row.form());
        if row.misc("SpaceAfter") != Some("No") {
            text.push(' ');
        }
    }
    text
}
